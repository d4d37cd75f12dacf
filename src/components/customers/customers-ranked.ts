import type {CustomerColumns} from "./customer-columns.js";
import type {CustomerField} from "./customer-fields.js";
import type {CustomerQuery, Found} from "./customer-query.js";
import {sortedIndex} from "./sorted-index.js";

type Order = Pick<CustomerQuery, "sort" | "descending">;

/** Returns what gives the positions of all customers in an order; each order is sorted once and kept. */
export function ordersOf(fields: readonly CustomerField[]): (order: Order) => Uint32Array {
  const orders = new Map<string, Uint32Array>();
  return ({sort, descending}) => {
    const name = `${sort} ${descending}`;
    let found = orders.get(name);
    if (!found) {
      const field = fields.find(({id}) => id === sort) ?? fields[0]!;
      found = sortedIndex(field.order(), descending);
      orders.set(name, found);
    }
    return found;
  };
}

/** Returns the positions of those found, in the order of all, and the net sales of them together. */
export function rankFound(
  {count, isIn}: Pick<Found, "count" | "isIn">,
  order: Uint32Array,
  customers: CustomerColumns,
): {positions: Uint32Array; net: number} {
  const amounts = customers.number.net_amount;
  const positions = new Uint32Array(count);
  let [size, net] = [0, 0];
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    if (isIn[at] === 0) continue;
    positions[size++] = at;
    net += amounts[at]!;
  }
  return {positions, net};
}

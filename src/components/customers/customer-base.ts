import {chooseRows} from "../filters/choose-rows.js";
import type {Chosen} from "../filters/choose-rows.js";
import {readCustomers} from "./customer-columns.js";
import type {CustomerColumns} from "./customer-columns.js";
import type {Counts} from "../filters/filter-bar.js";
import {filterNames} from "../filters/filters.js";
import type {FilterName, Selection} from "../filters/filters.js";
import {units} from "../filters/money-sum.js";
import {sortedIndex} from "./sorted-index.js";

/** Customers as filters see them: columns, exact money, and the order by net sales, all made once. */
export interface CustomerBase {
  readonly columns: CustomerColumns;
  /** Net sales and margin in whole ten-thousandths; NaN where margin is not known. */
  readonly netUnits: Float64Array;
  readonly marginUnits: Float64Array;
  /** Places of the buyers, largest net sales first. */
  readonly byNet: Uint32Array;
  /** Places of the buyers by days since the last order and by orders, ascending. */
  readonly byDays: Uint32Array;
  readonly byOrders: Uint32Array;
}

const columnOf = {
  region: "region",
  channel: "first_channel",
  category: "first_category",
  segment: "segment",
  tier: "tier",
} as const satisfies Readonly<Record<FilterName, keyof CustomerColumns["text"]>>;

/** Resolves to the customers of a mart's file, ready to be filtered. */
export async function readBase(file: Promise<ArrayBuffer>): Promise<CustomerBase> {
  return baseOf(await readCustomers(file));
}

export function baseOf(columns: CustomerColumns): CustomerBase {
  const {net_amount: net, margin_amount: margin, order_count: orders} = columns.number;
  const buyers = (values: Float64Array, descending: boolean) =>
    sortedIndex(values, descending).filter((at) => orders[at]! > 0);
  return {
    columns,
    netUnits: net.map(units),
    marginUnits: margin.map(units),
    byNet: buyers(net, true),
    byDays: buyers(columns.number.days_since_last_order, false),
    byOrders: buyers(orders, false),
  };
}

/** The last choice among customers: a page counts its tables and the values of its filters by the same. */
const lastChoice = new WeakMap<
  CustomerBase,
  {readonly selection: Selection; readonly chosen: Chosen<FilterName>}
>();

/** Returns the customers that a selection lets through. */
export function chooseCustomers(base: CustomerBase, selection: Selection): Chosen<FilterName> {
  const last = lastChoice.get(base);
  if (last?.selection === selection) return last.chosen;
  const {columns} = base;
  const chosen = chooseRows(
    columns.size,
    filterNames.map((name) => ({
      name,
      kept: selection.kept[name],
      ...columns.text[columnOf[name]],
    })),
  );
  lastChoice.set(base, {selection, chosen});
  return chosen;
}

/** Returns how many customers each value has under the other filters. */
export function customerCounts(base: CustomerBase, selection: Selection): Counts {
  const {counts} = chooseCustomers(base, selection);
  return (name, value) => counts[name].get(value) ?? 0;
}

/** Returns the place of each key of another mart among the customers; both come in the order of keys. */
export function placesOf(keys: readonly string[], {key}: CustomerColumns): Uint32Array {
  const places = new Uint32Array(keys.length);
  let at = 0;
  for (let i = 0; i < keys.length; i++) {
    while (at < key.length && key[at]! < keys[i]!) at++;
    if (key[at] !== keys[i]) throw new Error(`a customer is not among the customers: ${keys[i]}`);
    places[i] = at;
  }
  return places;
}

import type {CustomerBase} from "../customers/customer-base.js";
import {placesOf} from "../customers/customer-base.js";
import {readColumns} from "../marts/mart-columns.js";
import {units} from "./money-sum.js";

/** Purchase days of all customers as columns, by customer and then by day. Days are counted from 1970. */
export interface Purchases {
  readonly size: number;
  /** Where each customer's days begin, and at the end of all the size: few customers take little time to count. */
  readonly from: Uint32Array;
  /** The place among customers. */
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  readonly orders: Uint16Array;
  /** Money of the orders in whole ten-thousandths. */
  readonly units: Float64Array;
}

/** Days with returns, as columns. */
export interface Returns {
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  readonly units: Float64Array;
}

export const dayLength = 86_400_000;

/** Resolves to the purchase days of mart `customer_days`. */
export async function readPurchases(
  file: Promise<ArrayBuffer>,
  {columns}: CustomerBase,
): Promise<Purchases> {
  const days = await readColumns(await file, [], ["orders", "net_amount", "order_date"]);
  const {orders, net_amount: net, order_date: date} = days.number;
  const customer = placesOf(days.key, columns);
  return {
    size: days.size,
    customer,
    from: beginsOf(customer, columns.size),
    day: Int32Array.from(date, (time) => time / dayLength),
    orders: Uint16Array.from(orders),
    units: net.map(units),
  };
}

/** Returns where the rows of each customer begin among rows in the order of customers. */
export function beginsOf(customer: Uint32Array, customers: number): Uint32Array {
  const from = new Uint32Array(customers + 1);
  for (const who of customer) from[who + 1]! += 1;
  for (let who = 0; who < customers; who++) from[who + 1]! += from[who]!;
  return from;
}

/** Resolves to the days of mart `customer_returns`. */
export async function readReturns(
  file: Promise<ArrayBuffer>,
  {columns}: CustomerBase,
): Promise<Returns> {
  const days = await readColumns(await file, [], ["net_amount", "order_date"]);
  return {
    customer: placesOf(days.key, columns),
    day: Int32Array.from(days.number.order_date, (time) => time / dayLength),
    units: days.number.net_amount.map(units),
  };
}

/** Returns the index of each day's month among months that follow one another, the first at 0. */
export function monthsOfDays(days: Int32Array, first: Date): Uint16Array {
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const known = new Map<number, number>();
  return Uint16Array.from(days, (day) => {
    let month = known.get(day);
    if (month === undefined) {
      const date = new Date(day * dayLength);
      month = date.getUTCFullYear() * 12 + date.getUTCMonth() - start;
      known.set(day, month);
    }
    return month;
  });
}

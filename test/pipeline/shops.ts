import fc from "fast-check";
import type {Tables} from "./source.js";

/** A record of a made-up shop: days count from the shop's first, money in cents. */
export interface Deal {
  readonly customer: string | null;
  readonly day: number;
  readonly cents: number;
  readonly isCancelled: boolean;
}

export interface Shop {
  readonly deals: readonly Deal[];
  /** Who is listed, with the day of joining if it is known. */
  readonly joined: ReadonlyMap<string, number | null>;
  /** The day up to which the shop is looked at. */
  readonly asOf: number;
}

/** Days without an order after which a stage begins, and purchase days for loyalty; see `settings`. */
export const limits = {atRisk: 20, dormant: 45, churned: 70, loyal: 4} as const;

export const settings = `definitions:
  at_risk_after_days: ${limits.atRisk}
  dormant_after_days: ${limits.dormant}
  churned_after_days: ${limits.churned}
  loyal_from_purchase_days: ${limits.loyal}
  smallest_cell_customers: 1
`;

const start = Date.UTC(2023, 0, 20);

/** Returns a day of the shop as YYYY-MM-DD. */
export function dateOf(day: number): string {
  return new Date(start + day * 864e5).toISOString().slice(0, 10);
}

const names = [..."abcdefghijkl"];
const day = fc.integer({min: 0, max: 300});
const cents = fc.oneof(
  {weight: 6, arbitrary: fc.integer({min: 1, max: 9999})},
  {weight: 2, arbitrary: fc.constantFrom(1000, 2000)},
  {weight: 1, arbitrary: fc.integer({min: -9999, max: -1})},
  {weight: 1, arbitrary: fc.constant(0)},
);
const isCancelled = fc.integer({min: 0, max: 19}).map((number) => number === 7);

/** Gaps around the limits, where a day more or less decides. */
const gap = fc.oneof(
  fc.integer({min: 0, max: 90}),
  fc.constantFrom(
    ...[limits.atRisk, limits.dormant, limits.churned].flatMap((n) => [n, n + 1, n + 2]),
  ),
);

/** One customer's deals, or those of nobody known, from a first day on. */
const chain = fc
  .record({
    customer: fc.option(fc.constantFrom(...names), {freq: 8}),
    first: day,
    steps: fc.array(fc.record({gap, cents, isCancelled}), {
      minLength: 1,
      maxLength: 9,
      size: "max",
    }),
  })
  .map(({customer, first, steps}) => {
    let day = first;
    return steps.map(({gap, ...step}, i): Deal => {
      day += i === 0 ? 0 : gap;
      return {customer, day, ...step};
    });
  });

/** Small shops with returns, cancellations, zeros, anonymous money, busy days and long silences. */
export const shops: fc.Arbitrary<Shop> = fc
  .record({
    chains: fc.array(chain, {minLength: 3, maxLength: 20, size: "max"}),
    joined: fc.array(fc.tuple(fc.constantFrom(...names, "p", "q"), fc.option(day)), {
      maxLength: 14,
    }),
    first: fc.integer({min: 0, max: 30}),
    last: fc.nat(),
    silence: gap,
  })
  .map(({chains, joined, first, last, silence}) => {
    // Somebody bought something by the first as-of date there may be.
    const opening = {customer: "a", day: first, cents: 500, isCancelled: false};
    const deals = [opening, ...chains.flat()];
    const asOf = Math.max(first, deals[last % deals.length]!.day) + silence;
    return {deals, joined: new Map(joined), asOf};
  });

/** Where orders of a day are placed: all alike, so that the first of several does not matter. */
export const channelOf = (day: number) => ["web", "store", "app", null][day % 4] ?? null;
export const promotionOf = (day: number) => ["discount", "gift", null][(day >> 2) % 3] ?? null;

/** Returns the shop as canonical tables; costs are half the money. */
export function tablesOf({deals, joined}: Shop): Tables {
  const orders = deals.map(({customer, day, cents, isCancelled}, i) => ({
    order_id: `o${i}`,
    customer_id: customer,
    ordered_at: dateOf(day),
    net_amount: (cents / 100).toFixed(2),
    cost_amount: (cents / 200).toFixed(3),
    channel: channelOf(day),
    promotion_kind: promotionOf(day),
    status: isCancelled ? "cancelled" : "paid",
  }));
  const customers = [...joined].map(([customer_id, day]) => ({
    customer_id,
    joined_at: day === null ? null : dateOf(day),
    region: `region of ${customer_id}`,
  }));
  return {orders, ...(customers.length > 0 && {customers})};
}

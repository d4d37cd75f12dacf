import {expect} from "vitest";
import {tally} from "./tally.js";
import type {Shop} from "./shops.js";
import type {Found} from "./source.js";

type Numbers = Record<string, number>;
const sum = (rows: Found[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

/** All rows and money of a shop are in its marts, and marts of the same customers add up alike. */
export function checkSums(found: Record<string, Found[]>, shop: Shop): void {
  const orders = found["quality"]!.filter(({table_name}) => table_name === "orders");
  const outcomes = orders.filter(({outcome}) => outcome !== "read");
  expect(sum(outcomes, "rows")).toBe(shop.deals.length);
  const cents = shop.deals.reduce((total, deal) => total + deal.cents, 0);
  expect(sum(outcomes, "net_amount")).toBeCloseTo(cents / 100, 6);
  expect(orders[0]).toMatchObject({outcome: "read", rows: shop.deals.length});
  // All money that counts is in the months.
  const counted = outcomes.filter(({outcome}) => /order|return/.test(String(outcome)));
  expect(sum(found["months"]!, "net_amount")).toBeCloseTo(sum(counted, "net_amount"), 6);

  const rfm = found["rfm"]!;
  const buyers = rfm.length;
  for (const name of ["segments", "tiers", "rfm_matrix"]) {
    expect(sum(found[name]!, "customers")).toBe(buyers);
    expect(sum(found[name]!, "customers_share")).toBeCloseTo(1, 9);
    expect(sum(found[name]!, "net_amount")).toBeCloseTo(sum(rfm, "net_amount"), 6);
    for (const {customers_share: share} of found[name]!) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  }
  for (const row of found["segments"]!) {
    const {customers, customers_before, moved_in, moved_out, arrived} = row as Numbers;
    expect(customers_before! - moved_out! + moved_in! + arrived!).toBe(customers);
  }
  const dates = found["segment_dates"]!;
  expect(dates[0]).toMatchObject({months_back: 0, customers: buyers});
  for (const {on_date, customers} of dates.slice(1)) {
    const moves = found["segment_moves"]!.filter(
      ({from_date, to_date}) => from_date === on_date && to_date === dates[0]?.["on_date"],
    );
    expect(sum(moves, "customers")).toBe(buyers);
    expect(
      sum(
        moves.filter(({move}) => move !== "arrived"),
        "customers",
      ),
    ).toBe(customers);
  }
  const last = found["concentration"]!.at(-1);
  expect(last).toMatchObject({percentile: 100, customers: buyers});
  expect(last?.["cumulative_net_amount"]).toBeCloseTo(sum(rfm, "net_amount"), 6);

  const cohorts = found["cohorts"]!;
  expect(
    sum(
      cohorts.filter(({age_months}) => age_months === 0),
      "cohort_customers",
    ),
  ).toBe(buyers);
  expect(sum(cohorts, "orders")).toBe(sum(rfm, "order_count"));
  expect(sum(cohorts, "net_amount")).toBeCloseTo(sum(rfm, "net_amount"), 6);
  expect(sum(found["months"]!, "new_customers")).toBe(buyers);
}

/** Who comes and goes is who stands there in the end. */
export function checkLifecycle(found: Record<string, Found[]>): void {
  const rows = found["lifecycle"]! as (Found & Numbers)[];
  const ends = new Map<string, number>();
  for (const row of rows) {
    const {customers_at_start: start, customers_in, customers_out, customers_at_end: end} = row;
    expect(start).toBe(ends.get(String(row["stage"])) ?? 0);
    expect(start! + customers_in! - customers_out!).toBe(end);
    expect(end).toBeGreaterThanOrEqual(0);
    ends.set(String(row["stage"]), end!);
  }
  const standing = tally(found["customers"]!.map((row) => String(row["lifecycle_stage"])));
  expect(Object.fromEntries([...ends].filter(([, end]) => end > 0))).toEqual(standing);
}

/** Who bought later, more often or for more has no lower score. */
export function checkScores(rfm: Found[]): void {
  const measures = [
    ["days_since_last_order", "recency_score", -1],
    ["order_count", "frequency_score", 1],
    ["net_amount", "monetary_score", 1],
  ] as const;
  for (const [value, score, sign] of measures) {
    for (const one of rfm as Numbers[]) {
      for (const two of rfm as Numbers[]) {
        const difference = sign * (one[value]! - two[value]!);
        if (difference === 0) expect(one[score]).toBe(two[score]);
        if (difference > 0) expect(one[score]).toBeGreaterThanOrEqual(two[score]!);
      }
    }
  }
}

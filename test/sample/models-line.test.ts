import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {type Computed, compute} from "../../loaders/compute.js";
import {extendLedger} from "../../loaders/models/ledger/ledger-file.js";
import {key, martRows, newFolder, query, type Found} from "../pipeline/source.js";
import {copySample} from "./models-source.js";

let source: string;
let cache: string;
let ledger: string;
let now: Computed;
let then: {forecasts: Computed["forecasts"]; customers: Found[]};

/** A build as of 31 March writes the ledger, which one as of 30 June reads. */
beforeAll(async () => {
  source = copySample();
  cache = newFolder();
  ledger = join(newFolder(), "ledger.jsonl");
  const told = {source, cache, key, log: () => {}, ledger, threads: 1};
  const before = await compute({...told, asOf: "2026-03-31"});
  then = {forecasts: before.forecasts, customers: await martRows(before, "customers")};
  expect(await martRows(before, "forecast_ledger")).toEqual([]);
  await before.close();
  extendLedger(ledger, then.forecasts);
  now = await compute(told);
});
afterAll(() => now.close());

describe("the ledger", () => {
  test("holds the total, the segments and the cohorts of the day, for three horizons", () => {
    const of = (kind: string) => then.forecasts.filter((entry) => entry.kind === kind);
    const buyers = then.customers.filter((row) => Number(row["order_count"]) > 0);
    expect(of("total").map(({ends_on}) => ends_on)).toEqual([
      "2026-04-30",
      "2026-06-29",
      "2027-03-31",
    ]);
    for (const kind of ["total", "segment", "cohort"]) {
      const month = of(kind).filter(({ends_on}) => ends_on === "2026-04-30");
      expect(month.reduce((sum, {customers}) => sum + customers, 0)).toBe(buyers.length);
    }
  });

  test("is scored by what came: the same as counting the orders of the customers of then", async () => {
    const orders = await query(
      now,
      `select customer_id, sum(orders)::double as orders
      from core.purchase_days as days
      inner join core.customers as customers on days.customer_no = customers.customer_no
      where order_date > date '2026-03-31' and order_date <= date '2026-06-29'
      group by customer_id`,
    );
    const ordered = new Map(orders.map((row) => [row["customer_id"], Number(row["orders"])]));
    const count = (isMember: (row: Found) => boolean) =>
      then.customers
        .filter((row) => Number(row["order_count"]) > 0 && isMember(row))
        .reduce((sum, row) => sum + (ordered.get(row["customer_id"]) ?? 0), 0);
    const rows = await martRows(now, "forecast_ledger");
    const due = rows.filter(({due_date}) => due_date === "2026-06-29");
    expect(due.length).toBeGreaterThan(40);
    for (const {division, group_name, actual_orders, ...row} of due) {
      const expected = count((customer) =>
        division === "total"
          ? true
          : division === "segment"
            ? customer["segment"] === group_name
            : String(customer["first_order_date"]).startsWith(String(group_name)),
      );
      expect([group_name, actual_orders]).toEqual([group_name, expected]);
      const [low, high] = [Number(row["expected_orders_low"]), Number(row["expected_orders_high"])];
      expect(row["is_covered"]).toBe(low <= expected && expected <= high);
    }
    const open = rows.filter(({due_date}) => due_date === "2027-03-31");
    expect(open.length).toBe(due.length);
    for (const row of open) expect(row).toMatchObject({actual_orders: null, is_covered: null});
  });

  test("a repeated build adds nothing to it", () => {
    extendLedger(ledger, now.forecasts);
    const text = readFileSync(ledger, "utf8");
    extendLedger(ledger, now.forecasts);
    expect(readFileSync(ledger, "utf8")).toBe(text);
    expect(now.forecasts[0]?.fingerprint).toBe(then.forecasts[0]?.fingerprint);
  });
});

describe("survival curves", () => {
  /** Product-limit estimate by plain loops over every single wait. */
  function plainly(waits: readonly {days: number; isOrdered: boolean}[], day: number): number {
    let share = 1;
    for (let at = 0; at <= day; at++) {
      const atRisk = waits.filter(({days}) => days >= at).length;
      const ordered = waits.filter(({days, isOrdered}) => isOrdered && days === at).length;
      if (atRisk > 0) share *= 1 - ordered / atRisk;
    }
    return share;
  }

  test.each([
    ["order_step", "2_3", "days.purchase_number = 2", "days.order_date"],
    ["order_step", "1_2", "days.purchase_number = 1", "days.order_date"],
    [
      "first_channel",
      "Douyin",
      "days.purchase_number = 1 and labels.first_channel = 'Douyin'",
      "days.order_date",
    ],
    [
      "segment",
      "champions",
      `scores.segment = 'champions' and days.order_date <= date '2026-03-30'
        and coalesce(days.next_order_date > date '2026-03-30', true)`,
      "date '2026-03-30'",
    ],
  ])("%s %s is what counting every wait gives", async (family, curve, where, from) => {
    const found = await query(
      now,
      `select (coalesce(days.next_order_date, date '2026-06-30') - ${from})::integer as days,
        days.next_order_date is not null as is_ordered
      from core.purchase_days as days
      left join core.labels as labels on days.customer_no = labels.customer_no
      left join core.rfm_scores as scores
        on days.customer_no = scores.customer_no and scores.moment = 'before'
      where ${where}`,
    );
    const waits = found.map((row) => ({
      days: Number(row["days"]),
      isOrdered: row["is_ordered"] === true,
    }));
    const rows = (await martRows(now, "survival")).filter(
      (row) => row["family"] === family && row["curve"] === curve,
    );
    for (const day of [0, 1, 14, 30, 60, 86]) {
      const row = rows.find((each) => each["day"] === day);
      expect(row).toMatchObject({
        at_risk: waits.filter(({days}) => days >= day).length,
        ordered: waits.filter(({days, isOrdered}) => isOrdered && days <= day).length,
      });
      expect(row!["waiting_share"]).toBeCloseTo(plainly(waits, day), 5);
      expect(Number(row!["waiting_share_low"])).toBeLessThanOrEqual(Number(row!["waiting_share"]));
      expect(Number(row!["waiting_share_high"])).toBeGreaterThanOrEqual(
        Number(row!["waiting_share"]),
      );
    }
    const [whole] = (await martRows(now, "survival_curves")).filter(
      (row) => row["family"] === family && row["curve"] === curve,
    );
    expect(whole).toMatchObject({
      purchases: waits.length,
      ordered: waits.filter(({isOrdered}) => isOrdered).length,
    });
    const median = Number(whole!["median_days"]);
    if (whole!["median_days"] !== null) {
      expect(plainly(waits, median)).toBeLessThanOrEqual(0.5);
      expect(plainly(waits, median - 1)).toBeGreaterThan(0.5);
    }
  });
});

test("survival is published on the days at which axes have numbers", async () => {
  const rows = await martRows(now, "survival");
  const own = rows.filter((row) => row["family"] === "order_step" && row["curve"] === "1_2");
  const days = own.map((row) => Number(row["day"]));
  const axis = [0, 29, 30, 60, 90, 120, 180, 270, 360, 365, 390, 540, 720, 730];
  expect(days).toEqual(expect.arrayContaining(axis));
  expect(days).toEqual(expect.arrayContaining([37, 86, 359]));
  expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
});

test("what groups are worth lies within its interval, summed twice over", async () => {
  const groups = await martRows(now, "clv_groups");
  const totals = await query(
    now,
    `select division, expected_amount from models.forecast where month_number = 0`,
  );
  for (const division of new Set(groups.map((row) => row["division"]))) {
    const amounts = (rows: readonly Record<string, unknown>[], column: string) =>
      rows
        .filter((row) => row["division"] === division)
        .map((row) => Number(row[column]))
        .sort((a, b) => a - b);
    const told = amounts(groups, "clv_amount");
    const summed = amounts(totals, "expected_amount");
    expect(summed, String(division)).toHaveLength(told.length);
    // The mart adds amounts of four decimals, one per customer.
    told.forEach((amount, at) => expect(Math.abs(amount - summed[at]!)).toBeLessThan(0.5));
  }
  for (const {clv_amount: amount, clv_amount_low: low, clv_amount_high: high} of groups) {
    expect(Number(low)).toBeLessThan(Number(amount));
    expect(Number(high)).toBeGreaterThan(Number(amount));
  }
});

test("the same bytes on two and on four threads", async () => {
  const hashes = ({marts}: Computed) =>
    [...marts.values()]
      // It tells the commit, which may come between two builds.
      .filter(({contract}) => contract.name !== "build_info")
      .map(({contract, parquet}) => [
        contract.name,
        createHash("sha256").update(readFileSync(parquet)).digest("hex"),
      ]);
  const expected = hashes(now);
  const text = readFileSync(ledger, "utf8");
  for (const threads of [2, 4]) {
    const other = await compute({source, cache: newFolder(), key, ledger, threads, log: () => {}});
    expect(hashes(other)).toEqual(expected);
    expect(other.forecasts).toEqual(now.forecasts);
    await other.close();
  }
  expect(readFileSync(ledger, "utf8")).toBe(text);
});

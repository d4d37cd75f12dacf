import fc from "fast-check";
import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import * as plainly from "./plainly.js";
import {channelOf, dateOf, promotionOf, settings, type Shop, shops, tablesOf} from "./shops.js";
import {type Found, martRows, withMarts, writeSource} from "./source.js";

type Numbers = Record<string, number>;
const sum = (rows: Found[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
const count = (list: readonly string[]) => {
  const counts: Numbers = {};
  for (const each of list) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};

async function marts(computed: Computed): Promise<Record<string, Found[]>> {
  const found: Record<string, Found[]> = {};
  for (const name of computed.marts.keys()) found[name] = await martRows(computed, name);
  return found;
}

function checkSums(found: Record<string, Found[]>, shop: Shop): void {
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

function checkLifecycle(found: Record<string, Found[]>): void {
  const rows = found["lifecycle"]! as (Found & Numbers)[];
  const ends = new Map<string, number>();
  for (const row of rows) {
    const {customers_at_start: start, customers_in, customers_out, customers_at_end: end} = row;
    expect(start).toBe(ends.get(String(row["stage"])) ?? 0);
    expect(start! + customers_in! - customers_out!).toBe(end);
    expect(end).toBeGreaterThanOrEqual(0);
    ends.set(String(row["stage"]), end!);
  }
  const standing = count(found["customers"]!.map((row) => String(row["lifecycle_stage"])));
  expect(Object.fromEntries([...ends].filter(([, end]) => end > 0))).toEqual(standing);
}

function checkScores(rfm: Found[]): void {
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

/** Who stood where at the ends of all months, two by two. */
function checkPairs(found: Record<string, Found[]>, shop: Shop): void {
  const first = Math.min(...shop.deals.map(({day}) => day));
  const days = Array.from({length: shop.asOf - first + 1}, (_, i) => first + i);
  const months = found["months"]!.map(({month}) => String(month)).slice(-60);
  const ends = months.map((month) =>
    Math.max(...days.filter((day) => plainly.monthOf(day) === month)),
  );
  const wanted = ends.flatMap((to, j) =>
    ends.slice(0, j).flatMap((from, i) =>
      plainly.known(shop).flatMap((name) => {
        const [a, b] = [from, to].map((day) => plainly.standingOn(shop, name, day));
        return b === "none" ? [] : [[months[i], months[j], a, b].join(" ")];
      }),
    ),
  );
  const pairs = [...found["stage_pairs"]!, ...found["stage_pairs_earlier"]!];
  expect(
    Object.fromEntries(
      pairs.map(({from_month, to_month, from_stage, to_stage, customers}) => [
        [from_month, to_month, from_stage, to_stage].join(" "),
        customers,
      ]),
    ),
  ).toEqual(count(wanted));
}

function checkPlainly(found: Record<string, Found[]>, shop: Shop): void {
  expect(found["customers"]!.map(({customer_id}) => customer_id)).toEqual(plainly.known(shop));
  expect(
    found["rfm"]!.map((row) => ({
      name: row["customer_id"],
      days: row["days_since_last_order"],
      orders: row["order_count"],
      cents: Math.round(Number(row["net_amount"]) * 100),
      scores: [row["recency_score"], row["frequency_score"], row["monetary_score"]],
    })),
  ).toEqual([...plainly.rfm(shop)].map(([name, scored]) => ({name, ...scored})));

  const stages = found["customers"]!.map(({customer_id, lifecycle_stage}) => [
    customer_id,
    lifecycle_stage,
  ]);
  expect(stages).toEqual(
    plainly.known(shop).map((name) => [name, plainly.stageOn(shop, name, shop.asOf)]),
  );

  const moves = plainly.moves(shop);
  const flows = found["lifecycle_flows"]!.map(({month, from_stage, to_stage, customers}) => [
    [month, from_stage, to_stage].join(" "),
    customers,
  ]);
  expect(Object.fromEntries(flows)).toEqual(
    count(moves.map(({month, from, to}) => [month, from, to].join(" "))),
  );

  checkPairs(found, shop);

  let away = 0;
  let here = 0;
  for (const row of found["churn_rates"]!) {
    const own = moves.filter(({month}) => month === row["month"]);
    const churned = own.filter(({to}) => to === "churned").length;
    const back = own.filter(({from}) => from === "churned").length;
    const arrived = own.filter(
      ({from, to}) => (from === "none" || from === "prospect") && to !== "prospect",
    ).length;
    expect(row).toMatchObject({
      customers_at_start: here,
      churned,
      reactivated: back,
      churn_rate: here === 0 ? null : churned / here,
      reactivation_rate: away + churned === 0 ? null : back / (away + churned),
    });
    here += arrived + back - churned;
    away += churned - back;
  }

  const cells = plainly.cohorts(shop);
  for (const row of found["cohorts"]!) {
    const month = plusMonths(String(row["cohort_month"]), Number(row["age_months"]));
    const cell = cells.get(`${String(row["cohort_month"])} ${month}`);
    expect([row["active_customers"], row["orders"]]).toEqual([
      cell?.active.size ?? 0,
      cell?.orders ?? 0,
    ]);
    expect(row["net_amount"]).toBeCloseTo((cell?.cents ?? 0) / 100, 6);
    if (cell) expect(row["cohort_customers"]).toBe(cell.customers);
    cells.delete(`${String(row["cohort_month"])} ${month}`);
  }
  expect([...cells.keys()]).toEqual([]);

  const quarters = [...plainly.cohortQuarters(shop)].map(([key, cell]) => {
    const [cohort = 0, quarter = 0] = key.split(" ").map(Number);
    return [cohort, quarter - cohort, cell.customers, cell.active.size, cell.orders, cell.cents];
  });
  const told = found["cohort_quarters"]!.map((row) => {
    const [year, month] = String(row["cohort_quarter"]).split("-").map(Number) as [number, number];
    return [
      4 * year + (month - 1) / 3,
      Number(row["age_quarters"]),
      Number(row["cohort_customers"]),
      Number(row["active_customers"]),
      Number(row["orders"]),
      Math.round(100 * Number(row["net_amount"])),
    ];
  });
  // Quarters in which nobody bought or returned are rows too.
  const isBusy = ([, age, , active, , cents]: number[]) =>
    age === 0 || active !== 0 || Math.abs(cents!) > 0;
  const inOrder = (rows: number[][]) => rows.filter(isBusy).map(String).sort();
  expect(inOrder(told)).toEqual(inOrder(quarters));

  for (const row of found["cohort_groups"]!) {
    const {side, step, group_kind: kind, group_name: name} = row;
    if (side === "region") continue;
    const labelOf = side === "first_channel" ? channelOf : promotionOf;
    const isMember = (first: number) =>
      kind === "named" ? labelOf(first) === name : labelOf(first) === null;
    const expected = plainly.groupAtAge(
      shop,
      isMember,
      step as "month" | "quarter",
      Number(row["age"]),
    );
    expect({
      customers: row["customers"],
      active: row["active_customers"],
      orders: row["orders"],
      cents: Math.round(100 * Number(row["net_amount"])),
    }).toEqual(expected);
  }
}

function plusMonths(month: string, months: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}

test("small shops: sums, shares, flows and scores hold, and agree with plain loops", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      await withMarts(
        writeSource(tablesOf(shop), settings),
        async (computed) => {
          const found = await marts(computed);
          checkSums(found, shop);
          checkLifecycle(found);
          checkScores(found["rfm"]!);
          checkPlainly(found, shop);
        },
        {asOf: dateOf(shop.asOf)},
      );
    }),
    {numRuns: 8, seed: 20240820, endOnFailure: true},
  );
});

test("month ends of the last sixty months are compared two by two, and none before", async () => {
  const every = (customer: string, days: readonly number[]) =>
    days.map((day) => ({customer, day, cents: 500, isCancelled: false}));
  const often = Array.from({length: 60}, (_, i) => 35 * i);
  const shop: Shop = {
    deals: [
      ...every("a", often),
      ...every("b", [0, 900, 1000]),
      ...every("c", [1500, 1510, 1520, 1530, 1600]),
    ],
    joined: new Map([["d", 800]]),
    asOf: 2080,
  };
  await withMarts(
    writeSource(tablesOf(shop), settings),
    async (computed) => {
      const found = await marts(computed);
      expect(found["months"]).toHaveLength(69);
      checkPairs(found, shop);
    },
    {asOf: dateOf(shop.asOf)},
  );
});

test("looking at all data as of a day is looking at the data up to that day", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      const deals = plainly.seen(shop);
      const named = new Set(deals.map(({customer}) => customer));
      const joined = [...shop.joined].filter(
        ([name, day]) => day === null || day <= shop.asOf || named.has(name),
      );
      const look = (of: Shop) => {
        // Both have a customers table, so that both know of the same columns.
        const tables = tablesOf({...of, joined: new Map([...of.joined, ["z", null]])});
        return withMarts(writeSource(tables, settings), marts, {asOf: dateOf(shop.asOf)});
      };
      const whole = await look(shop);
      const cut = await look({...shop, deals, joined: new Map(joined)});
      // What was set aside as later is told by the books alone, and counted in the receipts of staging.
      const untold = {quality: [], receipts: []};
      expect({...cut, ...untold}).toEqual({...whole, ...untold});
    }),
    {numRuns: 3, seed: 20240821, endOnFailure: true},
  );
});

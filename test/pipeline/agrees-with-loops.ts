import {expect} from "vitest";
import {tally} from "./tally.js";
import * as plainly from "./plainly.js";
import {channelOf, promotionOf, type Shop} from "./shops.js";
import type {Found} from "./source.js";

/** Who stood where at the ends of all months, two by two. */
export function checkPairs(found: Record<string, Found[]>, shop: Shop): void {
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
  ).toEqual(tally(wanted));
}

/** Marts tell of each customer, month and cohort what plain loops over the orders come to. */
export function checkPlainly(found: Record<string, Found[]>, shop: Shop): void {
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
    tally(moves.map(({month, from, to}) => [month, from, to].join(" "))),
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

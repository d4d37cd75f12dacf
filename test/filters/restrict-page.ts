import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {everybody} from "../../src/components/filters/filters.js";
import {pairsBetween} from "../../src/components/lifecycle/pairs-between.js";
import {loadFiltering} from "../../src/components/filters/restrict-page.js";
import {query} from "../pipeline/source.js";
import {restrictLine} from "../pipeline/restricted.js";
import {fetched, read} from "./as-pages.js";
import {byKey, dated, expectRows} from "./rows.js";
import {type Case, select} from "./sources.js";
import {pairsBySql} from "./stage-pairs.js";

const pageMarts = [
  "build_info",
  "terms",
  "filter_values",
  "definitions",
  "annotations",
  "segments",
  "concentration",
  "tiers",
  "overdue",
  "overdue_groups",
  "sales_drivers",
  "months",
  "figures",
  "lifecycle",
  "lifecycle_flows",
  "stage_pairs",
  "revenue_bridge",
  "churn_rates",
  "value_by_age",
  "clv_groups",
] as const;

/** What differs from the line on purpose: bounds among all, margin by day, targets, whoever has not bought. */
const apart: Readonly<Record<string, string[]>> = {
  tiers: ["lowest_rated_amount"],
  months: ["margin_amount"],
  value_by_age: ["margin_per_customer", "cumulative_margin_per_customer"],
  figures: ["target_per", "target_value"],
};

const keysOf: Readonly<Record<string, string[]>> = {
  segments: ["position"],
  concentration: ["percentile"],
  tiers: ["position"],
  overdue: ["customer_key"],
  overdue_groups: ["division", "position"],
  sales_drivers: ["base", "position"],
  months: ["month"],
  figures: ["figure"],
  value_by_age: ["age_months"],
  lifecycle: ["month", "position"],
  revenue_bridge: ["comparison", "last_date", "position"],
  churn_rates: ["month"],
};

/** What pages with the common filters make of a selection. */
export function pageTests(computed: () => Computed, cases: readonly Case[]): void {
  const page = async () => {
    const earlier = pairsBetween(() => fetched(computed(), "stage_pairs_earlier"));
    const data = {...(await read(computed(), pageMarts)), pairsBetween: earlier};
    const files = {
      customers: () => fetched(computed(), "customers"),
      rfm: () => fetched(computed(), "rfm"),
      clv: () => fetched(computed(), "clv"),
      customer_days: () => fetched(computed(), "customer_days"),
      customer_returns: () => fetched(computed(), "customer_returns"),
    };
    return {data, filtering: await loadFiltering(data, files, {cut: ["months"]})};
  };

  test("a filter of nothing leaves the page's tables as they are; a period cuts its months", async () => {
    const {data, filtering} = await page();
    expect(filtering.restrict(everybody)).toEqual(data);
    const [from, to] = ["2024-03", "2024-06"];
    const cut = filtering.restrict({...everybody, from, to})!;
    const months = data.months.filter(
      ({month}) => month >= new Date("2024-03-01") && month <= new Date("2024-06-30"),
    );
    expect(cut.months).toEqual(months);
    expect(cut.figures).toEqual(data.figures);
  });

  test("all regions selected, what can be told of known customers is as published", async () => {
    const {data, filtering} = await page();
    const all = data.filter_values.filter((row) => row.dimension === "region");
    const found = filtering.restrict(select({region: all.map(({value}) => value)}))!;
    for (const name of ["segments", "tiers", "overdue", "overdue_groups"] as const) {
      expectRows(found[name], data[name]);
    }
    // The last digit of a margin's share hangs on who comes first of equals, whom the line ranks by an inner number.
    expectRows(found.concentration, data.concentration, ["cumulative_margin_share"]);
    expectRows(
      found.lifecycle.filter(({stage}) => stage !== "prospect"),
      data.lifecycle.filter(({stage}) => stage !== "prospect"),
    );
    expectRows(found.churn_rates, data.churn_rates);
    expect(found.clv_groups).toEqual([]);
    expect(found.build_info).toEqual(data.build_info);
  });

  test.each([{told: "everybody", kept: {tier: []}, where: "true"}, ...cases])(
    "a page with $told",
    async ({told, kept, where}) => {
      const {data, filtering} = await page();
      const regions = data.filter_values.filter((row) => row.dimension === "region");
      const region = told === "everybody" ? {region: regions.map(({value}) => value)} : {};
      const found = filtering.restrict(select({...kept, ...region}))!;
      const line = await restrictLine(computed(), where);
      for (const [name, keys] of Object.entries(keysOf)) {
        const expected = await line(name);
        const isTold = (row: object) =>
          !("stage" in row && row.stage === "prospect") &&
          !("movement" in row && row.movement === "anonymous");
        const own = found[name as "segments"] as unknown as Record<string, Date>[];
        expectRows(
          byKey(own, ...keys),
          byKey(expected.filter(isTold) as Record<string, Date>[], ...keys),
          [...(apart[name] ?? []), "cumulative_margin_share"],
        );
      }
      expectRows(
        byKey(found.lifecycle_flows, "month", "from_stage", "to_stage"),
        await dated(
          computed(),
          `select
             case from_stage when 'prospect' then 'none' else from_stage end as from_stage,
             to_stage, sum(customers)::double as customers, month::timestamp_ms as month
           from chosen.stage_flows where to_stage <> 'prospect' group by all
           order by month, from_stage, to_stage`,
        ),
      );
      expectRows(
        byKey(found.stage_pairs, "from_month", "to_month", "from_stage", "to_stage"),
        await pairsBySql(computed()),
      );
      // Any other two months are counted when they are asked for.
      const [from, to] = [0.25, 0.5].map(
        (part) => data.months[Math.floor(part * data.months.length)]!.month,
      );
      const days = [from!, to!].map((day) => `date '${day.toISOString().slice(0, 10)}'`);
      const pair = await found.pairsBetween(from!, to!);
      expect(pair.length).toBeGreaterThan(0);
      expectRows(
        byKey(pair, "from_stage", "to_stage"),
        await pairsBySql(computed(), `select unnest([${days.join()}]) as month`),
      );
      const counts = filtering.counts(select(kept));
      for (const {dimension, value} of data.filter_values) {
        if (kept[dimension as "tier"]) continue;
        const column = {region: "region", channel: "first_channel", category: "first_category"}[
          dimension
        ];
        const [{n} = {n: -1}] = await query(
          computed(),
          `select count(*) as n from marts.customers
           where coalesce(${column ?? dimension}, 'none') = '${value}' and ${where}`,
        );
        expect([dimension, value, counts(dimension as "tier", value)]).toEqual([
          dimension,
          value,
          n,
        ]);
      }
    },
  );
}

import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {readFacts} from "../../src/components/words/facts.js";
import {monthId} from "../../src/components/filters/filters.js";
import {loadCohorts} from "../../src/components/filters/restrict-cohorts-page.js";
import {restrictLine} from "../pipeline/restricted.js";
import {fetched, read} from "./as-pages.js";
import {byKey, expectRows} from "./rows.js";
import {type Case, select} from "./sources.js";

/** What the Cohorts page makes of a selection. */
export function cohortTests(computed: () => Computed, cases: readonly Case[]): void {
  test.each([
    {told: "everybody", kept: {}, where: "true"},
    ...cases,
    ...cases.slice(0, 1).map((one) => ({
      ...one,
      told: `${one.told}, of whom a period`,
      from: "2024-02",
      to: "2024-08",
      where: `${one.where} and first_order_date >= '2024-02-01' and first_order_date < '2024-09-01'`,
    })),
  ])("cohorts with $told", async ({told, kept, where, ...period}) => {
    const names = [
      ...(["build_info", "terms", "filter_values", "cohorts", "value_by_age", "months"] as const),
    ];
    const data = await read(computed(), names);
    const later = {
      quarters: () => read(computed(), ["cohort_quarters"]),
      groups: () => read(computed(), ["cohort_groups"]),
    };
    const files = {
      customers: () => fetched(computed(), "customers"),
      customer_days: () => fetched(computed(), "customer_days"),
      customer_returns: () => fetched(computed(), "customer_returns"),
    };
    const {restrict} = await loadCohorts({...data, later}, files);
    const found = restrict({...select(kept), ...period})!;
    const line = await restrictLine(computed(), where);
    const margins = ["margin_amount", "cumulative_margin_per_customer", "margin_per_customer"];
    const expected = async (name: string, ...keys: string[]) =>
      byKey((await line(name)) as Record<string, Date>[], ...keys);
    expectRows(found.cohorts, await expected("cohorts", "cohort_month", "age_months"), margins);
    expectRows(found.value_by_age, await expected("value_by_age", "age_months"), [
      ...margins,
      "cumulative_margin_per_customer",
    ]);
    const {cohort_quarters} = await found.later.quarters();
    expectRows(
      cohort_quarters,
      await expected("cohort_quarters", "cohort_quarter", "age_quarters"),
      margins,
    );
    const {cohort_groups} = await found.later.groups();
    const keys = ["side", "step", "group_position", "age"] as const;
    expectRows(byKey(cohort_groups, ...keys), await expected("cohort_groups", ...keys), margins);
    expect(readFacts(found.build_info).cohortSides).not.toContain("first_promotion");
    // The cake's axis is the calendar: a period cuts its months, not the customers in it.
    const shown = found.months.map(({month}) => monthId(month));
    const all = data.months.map(({month}) => monthId(month));
    const {from = all[0]!, to = all.at(-1)!} = period as {from?: string; to?: string};
    expect(shown).toEqual(all.filter((id) => id >= from && id <= to));
    if (told === "everybody") {
      expectRows(found.cohorts, data.cohorts, margins);
      expect(found.months).toEqual(data.months);
    }
    if ("from" in period) {
      const whole = restrict(select(kept))!;
      expect(found.layers).toEqual(whole.cohorts);
    }
  });
}

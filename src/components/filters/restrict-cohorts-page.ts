import {cohortSides} from "../cohorts/cohort-cells.js";
import {cohortCounter} from "../cohorts/cohort-count.js";
import type {CohortsData} from "../cohorts/cohorts.js";
import type {CohortsLater} from "../cohorts/cohorts.js";
import {chooseCustomers, customerCounts, readBase} from "../customers/customer-base.js";
import {cohortsLeftOutSentence} from "./cohorts-left-out.js";
import {cutMonths} from "./cut-months.js";
import {readFacts} from "../words/facts.js";
import {noteOf} from "./filter-notes.js";
import type {Filtering} from "./filtered-page.js";
import {choosesCustomers, choosesPeriod, monthId} from "./filters.js";
import {paragraph} from "../words/language.js";
import {readPurchases, readReturns} from "./purchases.js";
import {countedSides, restrictGroups, restrictQuarters} from "./restrict-cohort-groups.js";
import {restrictCohorts, valueByAge} from "./restrict-cohorts.js";
import {monthsRestriction} from "./restrict-months.js";
import {countedFacts} from "./restrict-page.js";
import type {CustomerFiles} from "./restrict-page.js";

export type CohortFiles = Required<
  Pick<CustomerFiles, "customers" | "customer_days" | "customer_returns">
>;

/** The page's tables, and what is fetched or counted only when a reader asks for quarters or groups. */
export type CohortsFiltered = CohortsData & {readonly later: CohortsLater};

/**
 * Resolves to what counts cohorts anew. A period chooses cohorts by the month of the first order, wherever they are told
 * one by one or in groups; of the layer cake, whose axis is the calendar, it chooses the months.
 */
export async function loadCohorts(
  data: CohortsFiltered,
  files: CohortFiles,
): Promise<Filtering<CohortsFiltered>> {
  const base = await readBase(files.customers());
  const [purchases, returns] = await Promise.all([
    readPurchases(files.customer_days(), base),
    readReturns(files.customer_returns(), base),
  ]);
  const {asOfDate: asOf, cohortSides: sides} = readFacts(data.build_info);
  const isCounted = (side: string) => (countedSides as readonly string[]).includes(side);
  const uncounted = cohortSides.filter((side) => sides.includes(side) && !isCounted(side));
  const ids = data.months.map(({month}) => monthId(month));
  const counter = cohortCounter(data.months, purchases, returns);
  const monthsOf = monthsRestriction(data.months, purchases, returns);
  return {
    note: (selection, language) =>
      paragraph(
        [
          cohortsLeftOutSentence(data.cohorts, uncounted, language) ?? "",
          noteOf(["cohortMonths"])(selection, language),
        ].filter((text) => text !== ""),
        language,
      ),
    counts: (selection) => customerCounts(base, selection),
    restrict(selection) {
      const {isIn, count} = chooseCustomers(base, selection);
      const buyers = base.byNet.reduce((sum, at) => sum + isIn[at]!, 0);
      if (buyers === 0 || !asOf) return null;
      const [from, to] = [selection.from ?? ids[0], selection.to ?? ids.at(-1)];
      const chosen = counter.begun(isIn, ids.indexOf(from ?? ""), ids.indexOf(to ?? ""));
      const counted = counter.count(chosen);
      const cohorts = restrictCohorts(counted);
      const isSome = choosesCustomers(selection);
      const months = isSome ? monthsOf(isIn) : data.months;
      return {
        ...data,
        build_info: countedFacts(data.build_info, {
          ...{buyers, customers_known: count},
          cohort_sides: sides.filter(isCounted).join(" "),
        }),
        cohorts,
        value_by_age: valueByAge(cohorts),
        months: cutMonths({months}, ["months"], selection).months ?? months,
        layers: !choosesPeriod(selection)
          ? cohorts
          : isSome
            ? restrictCohorts(counter.count(isIn))
            : data.cohorts,
        later: {
          quarters: () => Promise.resolve({cohort_quarters: restrictQuarters(counted, asOf)}),
          groups: async () => ({
            cohort_groups: restrictGroups((await data.later.groups()).cohort_groups, counter, {
              ...{chosen, asOf},
              sides: base.columns.text,
            }),
          }),
        },
      };
    },
  };
}

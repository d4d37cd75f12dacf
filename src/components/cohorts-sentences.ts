import {month} from "./dates.js";
import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import {fewCustomers, isEnough} from "./cohorts-measures.js";
import type {Cohort} from "./cohorts-measures.js";
import type {Voice} from "./voice.js";

type Age = Marts["value_by_age"][number];

/** How many come back in the month after their first, and later, over all cohorts old enough. */
export function retentionSentence(ages: readonly Age[], {language}: Voice): string | null {
  const told = [1, 6, 12].flatMap((age) => {
    const row = ages.find((one) => one.age_months === age);
    return row && isEnough(row) ? [row] : [];
  });
  const first = told[0];
  if (!first || first.age_months !== 1) return null;
  const share = (row: Age) => percent(row.retained_share, language);
  const later = told.slice(1);
  if (language === "zh") {
    const more = later.map((row) => `第 ${row.age_months} 个月为 ${share(row)}`).join("，");
    return `首单后第 1 个月有 ${share(first)} 的客户再次购买${more && `，${more}`}。`;
  }
  const more = later.map((row) => `${share(row)} in month ${row.age_months}`).join(" and ");
  return `${share(first)} of customers buy again in the month after their first${more && `, ${more}`}.`;
}

/** What a customer has brought after a year, or after the longest time known below it. */
export function worthSentence(ages: readonly Age[], {language, money}: Voice): string | null {
  const row = ages
    .filter((one) => one.age_months >= 1 && one.age_months <= 12 && isEnough(one))
    .at(-1);
  if (!row || !(row.cumulative_net_amount_per_customer > 0)) return null;
  const sales = money.short(row.cumulative_net_amount_per_customer);
  const margin = row.cumulative_margin_per_customer;
  const age = number(row.age_months, language);
  if (language === "zh") {
    const earned = margin === null ? "" : `，其中毛利 ${money.short(margin)}`;
    return `到第 ${age} 个月，平均每位客户累计带来净销售额 ${sales}${earned}。`;
  }
  const earned = margin === null ? "" : ` and ${money.short(margin)} of margin`;
  return `By month ${age} a customer has brought ${sales} of net sales${earned} on average.`;
}

/** A cohort beside the mean of all cohorts at the same age. */
export interface CohortFinding {
  readonly row: Cohort;
  readonly mean: number;
  readonly standing: "above" | "below" | "alike";
}

const ages = [3, 2, 1] as const;

/**
 * Returns the newest cohort of enough customers that has completed its third month (else its second or
 * first), beside the mean. It counts as alike within twice the standard error that its size allows.
 */
export function newestFinding(
  rows: readonly Cohort[],
  means: readonly Age[],
): CohortFinding | null {
  for (const age of ages) {
    const row = rows
      .filter((one) => one.age_months === age && one.is_complete)
      .filter((one) => one.cohort_customers >= fewCustomers)
      .sort((a, b) => a.cohort_month.getTime() - b.cohort_month.getTime())
      .at(-1);
    const mean = means.find((one) => one.age_months === age);
    if (!row || !mean || !isEnough(mean)) continue;
    const p = mean.retained_share;
    const margin = 2 * Math.sqrt((p * (1 - p)) / row.cohort_customers);
    const difference = row.retained_share - p;
    const standing = Math.abs(difference) <= margin ? "alike" : difference > 0 ? "above" : "below";
    return {row, mean: p, standing};
  }
  return null;
}

/** What the newest cohort that is old enough shows against the mean. */
export function newestSentence(
  rows: readonly Cohort[],
  means: readonly Age[],
  {language}: Voice,
): string | null {
  const found = newestFinding(rows, means);
  if (!found) return null;
  const {row, mean, standing} = found;
  const when = month(row.cohort_month, language);
  const size = number(row.cohort_customers, language);
  const age = number(row.age_months, language);
  const share = percent(row.retained_share, language);
  const usual = percent(mean, language);
  if (language === "zh") {
    const how = {
      above: `高于各群平均的 ${usual}`,
      below: `低于各群平均的 ${usual}`,
      alike: `与各群平均的 ${usual} 相当`,
    }[standing];
    return `${when}的新客户（${size} 位）在第 ${age} 个月有 ${share} 再次购买，${how}。`;
  }
  const how = {
    above: `more than the mean of all cohorts, ${usual}`,
    below: `less than the mean of all cohorts, ${usual}`,
    alike: `in line with the mean of all cohorts, ${usual}`,
  }[standing];
  return `Customers of ${when} (${size} people): ${share} bought in month ${age}, ${how}.`;
}

/** How many cohorts are too small to be read, where there are any. */
export function fewSentence(rows: readonly Cohort[], {language}: Voice): string | null {
  const firsts = rows.filter((row) => row.age_months === 0);
  const few = firsts.filter((row) => row.cohort_customers < fewCustomers).length;
  if (few === 0) return null;
  const count = number(few, language);
  return language === "zh"
    ? `${count} 个同期群不足 ${fewCustomers} 人，以灰色斜体列出，偶然性太大，不宜解读。`
    : `${count} ${few === 1 ? "cohort has" : "cohorts have"} fewer than ${fewCustomers} customers and ${few === 1 ? "stands" : "stand"} in grey italics: too few to read anything into.`;
}

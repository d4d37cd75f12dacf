import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {isEnough} from "./cohort-views.js";
import type {Voice} from "../words/voice.js";

type Age = Marts["value_by_age"][number];

/** How many come back in the month after their first, and later, over all cohorts old enough. */
export function retentionSentence(ages: readonly Age[], {language}: Voice): string | null {
  const told = [1, 6, 12].flatMap((age) => {
    const row = ages.find((one) => one.age_months === age);
    return row && isEnough(row) ? [row] : [];
  });
  const first = told[0];
  if (!first || first.age_months !== 1) return null;
  if (told.every((row) => row.retained_share === 0)) {
    const months = told.map((row) => row.age_months);
    return language === "zh"
      ? `首单后第 ${months.join("、")} 个月均无客户再次购买。`
      : `Nobody bought again in month ${months.join(" or ")} after the first order.`;
  }
  const share = (row: Age) => percent(row.retained_share, language);
  const later = told.slice(1);
  if (language === "zh") {
    const more = later.map((row) => `第 ${row.age_months} 个月为 ${share(row)}`).join("，");
    return `首单后第 1 个月有 ${share(first)} 的客户再次购买${more && `，${more}`}。`;
  }
  const more = later.map((row) => `${share(row)} in month ${row.age_months}`).join(" and ");
  return `${share(first)} of customers buy again in the month after their first${more && `, ${more}`}.`;
}

/**
 * What a customer brings in a year, or in the longest time known below it: the means of the months added up, each over
 * the cohorts that completed it, so no single cohort's value.
 */
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
    return `到第 ${age} 个月，每位客户累计带来净销售额 ${sales}${earned}（各月平均值相加）。`;
  }
  const earned = margin === null ? "" : ` and ${money.short(margin)} of margin`;
  return `By month ${age} a customer brings ${sales} of net sales${earned}, the means of the months added up.`;
}

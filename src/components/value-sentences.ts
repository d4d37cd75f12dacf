import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

type Percentile = Marts["concentration"][number];

/** Returns the first percentile of buyers, largest first, that makes so much of net sales. */
export function percentileMaking(rows: Marts["concentration"], share: number): Percentile | null {
  return rows.find(({cumulative_net_share: made}) => made !== null && made >= share - 1e-9) ?? null;
}

/** What part of the buyers makes 80 % of net sales. */
export function concentrationSentence(
  rows: Marts["concentration"],
  {language}: Voice,
): string | null {
  const found = percentileMaking(rows, 0.8);
  const all = rows.at(-1)?.customers ?? 0;
  if (!found || all < 2 || found.percentile === 0) return null;
  const people = percent(found.percentile / 100, language);
  const count = number(found.customers, language);
  const total = number(all, language);
  const eighty = percent(0.8, language);
  return language === "zh"
    ? `${people} 的购买客户（${total} 位中的 ${count} 位）贡献 ${eighty} 的净销售额。`
    : `${people} of buyers (${count} of ${total}) make ${eighty} of net sales.`;
}

/** What part of net sales the largest fifth of buyers makes. */
export function topSentence(rows: Marts["concentration"], {language}: Voice): string | null {
  const fifth = rows.find(({percentile}) => percentile === 20);
  if (!fifth || fifth.customers < 1 || fifth.cumulative_net_share === null) return null;
  const count = number(fifth.customers, language);
  const sales = percent(fifth.cumulative_net_share, language);
  return language === "zh"
    ? `消费最多的 20% 的购买客户（${count} 位）贡献净销售额的 ${sales}。`
    : `The largest 20\u00a0% of buyers (${count} people) make ${sales} of net sales.`;
}

/** What the customers of class C, who make the last 5 %, are worth. */
export function tailSentence(rows: Marts["concentration"], {language}: Voice): string | null {
  const end = rows.at(-1);
  const before = rows.filter(({abc_class}) => abc_class === "A" || abc_class === "B").at(-1);
  if (!end || !before || end.customers === before.customers) return null;
  if (end.cumulative_net_share === null || before.cumulative_net_share === null) return null;
  const tail = end.customers - before.customers;
  const share = end.cumulative_net_share - before.cumulative_net_share;
  if (share < 0) return null;
  return language === "zh"
    ? `消费最少的 ${number(tail, language)} 位客户（${percent(tail / end.customers, language)}）只贡献净销售额的 ${percent(share, language)}。`
    : `The ${number(tail, language)} smallest buyers (${percent(tail / end.customers, language)}) make ${percent(share, language)} of net sales.`;
}

/** What the highest tier holds. */
export function tierSentence(rows: Marts["tiers"], {language, terms}: Voice): string | null {
  const top = rows.find(({customers}) => customers > 0);
  if (!top || top.net_share === null || top.net_share <= top.customers_share) return null;
  const name = terms.label("tier", top.tier);
  return language === "zh"
    ? `${name}客户占 ${percent(top.customers_share, language)}，贡献净销售额的 ${percent(top.net_share, language)}；其中 ${number(top.held_by_memory, language)} 位仅因上一季度的评级而保留等级。`
    : `The ${name.toLowerCase()} tier is ${percent(top.customers_share, language)} of buyers and ${percent(top.net_share, language)} of net sales; ${number(top.held_by_memory, language)} of its ${number(top.customers, language)} customers keep it only by last quarter’s rating.`;
}

/** What a customer brings with the first month and by the last whole year of age, or the last age, that enough have reached. */
export function ageSentence(rows: Marts["value_by_age"], voice: Voice): string | null {
  const {language, money} = voice;
  const first = rows.find(({age_months}) => age_months === 0);
  const firm = rows.filter(isWellFounded);
  const last = firm.findLast((row) => (row.age_months + 1) % 12 === 0) ?? firm.at(-1);
  if (!first || !last || last.age_months < 2) return null;
  const span = last.age_months + 1;
  const start = money.short(first.cumulative_net_amount_per_customer);
  const end = money.short(last.cumulative_net_amount_per_customer);
  return language === "zh"
    ? `一位客户首单当月平均带来 ${start}，${number(span, language)} 个月内累计 ${end}。`
    : `A customer brings ${start} in the month of the first order and ${end} within ${number(span, language)} months.`;
}

/** How soon the first month's money is matched by what comes after, in months; null if it never is. */
export function doublingMonths(rows: Marts["value_by_age"]): number | null {
  const first = rows.find(({age_months}) => age_months === 0)?.cumulative_net_amount_per_customer;
  if (first === undefined || !(first > 0)) return null;
  const found = rows.find(
    (row) => isWellFounded(row) && row.cumulative_net_amount_per_customer >= 2 * first,
  );
  return found?.age_months ?? null;
}

/** Ages that fewer cohorts or customers reached are drawn grey: they say little about the others. */
export const fewestCohorts = 3;
export const fewestCustomers = 30;

/** True where enough cohorts and customers reached an age to speak of all. */
export function isWellFounded(row: Marts["value_by_age"][number]): boolean {
  return row.cohorts >= fewestCohorts && row.customers >= fewestCustomers;
}

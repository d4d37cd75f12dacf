import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

type Percentile = Marts["concentration"][number];

/**
 * Returns the first percentile of buyers, largest first, that makes so much of net sales, with the
 * shares that are true of it: a percentile of few buyers is rounded up to whole people. A share
 * within a percentage point of the one asked for is told as that one.
 */
export function percentileMaking(
  rows: Marts["concentration"],
  share: number,
): {row: Percentile; people: number; made: number} | null {
  const row = rows.find(
    ({cumulative_net_share: made}) => made !== null && made > share - leastSeen,
  );
  const all = rows.at(-1)?.customers ?? 0;
  if (!row || row.cumulative_net_share === null || row.customers === 0) return null;
  return {
    row,
    people: near(row.customers / all, row.percentile / 100),
    made: near(row.cumulative_net_share, share),
  };
}

/** Half a tenth of a percentage point: a share that misses by less reads as the one asked for. */
const leastSeen = 0.0005;

const near = (value: number, asked: number) => (Math.abs(value - asked) < 0.01 ? asked : value);

/** What part of the buyers makes 80 % of net sales. */
export function concentrationSentence(
  rows: Marts["concentration"],
  {language}: Voice,
): string | null {
  const found = percentileMaking(rows, 0.8);
  const all = rows.at(-1)?.customers ?? 0;
  if (!found || all < 2) return null;
  const people = percent(found.people, language);
  const count = number(found.row.customers, language);
  const total = number(all, language);
  const made = percent(found.made, language);
  return language === "zh"
    ? `${people} 的购买客户（${total} 位中的 ${count} 位）贡献 ${made} 的净销售额。`
    : `${people} of buyers (${count} of ${total}) make ${made} of net sales.`;
}

/** What the only buyer has brought, who can be ranked among nobody; null of others, or where it is not above zero. */
export function onlyBuyerSentence(
  rows: Marts["concentration"],
  {language, money, filters}: Voice,
): string | null {
  const all = rows.at(-1);
  if (all?.customers !== 1 || !(all.cumulative_net_amount > 0)) return null;
  const amount = money.short(all.cumulative_net_amount);
  return language === "zh"
    ? `${filters ? "所选的唯一客户" : "唯一的购买客户"}至今带来净销售额 ${amount}。`
    : `The only buyer ${filters ? "chosen " : ""}has brought ${amount} of net sales so far.`;
}

/** What part of net sales the largest fifth of buyers makes. */
export function topSentence(rows: Marts["concentration"], {language}: Voice): string | null {
  const fifth = rows.find(({percentile}) => percentile === 20);
  const all = rows.at(-1)?.customers ?? 0;
  if (!fifth || all < 2 || fifth.cumulative_net_share === null) return null;
  const people = percent(near(fifth.customers / all, 0.2), language);
  const count = number(fifth.customers, language);
  const sales = percent(fifth.cumulative_net_share, language);
  return language === "zh"
    ? `消费最多的 ${people} 的购买客户（${count} 位）贡献净销售额的 ${sales}。`
    : `The largest ${people} of buyers (${count} people) make ${sales} of net sales.`;
}

/** Warns where there are so few buyers that one more would change every share. */
export function fewBuyersSentence(buyers: number | null, {language}: Voice): string | null {
  if (buyers === null || buyers === 0 || buyers >= fewestCustomers) return null;
  const count = number(buyers, language);
  return language === "zh"
    ? `只有 ${count} 位购买客户：比例与变化说明不了什么。`
    : `There ${buyers === 1 ? "is one buyer" : `are only ${count} buyers`}: shares and changes say little.`;
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
  const people = percent(top.customers_share, language);
  const sales = percent(top.net_share, language);
  const held = number(top.held_by_memory, language);
  const all = number(top.customers, language);
  if (language === "zh") {
    const memory = top.held_by_memory === 0 ? "" : `；其中 ${held} 位仅因上一季度的评级而保留等级`;
    return `${name}客户占 ${people}，贡献净销售额的 ${sales}${memory}。`;
  }
  const memory =
    top.held_by_memory === 0
      ? ""
      : `; ${held} of its ${all} customers ${top.held_by_memory === 1 ? "keeps" : "keep"} it only by last quarter’s rating`;
  return `The ${name.toLowerCase()} tier is ${people} of buyers and ${sales} of net sales${memory}.`;
}

/** Returns the ages that are told: the first month, and the last whole year of age, or the last age, that enough have reached. */
export function agesTold(rows: Marts["value_by_age"]) {
  const first = rows.find(({age_months}) => age_months === 0);
  const firm = rows.filter(isWellFounded);
  const last = firm.findLast((row) => (row.age_months + 1) % 12 === 0) ?? firm.at(-1);
  if (!first || !last || last.age_months < 2) return null;
  return {first, last, span: last.age_months + 1};
}

/** What a customer brings with the first month and by the last whole year of age, or the last age, that enough have reached. */
export function ageSentence(rows: Marts["value_by_age"], voice: Voice): string | null {
  const {language, money} = voice;
  const told = agesTold(rows);
  if (!told) return null;
  const {first, last, span} = told;
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

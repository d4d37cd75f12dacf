import {isSomething, numbersIn} from "./brief-numbers.js";
import type {Origin} from "./brief-numbers.js";
import {gainWord} from "../value/clv-models.js";
import {month} from "../words/dates.js";
import type {Marts} from "../marts/marts.js";
import {tell} from "../words/told.js";
import type {Told} from "../words/told.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with its numbers bound, or null where the data cannot carry it.

/** What today's customers are expected to bring within a year, how sure that is, and how much of it soon. */
export function aheadTold(rows: Marts["clv_horizons"], voice: Voice): Told | null {
  const {language} = voice;
  const year = rows.find(({days_ahead: ahead}) => ahead === 365);
  const soon = rows.find(({days_ahead: ahead}) => ahead === 90);
  if (!year || !soon) return null;
  const numbers = numbersIn(voice);
  const gain = gainWord(voice);
  const name = {en: "Expected in the days ahead", zh: "未来预期"}[language];
  const write = (
    row: typeof year,
    column: "expected_amount" | "expected_amount_low" | "expected_amount_high",
  ) => {
    const at = `${row.days_ahead}.${column}`;
    return numbers.money(row[column] ?? 0, {mart: "clv_horizons", at, name});
  };
  const [all, part] = [write(year, "expected_amount"), write(soon, "expected_amount")];
  if (!isSomething(all) || !isSomething(part)) return null;
  const [low, high] = [write(year, "expected_amount_low"), write(year, "expected_amount_high")];
  const isSure = year.expected_amount_low !== null && year.expected_amount_high !== null;
  if (language === "zh") {
    const between = isSure ? tell`（九成可能在 ${low}至 ${high}之间）` : [];
    return tell`未来 365 天，现有客户预计带来 ${all}${gain}${between}，其中 ${part}在 90 天之内。`;
  }
  const between = isSure ? tell` (nine times in ten between ${low} and ${high})` : [];
  return tell`Today’s customers are expected to bring ${all} of ${gain} over the next 365 days${between}, ${part} of it within 90.`;
}

const isTotal = ({division}: Marts["overdue_groups"][number]) => division === "total";

/** How many customers are past their own rhythm, what they spent, and what of the future goes with them. */
export function overdueTold(rows: Marts["overdue_groups"], voice: Voice): Told | null {
  const {language} = voice;
  const all = rows.find(isTotal);
  if (!all || !(all.customers > 0)) return null;
  const numbers = numbersIn(voice);
  const name = {en: "Overdue customers", zh: "逾期客户"}[language];
  const at = (column: string): Origin => ({mart: "overdue_groups", at: `total.${column}`, name});
  const count = numbers.count(all.customers, at("customers"));
  const spent = numbers.money(all.net_amount_at_stake, at("net_amount_at_stake"));
  if (!(all.net_amount_at_stake > 0) || !isSomething(spent)) return null;
  const risk = numbers.money(all.amount_at_risk ?? 0, at("amount_at_risk"));
  const isForetold = all.amount_at_risk !== null && isSomething(risk);
  const gain = gainWord(voice);
  if (language === "zh") {
    const future = isForetold ? tell`，未来 ${risk}${gain}也因此面临风险` : [];
    return tell`已超出自身购买节奏的客户有 ${count} 位，近十二个月曾消费 ${spent}${future}。`;
  }
  const who = all.customers === 1 ? "is" : "are";
  const noun = all.customers === 1 ? "customer" : "customers";
  const future = isForetold ? tell`; ${risk} of future ${gain} is at risk with them` : [];
  return tell`Past their own rhythm ${who} ${count} ${noun}, who spent ${spent} in the last twelve months${future}.`;
}

/** Churn in the last whole month against the month before, what it costs a year, and who came back. */
export function churnTold(rows: Marts["churn_rates"], voice: Voice): Told | null {
  const {language} = voice;
  const whole = rows.filter((row) => row.is_complete);
  const [before, last] = [whole.at(-2), whole.at(-1)];
  if (!last || last.churn_rate === null) return null;
  const numbers = numbersIn(voice);
  const when = month(last.month, language);
  const at = (row: typeof last, column: string): Origin => ({
    mart: "churn_rates",
    at: `${row.month.toISOString().slice(0, 7)}.${column}`,
    name: {en: "Churn", zh: "流失"}[language],
  });
  const gone = numbers.count(last.churned, at(last, "churned"));
  const rate = numbers.share(last.churn_rate, at(last, "churn_rate"));
  const earlier = numbers.share(
    before?.churn_rate ?? 0,
    before ? at(before, "churn_rate") : at(last, ""),
  );
  const lost = numbers.money(last.net_amount_lost, at(last, "net_amount_lost"));
  const back = numbers.count(last.reactivated, at(last, "reactivated"));
  const hasBefore = before && before.churn_rate !== null && isSomething(earlier);
  const isCostly = last.net_amount_lost > 0 && isSomething(lost);
  if (language === "zh") {
    const came = last.reactivated > 0 ? tell`${back} 位流失客户回流` : tell`没有流失客户回流`;
    if (last.churned === 0) return tell`${when}没有客户流失，${came}。`;
    const than = hasBefore ? tell`，上月为 ${earlier}` : [];
    const share = isSomething(rate) ? tell`（流失率 ${rate}${than}）` : [];
    const cost = isCostly ? tell`，他们此前每年消费 ${lost}` : [];
    return tell`${when}有 ${gone} 位客户流失${share}${cost}；${came}。`;
  }
  const came = last.reactivated > 0 ? tell`${back} came back` : tell`nobody came back`;
  if (last.churned === 0) {
    return last.reactivated > 0
      ? tell`Nobody churned in ${when}, and ${back} who had churned came back.`
      : tell`Nobody churned in ${when}.`;
  }
  const than = hasBefore ? tell`, after ${earlier} the month before` : [];
  const share = isSomething(rate) ? tell` (${rate} of those there${than})` : [];
  const who = last.churned === 1 ? "customer" : "customers";
  const cost = isCostly ? tell`, who had spent ${lost} a year` : [];
  return tell`Churn took ${gone} ${who} in ${when}${share}${cost}; ${came}.`;
}

/** Where to begin: the overdue customers of the highest tier that has any. */
export function startTold(rows: Marts["overdue_groups"], voice: Voice): Told | null {
  const {language, terms} = voice;
  const all = rows.find(isTotal);
  const first = rows
    .filter((row) => row.division === "tier" && row.net_amount_at_stake > 0)
    .sort((a, b) => a.position - b.position)[0];
  if (!first || !all || first.group_name === null || !(first.customers > 0)) return null;
  const numbers = numbersIn(voice);
  const tier = terms.label("tier", first.group_name);
  const at = (column: string): Origin => ({
    mart: "overdue_groups",
    at: `tier/${first.group_name}.${column}`,
    name: {en: `Overdue customers, ${tier.toLowerCase()}`, zh: `逾期的${tier}客户`}[language],
  });
  const count = numbers.count(first.customers, at("customers"));
  const stake = numbers.money(first.net_amount_at_stake, at("net_amount_at_stake"));
  const share = numbers.share(
    first.net_amount_at_stake / all.net_amount_at_stake,
    at("net_amount_at_stake/total"),
  );
  if (!isSomething(stake)) return null;
  const isPart = isSomething(share) && first.customers < all.customers;
  if (language === "zh") {
    const part = isPart ? tell`，占逾期客户消费的 ${share}` : [];
    return tell`先联系逾期的 ${count} 位${tier}客户：他们近一年消费 ${stake}${part}。`;
  }
  const who = first.customers === 1 ? "customer, who stands" : "customers, who stand";
  const part = isPart ? tell`, ${share} of what all the overdue spent` : [];
  return tell`Start with the ${count} overdue ${tier.toLowerCase()} ${who} for ${stake}${part}.`;
}

/** Where most of the rest is: the segment with the most money at stake among the overdue. */
export function nextTold(rows: Marts["overdue_groups"], voice: Voice): Told | null {
  const {language, terms} = voice;
  const groups = rows.filter(({division, group_name: name}) => division === "segment" && name);
  const most = [...groups].sort((a, b) => b.net_amount_at_stake - a.net_amount_at_stake)[0];
  if (!most || groups.length < 2 || !(most.net_amount_at_stake > 0)) return null;
  const numbers = numbersIn(voice);
  const name = terms.label("segment", most.group_name);
  const at = (column: string): Origin => ({
    mart: "overdue_groups",
    at: `segment/${most.group_name ?? ""}.${column}`,
    name: {en: `Overdue customers, ${name}`, zh: `逾期客户：${name}`}[language],
  });
  const count = numbers.count(most.customers, at("customers"));
  const stake = numbers.money(most.net_amount_at_stake, at("net_amount_at_stake"));
  if (!isSomething(stake)) return null;
  return language === "zh"
    ? tell`按客户类型看，“${name}”涉及金额最多：逾期 ${count} 位，${stake}。`
    : tell`By segment, most is at stake among “${name}”: ${count} overdue, ${stake}.`;
}

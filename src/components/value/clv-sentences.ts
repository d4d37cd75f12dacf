import {allBuyers} from "./clv-answer.js";
import {gainWord} from "./clv-models.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

type Group = Marts["clv_groups"][number];

/** Returns the tenths of buyers by CLV, the most valuable first. */
export function tenths(rows: Marts["clv_groups"]): Group[] {
  return rows
    .filter(({division, customers}) => division === "tenth" && customers > 0)
    .sort((a, b) => a.position - b.position);
}

/** What the most valuable tenth carries, beside what the largest tenth made so far. */
export function topTenthSentence(
  rows: Marts["clv_groups"],
  past: Marts["concentration"],
  voice: Voice,
): string | null {
  const {language} = voice;
  const all = tenths(rows);
  const top = all[0];
  if (!top || all.length < 10 || top.clv_share === null) return null;
  const share = percent(top.clv_share, language);
  const count = number(top.customers, language);
  const before = past.find(({percentile}) => percentile === 10)?.cumulative_net_share ?? null;
  const gain = gainWord(voice);
  if (language === "zh") {
    const so =
      before === null ? "" : `；以往消费最多的十分之一贡献净销售额的 ${percent(before, language)}`;
    return `最有价值的十分之一（${count} 位）占预期${gain}的 ${share}${so}。`;
  }
  const so =
    before === null
      ? ""
      : `; so far the largest tenth has made ${percent(before, language)} of net sales`;
  return `The most valuable tenth (${count} ${top.customers === 1 ? "buyer" : "buyers"}) carries ${share} of the expected ${gain}${so}.`;
}

/** What half of the buyers are worth at most. */
export function medianSentence(rows: Marts["clv_groups"], voice: Voice): string | null {
  const {language, money} = voice;
  const all = allBuyers(rows);
  if (!all || all.customers < 2) return null;
  const [half, mean] = [all.clv_median, all.clv_per_customer].map((amount) => money.short(amount));
  return language === "zh"
    ? `一半的购买客户不超过 ${half}；平均为 ${mean}。`
    : `Half of the buyers are worth ${half} or less; the mean is ${mean}.`;
}

/** How many are expected to be still there, and the money that those who may have left would have brought. */
export function aliveSentence(rows: Marts["clv_groups"], voice: Voice): string | null {
  const {language, money} = voice;
  const all = allBuyers(rows);
  if (!all || all.customers < 2) return null;
  if (all.alive_customers === null) {
    return language === "zh"
      ? "几乎看不出有人离开，因此模型假定全部客户仍活跃：预测偏乐观。"
      : "Hardly anybody is seen to leave, so the model takes all of them as active: a hopeful view.";
  }
  const alive = number(all.alive_customers, language);
  const share = percent(all.alive_customers / all.customers, language, 0);
  const risk = all.amount_at_risk ?? 0;
  if (language === "zh") {
    const lost = risk > 0 ? `；其余可能已离开者若仍在，还值 ${money.short(risk)}` : "";
    return `预计约 ${alive} 位（${share}）仍活跃${lost}。`;
  }
  const lost = risk > 0 ? `; those who may have left would be worth ${money.short(risk)} more` : "";
  return `About ${alive} of them (${share}) are expected to be still active${lost}.`;
}

/** How many orders and how much money the coming months bring, and how it fades. */
export function forecastSentence(rows: Marts["clv_forecast"], voice: Voice): string | null {
  const {language, money} = voice;
  const total = rows
    .filter(({segment}) => segment === "total")
    .sort((a, b) => a.month_number - b.month_number);
  if (total.length < 2) return null;
  const orders = number(sum(total.map((row) => row.expected_orders)), language);
  const amount = money.short(sum(total.map((row) => row.expected_amount)));
  const gain = gainWord(voice);
  return language === "zh"
    ? `未来 ${total.length} 个月，现有客户预计下 ${orders} 笔订单，带来 ${amount}${gain}（未折现）；其后新来的客户不在其中。`
    : `Over the next ${total.length} months today’s buyers are expected to place ${orders} orders that bring ${amount} of ${gain}, not discounted; customers still to come are on top.`;
}

/** The worth of the groups of one division, the most valuable against the least; few customers do not count. */
export function groupsTitle(
  rows: readonly Group[],
  name: (row: Group) => string,
  voice: Voice,
): string | null {
  const {language, money} = voice;
  const told = rows
    .filter((row) => row.customers >= fewestInGroup && row.group_name !== null)
    .sort((a, b) => b.clv_per_customer - a.clv_per_customer);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last) return null;
  const [most, least] = [first, last].map((row) => money.short(row.clv_per_customer));
  if (last.clv_per_customer > 0.9 * first.clv_per_customer) {
    return language === "zh"
      ? `各组相差不大：人均 ${least}至 ${most}`
      : `The groups differ little: from ${least} to ${most} per customer`;
  }
  return language === "zh"
    ? `人均价值最高为“${name(first)}”，${most}；最低为“${name(last)}”，${least}`
    : `Worth most: ${name(first)}, ${most} per customer; least: ${name(last)}, ${least}`;
}

/** Groups of fewer customers are drawn grey: their mean is a matter of luck. */
export const fewestInGroup = 30;

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

type Overdue = Marts["overdue"][number];

const sum = <R>(rows: readonly R[], value: (row: R) => number) =>
  rows.reduce((total, row) => total + value(row), 0);

/** How many are past their own rhythm, and the money that stays away if they do. */
export function overdueSentence(rows: readonly Overdue[], {language, money}: Voice): string | null {
  if (rows.length === 0) return null;
  const stake = sum(rows, (row) => row.net_amount_at_stake);
  if (!(stake > 0)) return null;
  const count = number(rows.length, language);
  const isOne = rows.length === 1;
  return language === "zh"
    ? `${count} 位客户已逾期；他们近 12 个月的净销售额 ${money.short(stake)}面临风险。`
    : `${count} ${isOne ? "customer is" : "customers are"} overdue; ${money.short(stake)} of sales in the last twelve months is at stake.`;
}

/** How much of the money at stake the first few hold; told only where they hold most of it. */
export function fewHoldMostSentence(rows: readonly Overdue[], {language}: Voice): string | null {
  const sorted = rows.map((row) => Math.max(0, row.net_amount_at_stake)).sort((a, b) => b - a);
  const all = sum(sorted, (amount) => amount);
  let held = 0;
  const first = sorted.findIndex((amount) => (held += amount) >= all / 2) + 1;
  if (!(all > 0) || first === 0 || first > rows.length / 4) return null;
  const count = number(first, language);
  const share = percent(held / all, language, 0);
  return language === "zh"
    ? `前 ${count} 位就占其中的 ${share}，可先从他们开始。`
    : first === 1
      ? `The first alone holds ${share} of it: begin there.`
      : `The first ${count} hold ${share} of it: begin with them.`;
}

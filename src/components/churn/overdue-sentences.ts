import {number, percent} from "../words/format.js";
import {spaced} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Overdue = Marts["overdue"][number];
type OverdueGroup = Marts["overdue_groups"][number];

const sum = <R>(rows: readonly R[], value: (row: R) => number) =>
  rows.reduce((total, row) => total + value(row), 0);

/** All who are overdue, of mart `overdue_groups`; undefined where nobody is. */
export function allOverdue(groups: Marts["overdue_groups"]): OverdueGroup | undefined {
  return groups.find(({division}) => division === "total");
}

/** How many are past their own rhythm, and the money that stays away if they do. */
export function overdueSentence(
  all: Pick<OverdueGroup, "customers" | "net_amount_at_stake"> | undefined,
  {language, money}: Voice,
): string | null {
  const {customers = 0, net_amount_at_stake: stake = 0} = all ?? {};
  if (customers === 0) return null;
  const count = number(customers, language);
  const isOne = customers === 1;
  if (!(stake > 0)) {
    return language === "zh"
      ? `${count} 位客户已逾期，近 12 个月无净销售额面临风险。`
      : `${count} ${isOne ? "customer is" : "customers are"} overdue, with no sales of the last twelve months at stake.`;
  }
  return language === "zh"
    ? spaced(
        `${count} 位客户已逾期；${isOne ? "其" : "他们"}近 12 个月的净销售额 ${money.short(stake)}面临风险。`,
      )
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

/** That only those with most at stake are listed, and where the others are; null where all are. */
export function overduePartSentence(
  listed: number,
  all: OverdueGroup | undefined,
  {language}: Voice,
): string | null {
  if (!all || listed >= all.customers) return null;
  const [few, many] = [number(listed, language), number(all.customers, language)];
  return language === "zh"
    ? `逾期客户共 ${many} 位，仅列出金额最大的 ${few} 位。完整名单：npm run marts，文件 overdue.parquet。`
    : `Of ${many} overdue the ${few} with the largest sums are listed. The whole list: npm run marts, file overdue.parquet.`;
}

import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import {groupBars} from "../figures/group-bars.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

interface Late {
  readonly segment: string;
  readonly customers: number;
  readonly amount: number;
}

const words = {
  plain: {en: "The overdue by segment", zh: "各客户类型的逾期客户"},
  segment: {en: "Segment", zh: "客户类型"},
  customers: {en: "Overdue customers", zh: "逾期客户"},
  ofCustomers: {en: "Share of the overdue", zh: "逾期客户占比"},
  amount: {en: "Net sales, last 12 months", zh: "近 12 个月净销售额"},
  ofAmount: {en: "Share of their sales", zh: "销售额占比"},
  note: {
    en: "These are sales of the past: without a model that sees departures, what they will cost is not estimated.",
    zh: "以上为过去的销售额：没有能判断流失的模型，因此不估计流失的代价。",
  },
  empty: {
    en: "Nobody is overdue, so no money is at stake.",
    zh: "没有逾期客户，因此没有风险金额。",
  },
};

/** Returns the overdue and their sales of the last twelve months by segment, most money first. */
export function lateBySegment(groups: Marts["overdue_groups"]): Late[] {
  return groups
    .filter(({division}) => division === "segment")
    .map(({group_name, customers, net_amount_at_stake}) => ({
      ...{segment: group_name ?? "", customers, amount: net_amount_at_stake},
    }))
    .sort((a, b) => b.amount - a.amount);
}

/**
 * Returns whose money is at stake where no model tells what is at risk: the overdue by segment, null where
 * all are of one.
 */
export function overdueBySegment(
  overdue: Marts["overdue_groups"],
  voice: Voice,
): HTMLElement | null {
  const {language, money, terms} = voice;
  const rows = lateBySegment(overdue);
  if (rows.length === 1) return null;
  const all = rows.reduce((sum, row) => sum + row.amount, 0);
  const people = rows.reduce((sum, row) => sum + row.customers, 0);
  const ofAmount = (row: Late) => (all > 0 ? row.amount / all : null);
  const name = (row: Late) => terms.label("segment", row.segment);
  const title = lateTitle(rows, voice) ?? words.plain[language];
  const count = number(people, language);
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `占逾期客户及其近 12 个月净销售额的比例，%，共 ${money.short(all)}，n\u00a0=\u00a0${count}`
        : `Share of the overdue and of their net sales in the last twelve months, %, ${money.short(all)} in all, n\u00a0=\u00a0${count}`,
    summary: title,
    note: words.note[language],
    empty: words.empty[language],
    file: "overdue-by-segment",
    isWide: true,
    chart: (width) =>
      groupBars(
        rows.map((row) => ({
          label: name(row),
          color: terms.color("segment", row.segment),
          values: [row.customers / people, ofAmount(row)],
          sentence:
            language === "zh"
              ? `${name(row)}：${number(row.customers, language)} 位逾期，近 12 个月净销售额 ${money.short(row.amount)}`
              : `${name(row)}: ${number(row.customers, language)} overdue, net sales of ${money.short(row.amount)} in the last twelve months`,
        })),
        {
          width,
          heads: [words.ofCustomers[language], words.ofAmount[language]],
          show: (value) => percent(value, language),
        },
      ),
    columns: [
      {head: words.segment[language], kind: "text", value: name},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.amount[language],
        unit: money.unit,
        value: (row) => row.amount,
        show: (row) => money.exact(row.amount),
      },
      {
        head: words.ofAmount[language],
        kind: "number",
        value: ofAmount,
        show: (row) => percentFixed(ofAmount(row), language),
      },
    ],
  });
}

/** Which segment's sales are most at stake. */
export function lateTitle(rows: readonly Late[], {language, terms}: Voice): string | null {
  const all = rows.reduce((sum, row) => sum + row.amount, 0);
  const top = rows[0];
  if (!top || !(all > 0) || rows.length < 2) return null;
  const people = rows.reduce((sum, row) => sum + row.customers, 0);
  const name = terms.label("segment", top.segment);
  const share = percent(top.amount / all, language, 0);
  const part = percent(top.customers / people, language, 0);
  return language === "zh"
    ? `逾期客户中，“${name}”占 ${part}，占面临风险的销售额的 ${share}`
    : `“${name}” are ${part} of the overdue and hold ${share} of the sales at stake`;
}

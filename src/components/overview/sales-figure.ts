import {accent} from "../figures/colors.js";
import {notesOfMonths} from "../figures/annotations.js";
import {month} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {percent, relativeChange} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {monthBars} from "../figures/month-bars.js";
import {monthSpan} from "../words/month-span.js";
import type {Voice} from "../words/voice.js";

type Month = Marts["months"][number];

const words = {
  month: {en: "Month", zh: "月份"},
  sales: {en: "Net sales", zh: "净销售额"},
  margin: {en: "Margin", zh: "毛利"},
  returns: {en: "Returns", zh: "退货"},
  anonymous: {en: "Anonymous", zh: "匿名"},
  complete: {en: "Whole month", zh: "整月"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  early: {
    en: "The dashed month is not over yet on the as-of date.",
    zh: "虚线月份在截止日尚未结束。",
  },
  noMonths: {en: "No month has an order yet.", zh: "尚无任何月份有订单。"},
};

/** What net sales by month show: the last twelve whole months against the twelve before, else the best month. */
export function salesTitle(rows: readonly Month[], {language, money}: Voice): string {
  const whole = rows.filter((row) => row.is_complete);
  const sum = (part: readonly Month[]) => part.reduce((total, row) => total + row.net_amount, 0);
  const [now, before] = [sum(whole.slice(-12)), sum(whole.slice(-24, -12))];
  const ratio = whole.length < 24 ? null : relativeChange(now, before);
  if (ratio !== null && now === 0) {
    return language === "zh"
      ? `近 12 个整月没有净销售额，此前 12 个月为 ${money.short(before)}`
      : `The last twelve whole months have no net sales, after ${money.short(before)} in the twelve before`;
  }
  if (ratio !== null && Math.abs(ratio) >= 0.005) {
    const size = percent(Math.abs(ratio), language);
    return language === "zh"
      ? `近 12 个整月的净销售额比此前 12 个月${ratio > 0 ? "增长" : "下降"} ${size}`
      : `Net sales of the last twelve whole months are ${size} ${ratio > 0 ? "above" : "below"} the twelve before`;
  }
  const best = whole.reduce<Month | null>(
    (top, row) => (top && top.net_amount >= row.net_amount ? top : row),
    null,
  );
  if (!best || !(best.net_amount > 0)) return words.sales[language];
  return language === "zh"
    ? `${month(best.month, language)}净销售额最高，为 ${money.short(best.net_amount)}`
    : `Net sales were highest in ${month(best.month, language)}, at ${money.short(best.net_amount)}`;
}

/** Returns net sales by month, orders less returns. */
export function salesFigure(rows: readonly Month[], voice: Voice): HTMLElement {
  const {language, money} = voice;
  const hasMargin = rows.some((row) => row.margin_amount !== null);
  const title = salesTitle(rows, voice);
  const unit = money.unit;
  return figure(rows, {
    language,
    title,
    subtitle: `${words.sales[language]}, ${unit}, ${monthSpan(rows, language)}`.replaceAll(
      ", ",
      language === "zh" ? "，" : ", ",
    ),
    summary: title,
    empty: words.noMonths[language],
    file: "net-sales-by-month",
    note: rows.some((row) => !row.is_complete) ? words.early[language] : undefined,
    events: notesOfMonths(
      voice,
      rows.map((row) => row.month),
    ),
    chart: (width) =>
      monthBars(rows, {
        width,
        language,
        parts: [{label: words.sales[language], color: accent, value: (row) => row.net_amount}],
        tick: money.plain,
        sentence: (row) =>
          language === "zh"
            ? `${month(row.month, language)}${row.is_complete ? "" : "（未结束）"}：净销售额 ${money.short(row.net_amount)}，其中退货 ${money.short(row.return_amount)}`
            : `${month(row.month, language)}${row.is_complete ? "" : " (so far)"}: net sales of ${money.short(row.net_amount)}, after returns of ${money.short(-row.return_amount)}`,
      }),
    columns: [
      {
        head: words.month[language],
        value: (row) => row.month,
        show: (row) => month(row.month, language),
      },
      {
        head: words.sales[language],
        unit,
        value: (row) => row.net_amount,
        show: (row) => money.exact(row.net_amount),
      },
      ...(hasMargin
        ? [
            {
              head: words.margin[language],
              unit,
              value: (row: Month) => row.margin_amount,
              show: (row: Month) => money.exact(row.margin_amount),
            },
          ]
        : []),
      {
        head: words.returns[language],
        unit,
        value: (row) => row.return_amount,
        show: (row) => money.exact(row.return_amount),
      },
      {
        head: words.anonymous[language],
        unit,
        value: (row) => row.anonymous_net_amount,
        show: (row) => money.exact(row.anonymous_net_amount),
      },
      {
        head: words.complete[language],
        value: (row) => words[row.is_complete ? "yes" : "no"][language],
      },
    ],
  });
}

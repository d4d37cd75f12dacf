import {series} from "../figures/colors.js";
import {notesListedBelow, notesOfMonths} from "../figures/annotations.js";
import {month} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {monthBars} from "../figures/month-bars.js";
import {monthSpan} from "../words/month-span.js";
import type {Voice} from "../words/voice.js";

type Month = Marts["months"][number];

const words = {
  month: {en: "Month", zh: "月份"},
  buyers: {en: "Buyers", zh: "购买客户"},
  fresh: {en: "New", zh: "新客户"},
  returning: {en: "Returning", zh: "老客户"},
  complete: {en: "Whole month", zh: "整月"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  early: {
    en: "The dashed month is not over yet on the as-of date.",
    zh: "虚线月份在截止日尚未结束。",
  },
  sales: {en: "the picture of net sales", zh: "净销售额图"},
  noMonths: {en: "No month has an order yet.", zh: "尚无任何月份有订单。"},
};

/** What buyers by month show: the share of new ones in the last whole month, against a year before. */
export function buyersTitle(rows: readonly Month[], {language}: Voice): string {
  const whole = rows.filter((row) => row.is_complete && row.buyers > 0);
  const last = whole.at(-1);
  if (!last) return words.buyers[language];
  const share = last.new_customers / last.buyers;
  const year = last.month.getUTCFullYear() - 1;
  const before = whole.find(
    ({month: at}) => at.getUTCFullYear() === year && at.getUTCMonth() === last.month.getUTCMonth(),
  );
  const when = month(last.month, language);
  const now = percent(share, language, 0);
  const then = before && percent(before.new_customers / before.buyers, language, 0);
  if (last.new_customers === 0) {
    return language === "zh"
      ? `${when}的购买客户中没有新客户`
      : `None of the buyers in ${when} was new`;
  }
  if (language === "zh") {
    return `${when}的购买客户中 ${now} 是新客户${then ? `，去年同月为 ${then}` : ""}`;
  }
  return `${now} of the buyers in ${when} were new${then ? `, against ${then} a year earlier` : ""}`;
}

/** Returns buyers by month, new and returning. */
export function buyersFigure(rows: readonly Month[], voice: Voice): HTMLElement {
  const {language} = voice;
  const title = buyersTitle(rows, voice);
  const months = rows.map((row) => row.month);
  const returning = (row: Month) => row.buyers - row.new_customers;
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `当月有有效订单的已知客户，人，${monthSpan(rows, language)}`
        : `Known customers with a valid order in the month, people, ${monthSpan(rows, language)}`,
    summary: title,
    empty: words.noMonths[language],
    file: "buyers-by-month",
    note: rows.some((row) => !row.is_complete) ? words.early[language] : undefined,
    events: notesListedBelow(notesOfMonths(voice, months), words.sales[language], months),
    chart: (width) =>
      monthBars(rows, {
        width,
        language,
        parts: [
          {label: words.returning[language], color: series[0], value: returning},
          {label: words.fresh[language], color: series[1], value: (row) => row.new_customers},
        ],
        tick: (value) => number(value, language),
        sentence: (row) =>
          language === "zh"
            ? `${month(row.month, language)}${row.is_complete ? "" : "（未结束）"}：${number(row.buyers, language)} 位购买客户，其中新客户 ${number(row.new_customers, language)} 位`
            : `${month(row.month, language)}${row.is_complete ? "" : " (so far)"}: ${number(row.buyers, language)} buyers, ${number(row.new_customers, language)} of them new`,
      }),
    columns: [
      {
        head: words.month[language],
        value: (row) => row.month,
        show: (row) => month(row.month, language),
      },
      {head: words.buyers[language], value: (row) => row.buyers},
      {head: words.fresh[language], value: (row) => row.new_customers},
      {head: words.returning[language], value: returning},
      {
        head: words.complete[language],
        value: (row) => words[row.is_complete ? "yes" : "no"][language],
      },
    ],
  });
}

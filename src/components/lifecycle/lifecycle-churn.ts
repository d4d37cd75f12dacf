import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {notesListedBelow} from "../figures/annotations.js";
import type {Notes} from "../figures/annotations.js";
import {accent, estimate, foreground} from "../figures/colors.js";
import {month} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import {beginsSentence, churnTitle, lostTitle} from "./lifecycle-sentences.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {monthAxis} from "../figures/month-axis.js";
import {monthBars} from "../figures/month-bars.js";
import type {TableColumn} from "../figures/table.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Churn = Marts["churn_rates"][number];

const words = {
  month: {en: "Month", zh: "月份"},
  start: {en: "Customers at start", zh: "期初客户"},
  churned: {en: "Churned", zh: "流失"},
  rate: {en: "Churn rate", zh: "流失率"},
  reactivated: {en: "Reactivated", zh: "回流"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  backRate: {en: "Reactivation rate", zh: "回流率"},
  atRisk: {en: "At risk or dormant at end", zh: "期末预警或沉默"},
  lost: {en: "Money lost", zh: "流失金额"},
  complete: {en: "Whole month", zh: "整月"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  early: {
    en: "A hollow, dashed end is a month that is not over yet.",
    zh: "空心虚线为尚未结束的月份。",
  },
  earlyBar: {
    en: "The pale, dashed bar is a month that is not over yet.",
    zh: "浅色虚线柱为尚未结束的月份。",
  },
  empty: {
    en: "No month has had customers at its start yet, so there is no churn rate.",
    zh: "尚无月份在期初有客户，因此没有流失率。",
  },
  noneChosen: {
    en: "None of the customers chosen stands at the start of any month chosen, so there is no churn rate.",
    zh: "所选各月的期初均无所选客户，因此没有流失率。",
  },
  noLoss: {
    en: "Nobody has churned yet, so no money is lost.",
    zh: "尚无客户流失，因此没有流失金额。",
  },
  noLossChosen: {
    en: "None of the customers chosen churned in the months chosen, so no money is lost.",
    zh: "所选客户在所选月份中无人流失，因此没有流失金额。",
  },
  stages: {en: "the picture of the stages", zh: "阶段图"},
};

/** Returns the churn rate by month; months too early to have any are grey. */
export function churnFigure(
  rows: readonly Churn[],
  begins: Date | null,
  notes: Notes,
  voice: Voice,
): HTMLElement {
  const {language, filters} = voice;
  const told = rows.filter((row) => row.churn_rate !== null);
  const title = churnTitle(rows, begins, voice) ?? words.rate[language];
  const isTooEarly = begins !== null && told.some((row) => row.month < begins);
  return figure(told, {
    language,
    title,
    subtitle:
      language === "zh"
        ? "当月流失客户占期初客户的比例，%，按现行流失定义；阴影为 90% 区间（Wilson）"
        : "Customers who churned in the month, % of those at its start, by the definition in force; shaded: 90\u00a0% interval (Wilson)",
    summary: title,
    note:
      paragraph(
        [
          isTooEarly && beginsSentence(begins, voice),
          told.some((row) => !row.is_complete) && words.early[language],
        ].filter((text) => text !== null && text !== false),
        language,
      ) || undefined,
    empty: words[filters ? "noneChosen" : "empty"][language],
    file: "churn-rates",
    events: eventsOf(notes, told, voice),
    chart: (width) => rateLine(told, begins, width, voice),
    columns: churnColumns(voice),
  });
}

/** Returns what those who churned had bought per year, by month of churn. */
export function lostFigure(rows: readonly Churn[], notes: Notes, voice: Voice): HTMLElement {
  const {language, money, filters} = voice;
  const title = lostTitle(rows, voice) ?? words.lost[language];
  const hasLost = rows.some((row) => row.net_amount_lost !== 0);
  return figure(hasLost ? rows : [], {
    language,
    title,
    subtitle:
      language === "zh"
        ? `流失客户截至最后一次下单的年均购买额（至少按一年计），${money.unit}，按流失月份`
        : `What the churned bought per year up to their last order (over a year at the least), ${money.unit}, by month of churn`,
    summary: title,
    note: rows.some((row) => !row.is_complete) ? words.earlyBar[language] : undefined,
    empty: words[filters ? "noLossChosen" : "noLoss"][language],
    file: "money-lost",
    events: eventsOf(notes, rows, voice),
    chart: (width) =>
      monthBars(rows, {
        width,
        language,
        parts: [{label: words.lost[language], color: accent, value: (row) => row.net_amount_lost}],
        tick: money.plain,
        sentence: (row) =>
          language === "zh"
            ? `${month(row.month, language)}：流失 ${number(row.churned, language)} 位，此前年均购买额 ${money.short(row.net_amount_lost)}`
            : `${month(row.month, language)}: ${number(row.churned, language)} churned, who had spent ${money.short(row.net_amount_lost)} a year`,
      }),
    columns: churnColumns(voice),
  });
}

/** The events of its months, listed below the stages. */
function eventsOf(notes: Notes, rows: readonly Churn[], {language}: Voice): Notes {
  return notesListedBelow(
    notes,
    words.stages[language],
    rows.map((row) => row.month),
  );
}

function churnColumns({language, money}: Voice): TableColumn<Churn>[] {
  const count = (head: string, value: (row: Churn) => number): TableColumn<Churn> => ({
    head,
    kind: "number",
    value,
  });
  const share = (head: string, value: (row: Churn) => number | null): TableColumn<Churn> => ({
    head,
    kind: "number",
    value,
    show: (row) => percent(value(row), language),
  });
  return [
    {
      head: words.month[language],
      value: (row) => row.month,
      show: (row) => month(row.month, language),
    },
    count(words.start[language], (row) => row.customers_at_start),
    count(words.churned[language], (row) => row.churned),
    share(words.rate[language], (row) => row.churn_rate),
    share(words.low[language], (row) => row.churn_rate_low),
    share(words.high[language], (row) => row.churn_rate_high),
    count(words.reactivated[language], (row) => row.reactivated),
    share(words.backRate[language], (row) => row.reactivation_rate),
    count(words.atRisk[language], (row) => row.at_risk),
    {
      head: words.lost[language],
      unit: language === "zh" ? `${money.unit}/年` : `${money.unit} a year`,
      kind: "number",
      value: (row) => row.net_amount_lost,
      show: (row) => money.exact(row.net_amount_lost),
    },
    {
      head: words.complete[language],
      value: (row) => words[row.is_complete ? "yes" : "no"][language],
    },
  ];
}

function rateLine(
  rows: readonly Churn[],
  begins: Date | null,
  width: number,
  {language, money}: Voice,
): Element {
  const isEarly = (row: Churn) => begins !== null && row.month < begins;
  const grey = rows.filter((row) => isEarly(row));
  const told = rows.filter((row) => !isEarly(row));
  const whole = told.filter((row) => row.is_complete);
  const open = whole.length < told.length ? told.slice(Math.max(0, whole.length - 1)) : [];
  const months = rows.map((row) => row.month);
  const place = {x: "month", y: "churn_rate"} as const;
  return Plot.plot({
    width,
    height: Math.max(200, Math.min(300, width * 0.45)),
    marginLeft: 52,
    marginRight: 8,
    marginTop: 12,
    marginBottom: 36,
    x: {type: "point", domain: months, padding: 0.5},
    y: {zero: true, nice: true},
    marks: [
      amountAxis((share) => percent(share, language)),
      monthAxis(months, width - 60, language),
      Plot.areaY(told, {
        ...{x: "month", y1: "churn_rate_low", y2: "churn_rate_high"},
        ...{fill: accent, fillOpacity: 0.16},
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.dot(grey, {...place, r: 2, fill: estimate}),
      Plot.line(whole, {...place, stroke: accent, strokeWidth: 2}),
      Plot.dot(whole, {...place, r: 2.5, fill: accent}),
      Plot.line(open, {...place, stroke: accent, strokeWidth: 2, strokeDasharray: "3 3"}),
      Plot.dot(
        open.filter((row) => !row.is_complete),
        {...place, r: 3.5, stroke: accent, fill: "var(--theme-background)"},
      ),
      Plot.tip(
        rows,
        Plot.pointerX({
          ...place,
          ...tipSays((row: Churn) => rateSentence(row, language, money.short)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function rateSentence(
  row: Churn,
  language: Voice["language"],
  money: Voice["money"]["short"],
): string {
  const when = month(row.month, language);
  const [gone, start] = [row.churned, row.customers_at_start].map((n) => number(n, language));
  const share = percent(row.churn_rate, language);
  const [low, high] = [row.churn_rate_low, row.churn_rate_high].map((value) =>
    percent(value, language),
  );
  return language === "zh"
    ? `${when}${row.is_complete ? "" : "（未结束）"}：期初 ${start} 位，流失 ${gone} 位（${share}，90% 区间 ${low} 至 ${high}），此前年均购买额 ${money(row.net_amount_lost)}`
    : `${when}${row.is_complete ? "" : " (so far)"}: ${gone} of ${start} churned (${share}, 90\u00a0% interval ${low} to ${high}), who had spent ${money(row.net_amount_lost)} a year`;
}

import {bridgeChart} from "./bridge-chart.js";
import {bridgeSubtitle, bridgeTitle, comparisonLabel, signedMoney} from "./bridge-sentences.js";
import {chosenFigure} from "../filters/chosen-figure.js";
import {isoDay} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Step = Marts["revenue_bridge"][number];

const words = {
  periods: {en: "Periods", zh: "对比期间"},
  plain: {en: "From one period's net sales to the next", zh: "净销售额由上期到本期"},
  movement: {en: "Movement", zh: "变动"},
  customers: {en: "Customers", zh: "客户数"},
  amount: {en: "Net sales", zh: "净销售额"},
  means: {en: "Meaning", zh: "含义"},
  note: {
    en: "“Not back” bought in the period before and not in this one; some only buy seldom, and churn by the definition in force takes longer. All movements add up to the ledger, to the cent.",
    zh: "“未再购买”指上期购买而本期未购买，其中一些只是购买不频繁；按现行定义的流失需更长时间。各项变动与账目合计分文不差。",
  },
  noteChosen: {
    en: "“Not back” bought in the period before and not in this one; some only buy seldom, and churn by the definition in force takes longer. All movements add up to the net sales of the customers chosen, to the cent.",
    zh: "“未再购买”指上期购买而本期未购买，其中一些只是购买不频繁；按现行定义的流失需更长时间。各项变动与所选客户的净销售额合计分文不差。",
  },
  noneChosen: {
    en: "No two periods to compare lie in the months chosen, or the customers chosen have not bought long enough.",
    zh: "所选月份内没有可对比的两个期间，或所选客户的购买历史不足。",
  },
  empty: {
    en: "There are not yet two periods to compare: the bridge needs two whole months of orders.",
    zh: "尚无可对比的两个期间：至少需要两个整月的订单。",
  },
};

/** Returns the name of a comparison in the address. */
const idOf = ({comparison, last_date}: Step) =>
  comparison === "month" ? isoDay(last_date).slice(0, 7) : comparison;

/** Returns the comparisons that can be chosen: of days and years first, then months, the last first. */
export function bridgeChoices(rows: readonly Step[], voice: Voice): {id: string; label: string}[] {
  const order = ["days_90", "days_90_year", "months_12", "month"];
  return rows
    .filter(({movement}) => movement === "start")
    .sort(
      (a, b) =>
        order.indexOf(a.comparison) - order.indexOf(b.comparison) ||
        b.last_date.getTime() - a.last_date.getTime(),
    )
    .map((row) => ({id: idOf(row), label: comparisonLabel(row, voice)}));
}

/** Returns how net sales got from one period to the next, by what customers did, for periods to choose. */
export function revenueBridge(rows: readonly Step[], voice: Voice): HTMLElement {
  const items = bridgeChoices(rows, voice);
  return chosenFigure({
    label: words.periods[voice.language],
    items,
    initial: items[0]?.id ?? "",
    name: "bridge",
    draw: (id, width) =>
      bridgeFigure(
        rows.filter((row) => idOf(row) === id),
        width,
        voice,
      ),
  });
}

function bridgeFigure(rows: readonly Step[], width: number | undefined, voice: Voice): HTMLElement {
  const {language, money, terms, filters} = voice;
  const title = bridgeTitle(rows, voice) ?? words.plain[language];
  const isEnd = ({movement}: Step) => movement === "start" || movement === "end";
  return figure(rows, {
    language,
    title,
    isWide: true,
    subtitle: bridgeSubtitle(rows, voice),
    summary: title,
    note: words[filters ? "noteChosen" : "note"][language],
    empty: words[filters ? "noneChosen" : "empty"][language],
    file: rows[0] ? `revenue-bridge-${idOf(rows[0])}` : "revenue-bridge",
    width,
    isTotal: (row) => row.movement === "end",
    chart: (size) => bridgeChart(rows, size, voice),
    columns: [
      {
        head: words.movement[language],
        kind: "text",
        value: (row) => terms.label("movement", row.movement),
      },
      {head: words.customers[language], kind: "number", value: (row) => row.customers},
      {
        head: words.amount[language],
        unit: money.unit,
        kind: "number",
        value: (row) => row.net_amount,
        show: (row) =>
          isEnd(row) ? money.exact(row.net_amount) : signedMoney(row.net_amount, money.exact),
      },
      {
        head: words.means[language],
        kind: "long",
        value: (row) => terms.meaning("movement", row.movement),
      },
    ],
  });
}

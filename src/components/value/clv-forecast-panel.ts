import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {accent, foreground} from "../figures/colors.js";
import {day, monthTick} from "../words/dates.js";
import {compact, number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Month = Marts["clv_forecast"][number];

/** Returns expected money or orders per month as a line from zero, with the band of its intervals. */
export function forecastPanel(
  rows: readonly Month[],
  kind: "amount" | "orders",
  width: number,
  voice: Voice,
): Element {
  const {language, money} = voice;
  const columns = [`expected_${kind}`, `expected_${kind}_low`, `expected_${kind}_high`] as const;
  const [middle, low, high] = columns;
  const banded = rows.filter((row) => row[low] !== null && row[high] !== null);
  const last = rows.at(-1)?.month_number ?? 1;
  return Plot.plot({
    width,
    height: Math.min(300, Math.max(220, width * 0.55)),
    marginLeft: 52,
    marginRight: 14,
    marginTop: 14,
    marginBottom: 36,
    x: {domain: [1, Math.max(2, last)]},
    y: {zero: true, nice: true},
    marks: [
      amountAxis(kind === "amount" ? money.plain : (value: number) => compact(value, language)),
      Plot.axisX(
        rows.flatMap(({month_number: at}) => ((at - 1) % 6 === 0 ? [at] : [])),
        {
          tickFormat: (at: number) =>
            tick(rows.find((row) => row.month_number === at)?.from_date, language),
          label: null,
          fontSize: 12,
          tickSize: 3,
        },
      ),
      Plot.areaY(banded, {
        x: "month_number",
        y1: low,
        y2: high,
        fill: accent,
        fillOpacity: 0.18,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      rows.length === 1
        ? Plot.dot(rows, {x: "month_number", y: middle, fill: accent, r: 4})
        : Plot.line(rows, {x: "month_number", y: middle, stroke: accent, strokeWidth: 2.5}),
      Plot.tip(
        rows,
        Plot.pointerX({
          x: "month_number",
          y: middle,
          ...tipSays((row: Month) => sentence(row, kind, voice)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

const tick = (date: Date | undefined, language: Voice["language"]) =>
  date ? monthTick(date, language, true) : "";

function sentence(row: Month, kind: "amount" | "orders", {language, money}: Voice): string {
  const show = (value: number | null) =>
    kind === "amount" ? money.short(value) : number(value, language, value && value < 10 ? 1 : 0);
  const [low, high] = [row[`expected_${kind}_low`], row[`expected_${kind}_high`]];
  const middle = show(row[`expected_${kind}`]);
  const from = day(row.from_date, language);
  if (language === "zh") {
    const range =
      low === null || high === null ? "" : `，九成可能在 ${show(low)}与 ${show(high)}之间`;
    return `${from}起一个月：${kind === "orders" ? `${middle} 单` : middle}${range}`;
  }
  const range =
    low === null || high === null
      ? ""
      : `, nine times in ten between ${show(low)} and ${show(high)}`;
  return `Month from ${from}: ${middle}${kind === "orders" ? " orders" : ""}${range}`;
}

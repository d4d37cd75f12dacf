import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {estimate, foreground, muted} from "../figures/colors.js";
import {days, number, percent} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import {spreadLabels} from "../figures/spread-labels.js";
import {atRiskNear, curveName, dayTicks, longestDays} from "./survival-points.js";
import type {Point, Wait} from "./survival-points.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const short: Record<string, Bilingual> = {
  "1_2": {en: "after 1st", zh: "首购后"},
  "2_3": {en: "after 2nd", zh: "二购后"},
  "3_4": {en: "after 3rd", zh: "三购后"},
  "4_plus": {en: "after 4th +", zh: "四购及以后"},
};
const atRiskHead = {en: "At risk", zh: "观察人数"};
/** From light to dark: later purchases are darker. */
const colors = ["var(--amount-3)", "var(--amount-4)", "var(--amount-5)", "var(--amount-6)"];

/** Clear of the last number at risk, which is centred on its day. */
const labelsAt = 18;
const line = 16;
const axis = 26;

/** Returns curves in one frame with their bands, names at their ends and numbers at risk below. */
export function survivalChart(waits: readonly Wait[], width: number, voice: Voice): Element {
  const {language, terms} = voice;
  const drawn = waits.map(({curve, points, firm}, i) => ({
    name: short[curve.curve]?.[language] ?? curveName(curve, terms),
    color: colors[i % colors.length] ?? foreground,
    points: points.filter(({day}) => day <= longestDays),
    firm: firm.filter(({day}) => day <= longestDays),
  }));
  const last = Math.max(1, ...drawn.map(({points}) => points.at(-1)?.day ?? 0));
  const plotHeight = Math.max(220, Math.min(340, width * 0.5));
  const marginTop = 12;
  const marginBottom = axis + line * (drawn.length + 1) + 6;
  const marginRight = labelsAt + 6 + Math.max(...drawn.map(({name}) => textWidth(name)));
  const ticks = dayTicks(last, width - 48 - marginRight);
  const ends = drawn.map(({points}) => points.at(-1));
  const placed = spreadLabels(
    ends.map((point) => (1 - (point?.waiting_share ?? 0)) * plotHeight),
    {gap: 15, low: 4, high: plotHeight - 4},
  );
  return Plot.plot({
    width,
    height: plotHeight + marginTop + marginBottom,
    marginLeft: 48,
    marginRight,
    marginTop,
    marginBottom,
    x: {domain: [0, last]},
    y: {domain: [0, 1]},
    marks: [
      amountAxis((share) => percent(share, language, 0), {ticks: 5}),
      Plot.axisX({
        ticks,
        tickFormat: (day: number) => days(day, language),
        tickSize: 3,
        label: null,
        fontSize: 12,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      drawn.map(({points, firm, color}, i) => {
        const soft = points.slice(Math.max(0, firm.length - 1));
        return [
          Plot.areaY(firm, {...band, fill: color, fillOpacity: 0.3}),
          Plot.areaY(soft, {...band, fill: estimate, fillOpacity: 0.12}),
          Plot.line(soft, {...place, stroke: estimate, strokeDasharray: "4 3"}),
          Plot.line(firm, {...place, stroke: color, strokeWidth: 2.5}),
          endLabel(ends[i], drawn[i]?.name ?? "", (placed[i] ?? 0) / plotHeight, voice),
        ];
      }),
      atRiskRows(drawn, ticks, voice),
      Plot.tip(
        drawn.flatMap(({points}) => points),
        Plot.pointer({
          ...place,
          channels: {series: "curve"},
          ...tipSays((point: Point) => pointSentence(point, voice)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

const place = {x: "day", y: "waiting_share"} as const;
const band = {x: "day", y1: "waiting_share_low", y2: "waiting_share_high"} as const;

function endLabel(end: Point | undefined, name: string, down: number, {language}: Voice) {
  if (!end) return null;
  const share = percent(end.waiting_share, language, 0);
  return [
    Plot.text([name], {
      frameAnchor: "right",
      y: 1 - down,
      dx: labelsAt,
      textAnchor: "start",
      fontSize: 12.5,
      fontWeight: 600,
      fill: foreground,
      ariaLabel: `${name} ${share}`,
    }),
  ];
}

function atRiskRows(
  drawn: readonly {name: string; color: string; points: readonly Point[]}[],
  ticks: readonly number[],
  {language}: Voice,
) {
  const down = (row: number) => axis + line * row + 8;
  return [
    Plot.text([atRiskHead[language]], {
      frameAnchor: "bottom-right",
      dx: labelsAt,
      dy: down(0),
      textAnchor: "start",
      fontSize: 11.5,
      fill: muted,
    }),
    drawn.map(({name, points}, i) => [
      Plot.text([name], {
        frameAnchor: "bottom-right",
        dx: labelsAt,
        dy: down(i + 1),
        textAnchor: "start",
        fontSize: 11.5,
        fill: foreground,
      }),
      Plot.text(
        ticks.filter((day) => atRiskNear(points, day) !== undefined),
        {
          x: (day: number) => day,
          frameAnchor: "bottom",
          dy: down(i + 1),
          text: (day: number) => number(atRiskNear(points, day), language),
          fontSize: 11.5,
          fill: muted,
          fontVariant: "tabular-nums",
        },
      ),
    ]),
  ];
}

/** Returns what a point says: who, when, how many, how sure, out of how many. */
export function pointSentence(point: Point, {language, terms}: Voice): string {
  const name = curveName(point, terms);
  const share = percent(point.waiting_share, language);
  const [low, high] = [point.waiting_share_low, point.waiting_share_high].map((value) =>
    percent(value, language),
  );
  const count = number(point.at_risk, language);
  const when = days(point.day, language);
  return language === "zh"
    ? `${name}，${when}后：${share} 尚未再次购买（90% 区间 ${low} 至 ${high}；观察中 ${count}）`
    : `${name}, ${when} on: ${share} have not bought again (90\u00a0% interval ${low} to ${high}; ${count} observed)`;
}

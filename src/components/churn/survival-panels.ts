import * as Plot from "@observablehq/plot";
import {estimate, faint, foreground, grid, muted} from "../figures/colors.js";
import {element} from "../page/element.js";
import {watchHoverNotes} from "../figures/hover-note.js";
import {walkPanels} from "../figures/note-keys.js";
import {days, number, percent} from "../words/format.js";
import {
  atRiskNear,
  commonDay,
  curveName,
  dayTicks,
  longestDays,
  pointAt,
} from "./survival-points.js";
import type {Point, Wait} from "./survival-points.js";
import type {Voice} from "../words/voice.js";

export interface PanelsOptions {
  /** What all panels together show, read out with them. */
  readonly label: string;
  readonly width: number;
}

/**
 * Returns a small frame per curve: the curve with its band, the others grey behind it, numbers at risk below. Each says
 * its sentence where it is pointed at or led to by keys.
 */
export function survivalPanels(
  waits: readonly Wait[],
  {label, width}: PanelsOptions,
  voice: Voice,
): HTMLElement {
  const columns = Math.max(2, Math.min(4, Math.floor(width / 240)));
  const own = Math.floor((width - (columns - 1) * 20) / columns);
  const last = Math.max(1, ...waits.map(({points}) => pointAt(points, longestDays)?.day ?? 0));
  const day = commonDay(waits);
  const panels = element(
    "div",
    {class: "panels", style: `--panels: ${columns}`, role: "group", "aria-label": label},
    ...waits.map((wait) => {
      const color = colorOf(wait, voice);
      const sentence = panelSentence(wait, day, voice);
      const curve = panel(wait, waits, {width: own, last, color}, voice);
      // Its texts make no sense one by one.
      curve.setAttribute("aria-hidden", "true");
      return element(
        "div",
        {class: "panel", role: "img", "aria-label": sentence, "data-note": sentence},
        element(
          "p",
          {class: "panel-title"},
          element("span", {class: "swatch", style: `background: ${color}`}),
          curveName(wait.curve, voice.terms),
        ),
        curve,
      );
    }),
  );
  walkPanels(panels, columns);
  watchHoverNotes();
  return panels;
}

function colorOf({curve}: Wait, {terms}: Voice): string {
  return curve.family === "segment"
    ? terms.color("segment", curve.curve)
    : `var(--other-${((curve.position - 1) % 8) + 1})`;
}

function panel(
  {points, firm}: Wait,
  all: readonly Wait[],
  {width, last, color}: {width: number; last: number; color: string},
  {language}: Voice,
): Element {
  const seen = (list: readonly Point[]) => list.filter(({day}) => day <= longestDays);
  const sure = seen(firm);
  const soft = seen(points).slice(Math.max(0, sure.length - 1));
  const marginLeft = 46;
  const ticks = dayTicks(last, width - marginLeft, {gap: 45});
  const rest = all.filter((wait) => wait.points !== points);
  return Plot.plot({
    width,
    height: 168,
    marginLeft,
    marginRight: 16,
    marginTop: 8,
    marginBottom: 40,
    x: {domain: [0, last]},
    y: {domain: [0, 1]},
    marks: [
      Plot.gridY([0, 0.5, 1], {stroke: grid, strokeOpacity: 1}),
      Plot.axisY([0, 0.5, 1], {
        tickSize: 0,
        label: null,
        fontSize: 11,
        fill: muted,
        tickFormat: (share: number) => percent(share, language, 0),
      }),
      Plot.axisX(ticks, {
        tickFormat: (day: number) => number(day, language),
        tickSize: 3,
        label: null,
        fontSize: 11,
      }),
      rest.map((other) => Plot.line(seen(other.points), {...place, stroke: faint, strokeWidth: 1})),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.areaY(sure, {...band, fill: color, fillOpacity: 0.3}),
      Plot.areaY(soft, {...band, fill: estimate, fillOpacity: 0.12}),
      Plot.line(soft, {...place, stroke: estimate, strokeDasharray: "4 3"}),
      Plot.line(sure, {...place, stroke: color, strokeWidth: 2.5}),
      Plot.text(
        ticks.filter((day) => atRiskNear(points, day) !== undefined),
        {
          x: (day: number) => day,
          frameAnchor: "bottom",
          dy: 33,
          text: (day: number) => number(atRiskNear(points, day), language),
          fontSize: 11,
          fill: muted,
          fontVariant: "tabular-nums",
        },
      ),
    ],
  });
}

const place = {x: "day", y: "waiting_share"} as const;
const band = {x: "day", y1: "waiting_share_low", y2: "waiting_share_high"} as const;

/** Returns what a panel says: half when, how many had not by the day that all are known on. */
export function panelSentence(
  {curve, points}: Wait,
  day: number,
  {language, terms}: Voice,
): string {
  const name = curveName(curve, terms);
  const at = pointAt(points, day);
  const [share, low, high] = [at?.waiting_share, at?.waiting_share_low, at?.waiting_share_high].map(
    (value) => percent(value, language),
  );
  const when = days(day, language);
  const count = number(curve.purchases, language);
  const half = days(curve.median_days, language);
  if (language === "zh") {
    const median = curve.median_days === null ? "" : `半数在 ${half}内再次下单；`;
    return `${name}（n = ${count}）：${median}${when}后 ${share} 尚未再次下单（90% 区间 ${low} 至 ${high}）`;
  }
  const median = curve.median_days === null ? "" : `half had ordered again within ${half}; `;
  return `${name} (n = ${count}): ${median}${when} on, ${share} had not ordered again (90\u00a0% interval ${low} to ${high})`;
}

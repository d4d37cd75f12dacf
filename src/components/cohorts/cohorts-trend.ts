import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {notesWithin} from "../figures/annotations.js";
import {ageName, lastDay} from "./cohort-cells.js";
import type {CohortStep} from "./cohort-cells.js";
import {trendTitle} from "./cohort-findings.js";
import type {CohortLook} from "./cohort-findings.js";
import {isEnough, isShare} from "./cohort-views.js";
import type {CohortPoint} from "./cohort-views.js";
import {axisValue, fullValue, viewName} from "./cohort-words.js";
import {chosenFigure} from "../filters/chosen-figure.js";
import {accent, background, estimate, foreground, muted} from "../figures/colors.js";
import {day} from "../words/dates.js";
import {cellSentence} from "./cohorts-triangle.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {monthAxis} from "../figures/month-axis.js";
import {paragraph} from "../words/language.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  at: {month: {en: "Month", zh: "月龄"}, quarter: {en: "Quarter", zh: "季龄"}},
  cohort: {en: "Cohort", zh: "同期群"},
  size: {en: "Size", zh: "人数"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  early: {en: "Too early until", zh: "此前过早"},
  tooEarly: {en: "too early", zh: "为时尚早"},
  mean: {en: "Mean", zh: "平均"},
  empty: {
    en: "No cohort is old enough yet to be followed so far. Choose an earlier month.",
    zh: "尚无同期群达到该月龄。请选择更早的月龄。",
  },
};

const choices: Readonly<Record<CohortStep, readonly number[]>> = {
  month: [1, 2, 3, 6, 12],
  quarter: [1, 2, 4],
};

/** Returns one age of all cohorts in time: does month 3 get better from cohort to cohort? */
export function cohortTrend(look: CohortLook, voice: Voice): HTMLElement | null {
  const {step, points} = look;
  const {language} = voice;
  const ages = choices[step].filter(
    (age) => points.filter(({cell}) => cell.age === age && cell.isComplete).length >= 2,
  );
  const first = ages[0];
  if (first === undefined) return null;
  return chosenFigure({
    label: words.at[step][language],
    items: ages.map((age) => ({id: String(age), label: number(age, language)})),
    initial: String(first),
    name: "at",
    draw: (id, width) => trend(look, Number(id), width, voice),
  });
}

function trend(
  look: CohortLook,
  age: number,
  width: number | undefined,
  voice: Voice,
): HTMLElement {
  const {points, view, step, means} = look;
  const {language, facts} = voice;
  const starts = points.filter(({cell}) => cell.age === 0);
  const own = new Map(
    points.filter(({cell}) => cell.age === age).map((point) => [point.cell.cohort, point]),
  );
  const whole = [...own.values()].filter(({cell, value}) => cell.isComplete && value !== null);
  const next = starts.find(({cell}) => own.get(cell.cohort)?.cell.isComplete !== true)?.cell;
  const until = next?.start ? lastDay(next.start, age, step) : null;
  const title = trendTitle(look, age, voice);
  const mean = means.find((one) => one.age === age);
  const few = whole.filter(({cell}) => cell.customers < facts.smallCohort).length;
  return figure(whole, {
    language,
    title,
    width,
    isWide: true,
    subtitle: {
      en: `${viewName(view, step, voice)}, in ${ageName(age, step, language)} of each cohort, by time of the first order`,
      zh: `${viewName(view, step, voice)}，各同期群${ageName(age, step, language)}，按首单时间`,
    }[language],
    summary: title,
    note: paragraph(
      [
        isShare(view) &&
          {
            en: "The band is each cohort's 90\u00a0% interval (Wilson).",
            zh: "色带为各同期群的 90% 区间（威尔逊法）。",
          }[language],
        mean &&
          isEnough(mean) &&
          {
            en: "The dashed line is the mean of all cohorts.",
            zh: "虚线为各群平均。",
          }[language],
        few > 0 &&
          {
            en: `Grey dots are cohorts of fewer than ${facts.smallCohort} customers.`,
            zh: `灰点为不足 ${facts.smallCohort} 人的同期群。`,
          }[language],
        until !== null &&
          next !== undefined &&
          {
            en: `The cohort of ${next.label} is too early to say until ${day(until, language)}.`,
            zh: `${next.label}的同期群在 ${day(until, language)}之前还不能下结论。`,
          }[language],
      ].filter((text) => typeof text === "string"),
      language,
    ),
    empty: words.empty[language],
    file: "cohort-trend",
    events: eventsOf(
      starts.flatMap(({cell}) => (cell.start ? [cell.start] : [])),
      step,
      voice,
    ),
    chart: (size) => chart(starts, whole, mean?.value ?? null, look, Math.max(160, size), voice),
    columns: [
      {
        head: words.cohort[language],
        value: ({cell}) => cell.start,
        show: ({cell}) => cell.label,
        kind: "text",
      },
      {head: words.size[language], value: ({cell}) => cell.size},
      {
        head: ageName(age, step, language),
        kind: "number",
        value: ({value}) => value,
        show: ({value}) => fullValue(value, view, voice),
      },
      ...(isShare(view)
        ? (["low", "high"] as const).map((side) => ({
            head: words[side][language],
            kind: "number" as const,
            value: (point: CohortPoint) => point[side],
            show: (point: CohortPoint) => fullValue(point[side], view, voice),
          }))
        : []),
    ],
  });
}

/** The events from the first to the last day of the cohorts' months or quarters. */
function eventsOf(starts: readonly Date[], step: CohortStep, voice: Voice) {
  const last = starts.at(-1);
  const {notes, later} = notesWithin(voice, starts[0], last && lastDay(last, 0, step));
  return {notes, later, isByQuarter: step === "quarter"};
}

function chart(
  starts: readonly CohortPoint[],
  whole: readonly CohortPoint[],
  mean: number | null,
  {view, side, step}: CohortLook,
  width: number,
  voice: Voice,
): Element {
  const {language, facts} = voice;
  const months = starts.flatMap(({cell}) => (cell.start ? [cell.start] : []));
  const told = new Set(whole.map(({cell}) => cell.cohort));
  const lastTold = starts.findLastIndex(({cell}) => told.has(cell.cohort));
  const early = months.slice(lastTold + 1);
  const isFew = ({cell}: CohortPoint) => cell.customers < facts.smallCohort;
  const values = whole
    .filter((point) => !isFew(point))
    .flatMap(({value, high}) => [value ?? 0, high ?? 0]);
  const top = Math.max(...values, mean ?? 0, 1e-9);
  const low = Math.min(0, ...whole.map(({value}) => value ?? 0));
  return Plot.plot({
    width,
    height: Math.max(200, Math.min(300, width * 0.36)),
    marginLeft: 52,
    marginRight: 8,
    marginTop: 18,
    marginBottom: 36,
    x: {type: "band", domain: months, padding: 0},
    y: {domain: [low, top * 1.05]},
    marks: [
      amountAxis((value) => axisValue(value, view, voice)),
      monthAxis(months, width - 60, language),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.barY(early, {
        x: (date: Date) => date,
        y1: low,
        y2: top * 1.05,
        fill: estimate,
        fillOpacity: 0.12,
        inset: 0,
      }),
      Plot.text(early.slice(-1), {
        x: (date: Date) => date,
        frameAnchor: "top",
        text: () => words.tooEarly[language],
        textAnchor: "end",
        dx: months.length > 0 ? (width - 60) / months.length / 2 : 0,
        dy: 4,
        fontSize: 12,
        fill: muted,
      }),
      Plot.areaY(isShare(view) ? whole.filter((point) => !isFew(point)) : [], {
        x: (point: CohortPoint) => point.cell.start,
        y1: "low",
        y2: "high",
        fill: accent,
        fillOpacity: 0.18,
      }),
      Plot.ruleY(mean === null ? [] : [mean], {
        stroke: muted,
        strokeDasharray: "4 3",
        strokeWidth: 1.5,
      }),
      Plot.line(
        whole.filter((point) => !isFew(point)),
        {x: (point: CohortPoint) => point.cell.start, y: "value", stroke: accent, strokeWidth: 2},
      ),
      Plot.dot(whole, {
        x: (point: CohortPoint) => point.cell.start,
        y: "value",
        r: 3.5,
        fill: (point: CohortPoint) => (isFew(point) ? estimate : accent),
        stroke: background,
        clip: true,
      }),
      Plot.tip(
        whole,
        Plot.pointerX({
          x: (point: CohortPoint) => point.cell.start,
          y: "value",
          ...tipSays((point: CohortPoint) => cellSentence(point, {view, side, step}, voice)),
          ...tipStyle,
        }),
      ),
    ],
    color: {type: "identity"},
  });
}

import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {notesWithin} from "../figures/annotations.js";
import {naiveName} from "./clv-report.js";
import {coverageSentence} from "./clv-totals.js";
import {byCut, leastError} from "./clv-trial.js";
import type {Trial} from "./clv-trial.js";
import {accent, estimate, foreground} from "../figures/colors.js";
import {day, isoDay, monthTick} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {change, days, percent} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {modelName} from "./clv-models.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

interface Miss {
  readonly date: Date;
  readonly model: number;
  /** Of the best naive guess; null where it has no total to be off from. */
  readonly guess: number | null;
}

const words = {
  title: {en: "How far totals were off", zh: "总数的偏差"},
  date: {en: "Past date", zh: "过去日期"},
  guess: {en: "Best naive guess", zh: "最好的朴素猜测"},
  empty: {
    en: "There is no past date old enough to compare a forecast with what came.",
    zh: "尚无足够早的过去日期可用于对比预测与实际。",
  },
};

/** Between what and what the totals were off. */
export function cutsTitle(misses: readonly number[], {language}: Voice): string | null {
  if (misses.length < 2) return null;
  const [least, most] = [Math.min(...misses), Math.max(...misses)].map((miss) =>
    change(1 + miss, 1, language),
  );
  return language === "zh"
    ? `${misses.length} 个过去日期的订单总数预测偏差在 ${least} 与 ${most} 之间`
    : `At ${misses.length} past dates the total of orders was off by ${least} to ${most}`;
}

/** Returns how far a model's total of orders was off at each past date, beside the best naive guess. */
export function cutsFigure(trial: Trial | undefined, model: string, voice: Voice): HTMLElement {
  const {language} = voice;
  const guess = trial && leastError(trial, true)?.contender;
  const misses = (trial ? byCut(trial, model, "orders_bias") : []).flatMap(
    ({cut, date, value}): Miss[] =>
      date
        ? [
            {
              date,
              model: value,
              guess:
                guess === undefined ? null : (trial?.measure(guess, "orders_bias", cut) ?? null),
            },
          ]
        : [],
  );
  misses.sort((a, b) => a.date.getTime() - b.date.getTime());
  const title =
    cutsTitle(
      misses.map((miss) => miss.model),
      voice,
    ) ?? words.title[language];
  const span = days(trial?.horizonDays, language);
  const name = modelName(model, voice);
  const signed = (value: number | null) => (value === null ? "—" : change(1 + value, 1, language));
  const beside =
    guess === undefined
      ? null
      : language === "zh"
        ? `灰色为最好的朴素猜测${naiveName(guess, voice)}。`
        : `Grey: the best naive guess, ${naiveName(guess, voice)}.`;
  const said = [coverageSentence(model, trial, voice), beside].filter((text) => text !== null);
  return figure(misses, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `${name}预测的其后 ${span}订单总数与实际之差，%，正为预测偏多`
        : `Forecast total of the next ${span} against what came, ${name}, %, above zero too many`,
    summary: title,
    note: said.length > 0 ? paragraph(said, language) : undefined,
    empty: words.empty[language],
    file: "totals-on-trial",
    events: notesWithin(voice, misses[0]?.date, misses.at(-1)?.date),
    chart: (width) => dots(misses, width, voice, name),
    columns: [
      {head: words.date[language], value: ({date}) => date, show: ({date}) => isoDay(date)},
      {head: name, kind: "number", value: (row) => row.model, show: (row) => signed(row.model)},
      {
        head: words.guess[language],
        kind: "number",
        value: (row) => row.guess,
        show: (row) => signed(row.guess),
      },
    ],
  });
}

function dots(rows: readonly Miss[], width: number, {language}: Voice, name: string): Element {
  const guesses = rows.filter(({guess}) => guess !== null);
  const reach = Math.max(
    0.05,
    ...rows.flatMap(({model, guess}) => [Math.abs(model), Math.abs(guess ?? 0)]),
  );
  const last = rows.at(-1);
  const step = Math.max(1, Math.ceil((rows.length * 70) / width));
  const ticks = rows.filter((_, i) => (rows.length - 1 - i) % step === 0).map(({date}) => date);
  const isRoomy = width > 420;
  return Plot.plot({
    width,
    height: Math.min(340, Math.max(220, width * 0.5)),
    marginLeft: 52,
    marginRight: isRoomy ? 16 + textWidth(name) : 24,
    marginTop: 18,
    marginBottom: 40,
    x: {type: "utc", domain: [rows[0]!.date, last!.date], insetLeft: 14, insetRight: 14},
    y: {domain: [-1.15 * reach, 1.15 * reach]},
    marks: [
      amountAxis((value) => percent(value, language), {ticks: 5}),
      Plot.axisX(ticks, {
        tickFormat: (date: Date) => monthTick(date, language, true),
        tickSize: 3,
        label: null,
        fontSize: 12,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.dot(guesses, {x: "date", y: "guess", r: 4, stroke: estimate, strokeWidth: 1.5}),
      Plot.ruleX(rows, {x: "date", y1: 0, y2: "model", stroke: accent, strokeWidth: 1.5}),
      Plot.dot(rows, {x: "date", y: "model", r: 5, fill: accent}),
      isRoomy && last
        ? Plot.text([last], {
            x: "date",
            y: "model",
            text: () => name,
            dx: 10,
            textAnchor: "start",
            fontSize: 12.5,
            fontWeight: 600,
            fill: foreground,
          })
        : null,
      Plot.tip(
        rows,
        Plot.pointerX({
          x: "date",
          y: "model",
          ...tipSays((row: Miss) => sentence(row, name, language)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function sentence({date, model, guess}: Miss, name: string, language: Voice["language"]): string {
  const when = day(date, language);
  const [own, other] = [model, guess].map((value) =>
    value === null ? null : change(1 + value, 1, language),
  );
  if (language === "zh") {
    return `${when}：${name} ${own ?? ""}${other === null ? "" : `，朴素猜测 ${other}`}`;
  }
  return `${when}: ${name} ${own ?? ""}${other === null ? "" : `, naive guess ${other}`}`;
}

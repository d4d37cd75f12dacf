import {day} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Move} from "../moves/moves-between.js";
import {cameTitle, wentTitle} from "./segment-sentences.js";
import {moveColumns} from "../moves/moves-columns.js";
import {latestSpan, moveSentence} from "../moves/moves-sentences.js";
import {groupBars} from "../figures/group-bars.js";
import type {Voice} from "../words/voice.js";

type Segment = Marts["segments"][number];

const words = {
  customers: {en: "Customers", zh: "客户数"},
  came: {en: "Where they came from", zh: "来自何处"},
  went: {en: "Where they went", zh: "去向何处"},
  nobody: {en: "Nobody is in this segment now.", zh: "现在没有客户属于此类。"},
  noneChosen: {
    en: "None of the customers chosen is in this segment now.",
    zh: "所选客户现在无人属于此类。",
  },
};

/** Returns where the customers of a segment were on the comparison date, most first. */
export function cameFigure(row: Segment, moves: readonly Move[], voice: Voice): HTMLElement {
  const {language, facts, filters} = voice;
  const on = day(facts.comparisonDate, language);
  const mine = bySize(moves.filter((move) => move.to_segment === row.segment));
  return flowFigure(mine, voice, {
    id: (move) => move.from_segment,
    title: mine.length === 0 ? words.came[language] : cameTitle(row, voice),
    subtitle:
      language === "zh"
        ? `现有客户在 ${on}的类型，人，n = ${number(row.customers, language)}`
        : `Segment of today's customers on ${on}, people, n = ${number(row.customers, language)}`,
    file: `segment-${row.segment}-from`,
    empty: words[filters ? "noneChosen" : "nobody"][language],
  });
}

/** Returns where those of the comparison date are now, most first. */
export function wentFigure(row: Segment, moves: readonly Move[], voice: Voice): HTMLElement {
  const {language, facts} = voice;
  const on = day(facts.comparisonDate, language);
  const mine = bySize(moves.filter((move) => move.from_segment === row.segment));
  return flowFigure(mine, voice, {
    id: (move) => move.to_segment,
    title: mine.length === 0 ? words.went[language] : wentTitle(row, mine, voice),
    subtitle:
      language === "zh"
        ? `${on}的客户现在的类型，人，n = ${number(row.customers_before, language)}`
        : `Segment now of the customers of ${on}, people, n = ${number(row.customers_before, language)}`,
    file: `segment-${row.segment}-to`,
    empty: nobodyThen(on, voice),
  });
}

function nobodyThen(on: string, {language, filters}: Voice): string {
  if (language === "zh") {
    return `${on}${filters ? "所选客户中无人" : "没有客户"}属于此类，因此没有去向。`;
  }
  return filters
    ? `None of the customers chosen was in this segment on ${on}, so none has left it.`
    : `Nobody was in this segment on ${on}, so nobody has left it.`;
}

const bySize = (moves: readonly Move[]) => [...moves].sort((a, b) => b.customers - a.customers);

interface FlowFigureOptions {
  readonly id: (move: Move) => string;
  readonly title: string;
  readonly subtitle: string;
  readonly file: string;
  readonly empty: string;
}

function flowFigure(
  moves: readonly Move[],
  voice: Voice,
  {id, title, subtitle, file, empty}: FlowFigureOptions,
): HTMLElement {
  const {language, terms} = voice;
  return figure(moves, {
    language,
    title,
    subtitle,
    summary: title,
    file,
    empty,
    chart: (width) =>
      groupBars(
        moves.map((move) => ({
          label: terms.label("segment_or_none", id(move)),
          color: terms.color("segment", id(move)),
          values: [move.customers],
          sentence: moveSentence(move, latestSpan(voice.facts), voice),
        })),
        {
          width,
          heads: [words.customers[language]],
          show: (count) => number(count, language),
        },
      ),
    columns: moveColumns(latestSpan(voice.facts), voice),
  });
}

import {cards} from "../figures/cards.js";
import type {Card} from "../figures/cards.js";
import {day} from "../words/dates.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {gainOf, movesBetween, waysOf} from "./moves-between.js";
import type {KindOfMove, Move, Span} from "./moves-between.js";
import {comparedDates, dateChoice, spanInAddress} from "./moves-dates.js";
import {gridFigure, sankeyFigure} from "./moves-figures.js";
import {movesLists} from "./moves-lists.js";
import {
  leftOutSentence,
  overlapSentence,
  seasonsSentence,
  uncoveredSentence,
} from "./moves-limits.js";
import {driftedSentence, gainsSentence, movedBetweenSentence, totalsOf} from "./moves-sentences.js";
import type {MovesSpan} from "./moves-sentences.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type MovesData = Pick<
  Marts,
  "build_info" | "terms" | "filter_values" | "segments" | "segment_dates" | "segment_moves"
> & {
  /** Under a filter: who is chosen, for the lists. */
  readonly isChosen?: (customerKey: string) => boolean;
  /** That only a part of the buyers is listed, so that those chosen cannot be counted. */
  readonly isPartial?: boolean;
};

export interface MovesOptions extends Spoken {
  /** Fetches the Parquet file of mart `customer_segments`, when a list is opened. */
  readonly load: () => Promise<ArrayBuffer>;
  /** Filters in force, in words. */
  readonly filters?: string;
  readonly today?: Date;
}

const words = {
  partial: {
    en: "This source has more than 200,000 buyers, of whom only some are listed one by one, so moves cannot be counted for chosen customers. Take the filters off to see those of everybody.",
    zh: "此数据源的购买客户超过 20 万，仅逐一公布其中一部分，故无法只计算所选客户的流动。取消筛选即可查看全部客户。",
  },
  noneChosen: {
    en: "None of the customers chosen had bought by the earlier date. Choose an earlier pair of dates or other filters.",
    zh: "所选客户在起始日之前均未购买。请选择其他日期或筛选条件。",
  },
  money: {en: "net sales", zh: "净销售额"},
};

/** Returns who moved between two chosen dates: in words, as ribbons, as a grid, and by name. */
export function movesPage(
  data: MovesData,
  {language, filters, load, today}: MovesOptions,
): HTMLElement {
  const voice = voiceOf(data, {language, filters});
  const {facts} = voice;
  const {isChosen} = data;
  const ids = [...data.segments].sort((a, b) => a.position - b.position).map((row) => row.segment);
  const places = new Map(data.segments.map((row) => [row.segment, row]));
  const hasLost = data.segments.some((row) => row.is_lost);
  const head = element("div", {class: "moves-head"});
  const body = element("div", {class: "moves-body"});
  let file: Promise<ArrayBuffer> | undefined;
  const loadOnce = () => {
    file ??= load();
    file.catch(() => (file = undefined));
    return file;
  };

  function draw(span: MovesSpan): void {
    const moves = movesBetween(data.segment_moves, span);
    const ways = waysOf(moves);
    const answer = movedBetweenSentence(moves, span, hasLost, voice);
    const gains = gainsSentence(moves, span, voice);
    const overlap = gains && overlapSentence(data.segment_dates, span, voice);
    const notes = [
      uncoveredSentence(data.segment_dates, span, voice) ?? seasonsSentence(span, voice),
      driftedSentence(moves, voice),
      leftOutSentence(data.segment_dates, voice),
    ].filter((text) => text !== null);
    head.replaceChildren(
      header(facts, {
        ...{language, filters},
        marts: ["segment_moves", "segment_dates"],
        answer: answer ?? (filters ? words.noneChosen[language] : null),
        ...(today && {today}),
      }),
    );
    const lists = movesLists(moves, {...{span, hasLost, places, voice, isChosen}, load: loadOnce});
    const options = {span, ids, voice, onPick: (way: Move) => lists.openWay(way)};
    body.replaceChildren(
      ...(gains === null ? [] : [element("p", {}, gains)]),
      ...(overlap === null ? [] : [element("p", {class: "muted"}, overlap)]),
      cards(moveCards(moves, span, hasLost, voice), {language}),
      element("div", {class: "pictures"}, sankeyFigure(ways, options), gridFigure(ways, options)),
      ...(notes.length > 0
        ? [element("p", {class: "muted small"}, paragraph(notes, language))]
        : []),
      lists.node,
    );
  }

  const months = facts.movesPeriodMonths ?? 12;
  const span = spanInAddress(comparedDates(data.segment_dates), facts.comparisonDate);
  const controls = dateChoice(data.segment_dates, {
    usual: facts.comparisonDate,
    voice,
    onChange: (chosen: Span) => draw({...chosen, months}),
  });
  if (span && !data.isPartial) draw({...span, months});
  else {
    const answer = data.isPartial ? words.partial[language] : nothingYet(voice);
    head.replaceChildren(header(facts, {language, filters, answer, ...(today && {today})}));
  }
  return element(
    "div",
    {class: "page moves", lang: languageTag(language)},
    head,
    !data.isPartial && controls,
    body,
  );
}

function nothingYet({language, facts}: Voice): string {
  const on = day(facts.comparisonDate, language);
  return language === "zh"
    ? `对比日（${on}）之前没有订单，因此无从比较变动；历史更长后即可显示。`
    : `Nobody had bought by the comparison date (${on}), so there are no moves to compare yet. They appear once the history is longer.`;
}

/** How many of each kind, and what their net sales changed by. */
function moveCards(
  moves: readonly KindOfMove[],
  {months}: MovesSpan,
  hasLost: boolean,
  {language, money, terms}: Voice,
): Card[] {
  const totals = totalsOf(moves);
  const kinds = [
    "upgraded",
    "downgraded",
    ...(hasLost ? (["lost", "won_back"] as const) : []),
  ] as const;
  const label =
    language === "zh"
      ? `${months}\u00a0个月${words.money.zh}`
      : `${words.money.en} over ${months === 1 ? "a month" : `${months} months`}`;
  return kinds.map((kind) => {
    const gain = gainOf(totals[kind]);
    return {
      label: terms.label("move", kind),
      value: number(totals[kind].customers, language),
      meaning: terms.meaning("move", kind),
      marts: ["segment_moves"] as const,
      changes:
        gain === null
          ? []
          : [
              {
                text: `${gain > 0 ? "+" : ""}${money.short(gain)}`,
                label,
                tone:
                  gain > 0 ? ("good" as const) : gain < 0 ? ("bad" as const) : ("none" as const),
              },
            ],
    };
  });
}

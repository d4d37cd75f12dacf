import {chosenFigure} from "./chosen-figure.js";
import {day} from "./dates.js";
import {figure} from "./figure.js";
import {flowGrid} from "./flow-grid.js";
import {number} from "./format.js";
import type {Marts} from "./marts.js";
import {costliestSentence, movesTitle} from "./segments-sentences.js";
import type {TableColumn} from "./table.js";
import type {Voice} from "./voice.js";

type Move = Marts["segment_moves"][number];
type Measure = "customers" | "net_amount" | "net_amount_before";

const words = {
  measure: {en: "Measure", zh: "指标"},
  customers: {en: "Customers", zh: "客户数"},
  net_amount: {en: "Net sales since", zh: "其后净销售额"},
  net_amount_before: {en: "Net sales before", zh: "此前净销售额"},
  change: {en: "Change", zh: "变化"},
  from: {en: "From", zh: "原类型"},
  to: {en: "To", zh: "现类型"},
  corner: {en: "From ↓ to →", zh: "由 ↓ 至 →"},
  plain: {en: "Moves between segments", zh: "客户类型之间的变动"},
};

/** Returns the columns in which moves between segments are listed, money before and since among them. */
export function moveColumns({language, money, terms}: Voice): TableColumn<Move>[] {
  const amount = (head: string, value: (move: Move) => number): TableColumn<Move> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (move) => money.exact(value(move)),
  });
  return [
    {
      head: words.from[language],
      value: (move) => terms.label("segment_or_none", move.from_segment),
    },
    {head: words.to[language], value: (move) => terms.label("segment", move.to_segment)},
    {head: words.customers[language], value: (move) => move.customers},
    amount(words.net_amount_before[language], (move) => move.net_amount_before),
    amount(words.net_amount[language], (move) => move.net_amount),
    amount(
      words.change[language],
      (move) => Math.round(100 * (move.net_amount - move.net_amount_before)) / 100,
    ),
  ];
}

/** What one move says: who went where, and what they bought before and since. */
export function moveSentence(move: Move, {language, money, terms}: Voice): string {
  const count = number(move.customers, language);
  const from = terms.label("segment_or_none", move.from_segment);
  const to = terms.label("segment", move.to_segment);
  const [before, since] = [money.short(move.net_amount_before), money.short(move.net_amount)];
  const isStay = move.from_segment === move.to_segment;
  if (language === "zh") {
    const what = isStay ? `${count} 位一直是“${to}”` : `${count} 位由“${from}”转为“${to}”`;
    return `${what}；净销售额此前 ${before}，其后 ${since}。`;
  }
  const what = isStay ? `${count} stayed ${to}` : `${count} went from ${from} to ${to}`;
  return `${what}; net sales of ${before} before, ${since} since.`;
}

/** Returns the moves between segments since the comparison date, with a choice of measure. */
export function segmentMoves(
  moves: readonly Move[],
  segments: Marts["segments"],
  voice: Voice,
): HTMLElement {
  const {language, money, terms, facts} = voice;
  const ids = [...segments].sort((a, b) => a.position - b.position).map((row) => row.segment);
  const hasEarlier = moves.some((move) => move.from_segment !== "none");
  const hasNew = moves.some((move) => move.from_segment === "none");
  const title = movesTitle(moves, voice) ?? words.plain[language];
  const since = day(facts.comparisonDate, language);
  const draw = (measure: Measure, width: number) =>
    figure(hasEarlier ? moves : [], {
      language,
      width,
      title,
      isWide: true,
      isInteractive: true,
      subtitle:
        language === "zh"
          ? `${words[measure].zh}${measure === "customers" ? "" : `，${money.unit}`}，由 ${since}的类型（行）至截止日的类型（列）；描边格为未变动者`
          : `${words[measure].en}${measure === "customers" ? "" : `, ${money.unit}`}, from the segment on ${since} (rows) to the segment now (columns); outlined cells stayed`,
      summary: title,
      note: costliestSentence(moves, voice) ?? undefined,
      empty:
        language === "zh"
          ? `对比日（${since}）之前没有订单，因此无从比较变动；历史更长后即可显示。`
          : `Nobody had bought by the comparison date (${since}), so there are no moves to compare yet. They appear once the history is longer.`,
      file: "segment-moves",
      chart: () =>
        flowGrid(moves, {
          label: title,
          corner: words.corner[language],
          terms,
          kind: "segment",
          from: hasNew ? [...ids, "none"] : ids,
          to: ids,
          ends: (move) => ({from: move.from_segment, to: move.to_segment}),
          value: (move) => move[measure],
          show: (value) =>
            measure === "customers" ? number(value, language) : money.plain(Math.round(value)),
          sentence: (move) => moveSentence(move, voice),
        }),
      columns: moveColumns(voice),
    });
  const measures: Measure[] = ["customers", "net_amount_before", "net_amount"];
  return chosenFigure({
    label: words.measure[language],
    items: hasEarlier ? measures.map((id) => ({id, label: words[id][language]})) : [],
    initial: "customers",
    name: "measure",
    draw: (measure, width) => draw(measure as Measure, width),
  });
}

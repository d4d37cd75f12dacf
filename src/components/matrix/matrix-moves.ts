import {day} from "../words/dates.js";
import {element} from "../page/element.js";
import {paragraph} from "../words/language.js";
import {
  costliestSentence,
  movesHead,
  nobodySentence,
  windowSentence,
} from "./matrix-moves-sentences.js";
import type {Move} from "./matrix-moves-sentences.js";
import type {People} from "./matrix-people.js";
import {countsOfWays, movedSentence} from "../segments/segments-sentences.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  move: {en: "From → to", zh: "由 → 至"},
  customers: {en: "Customers", zh: "客户数"},
  before: {en: "Before", zh: "此前"},
  since: {en: "Since", zh: "其后"},
  change: {en: "Change", zh: "变化"},
  others: {en: "Moves between other dates", zh: "其他日期之间的流动"},
};

/** Returns the moves between segments that the chosen made since the comparison date, most people first. */
export function movesOf(people: People, chosen: Uint8Array | null): Move[] {
  const [from, to] = [people.segmentBefore, people.groups.segment];
  const width = to.ids.length;
  const size = from.ids.length * width;
  const [count, since, before] = [0, 1, 2].map(() => new Float64Array(size));
  for (let i = 0; i < to.codes.length; i++) {
    if (chosen && chosen[i] === 0) continue;
    const at = from.codes[i]! * width + to.codes[i]!;
    count![at]! += 1;
    since![at]! += people.netAmountSince[i]!;
    before![at]! += people.netAmountBefore[i]!;
  }
  return Array.from({length: size}, (_, at) => ({
    from_segment: from.ids[Math.floor(at / width)] ?? "none",
    to_segment: to.ids[at % width] ?? "none",
    customers: count![at]!,
    net_amount: cents(since![at]!),
    net_amount_before: cents(before![at]!),
  }))
    .filter(({customers}) => customers > 0)
    .sort((a, b) => b.customers - a.customers);
}

/** Returns what the chosen did since the comparison date: in words, and each move with its money. */
export function movesPart(moves: readonly Move[], voice: Voice): HTMLElement {
  const {language, facts} = voice;
  const since = day(facts.comparisonDate, language);
  const changed = moves.filter((move) => move.from_segment !== move.to_segment);
  const costliest = costliestSentence(moves, voice);
  const told = [movedSentence(countsOfWays(moves), voice), costliest].filter(
    (text) => text !== null,
  );
  const window = costliest === null ? null : windowSentence(voice);
  return element(
    "section",
    {class: "selection-moves"},
    element("h3", {}, movesHead(voice)),
    element(
      "p",
      {class: "picture-note"},
      paragraph(told, language) || nobodySentence(since, voice),
    ),
    window !== null &&
      element(
        "p",
        {class: "picture-note"},
        window,
        language === "zh" ? "" : " ",
        element("a", {href: "./moves", class: "no-print"}, words.others[language]),
      ),
    changed.length > 0 &&
      told.length > 0 &&
      dataTable(changed, {
        language,
        columns: columnsOf(voice),
        pageSize: 5,
        file: "selection-moves",
      }),
  );
}

function columnsOf({language, money, terms}: Voice): TableColumn<Move>[] {
  const amount = (head: string, value: (move: Move) => number): TableColumn<Move> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (move) => money.plain(value(move)),
  });
  return [
    {
      head: words.move[language],
      kind: "long",
      value: ({from_segment: from, to_segment: to}) =>
        `${terms.label("segment_or_none", from)} → ${terms.label("segment", to)}`,
    },
    {head: words.customers[language], kind: "number", value: ({customers}) => customers},
    amount(words.before[language], (move) => move.net_amount_before),
    amount(words.since[language], (move) => move.net_amount),
    amount(words.change[language], (move) => cents(move.net_amount - move.net_amount_before)),
  ];
}

/** Sums of binary fractions bring dust. */
const cents = (value: number) => Math.round(100 * value) / 100;

import {chooseCustomers, customerCounts, placesOf, readBase} from "../customers/customer-base.js";
import type {CustomerBase} from "../customers/customer-base.js";
import {readFacts} from "../words/facts.js";
import type {Filtering} from "./filtered-page.js";
import {choosesCustomers} from "./filters.js";
import {listedOfSegment} from "../marts/first-rows.js";
import {readColumns} from "../marts/mart-columns.js";
import type {Coded} from "../marts/mart-columns.js";
import {readMarts} from "../marts/mart.js";
import type {Marts} from "../marts/marts.js";
import {moveCounting} from "./restrict-moves.js";
import {countedFacts} from "./restrict-page.js";
import {restrictSegments} from "./restrict-segments.js";
import type {SegmentBuyer} from "../segments/segment-buyers.js";
import type {SegmentData} from "../segments/segment-page.js";

export interface SegmentFiles {
  readonly customers: () => Promise<ArrayBuffer>;
  readonly rfm: () => Promise<ArrayBuffer>;
  readonly customer_segments: () => Promise<ArrayBuffer>;
  readonly segment_dates: () => Promise<unknown>;
}

const words = {
  moves: {
    en: "With more than 200,000 buyers, moves are told of everybody only, and left out under a filter.",
    zh: "购买客户超过 20 万，变动只按全部客户公布，筛选时不列出。",
  },
};

/** Resolves to what counts the page of a segment anew for chosen customers; its shares are of all who are chosen. */
export async function loadSegment(
  data: SegmentData,
  files: SegmentFiles,
  segment: string,
): Promise<Filtering<SegmentData>> {
  const facts = readFacts(data.build_info);
  const [base, rfm, standing, {segment_dates: dates}] = await Promise.all([
    readBase(files.customers()),
    files.rfm(),
    files.customer_segments(),
    readMarts({segment_dates: files.segment_dates()}),
  ]);
  const scores = await readScores(rfm, base);
  // Of all pairs of dates the page tells of the latest.
  const ends = [facts.comparisonDate, facts.asOfDate].map((date) => date?.getTime());
  const segment_dates = dates.filter((row) => ends.includes(row.on_date.getTime()));
  const movesOf = await moveCounting(
    {segments: data.segments, segment_dates},
    Promise.resolve(standing),
    base,
  );
  const hasMargin = facts.ratingBasis !== "net_sales";
  const own = base.columns.text.segment.values.indexOf(segment);
  return {
    note: (_, language) => (movesOf ? "" : words.moves[language]),
    counts: (selection) =>
      customerCounts(base, {...selection, kept: {...selection.kept, segment: [segment]}}),
    restrict(selection) {
      if (!choosesCustomers(selection)) return data;
      const {isIn, count} = chooseCustomers(base, selection);
      const buyers = base.byNet.reduce((sum, at) => sum + isIn[at]!, 0);
      if (buyers === 0) return null;
      const {codes} = base.columns.text.segment;
      const mine = base.byNet.filter((at) => isIn[at] === 1 && codes[at] === own);
      return {
        ...data,
        build_info: countedFacts(data.build_info, {buyers, customers_known: count}),
        segments: restrictSegments(data.segments, base, isIn, {before: scores.before, hasMargin}),
        segment_moves: movesOf?.(isIn) ?? [],
        segment_groups: groupsOf(mine, base, scores, segment),
        segment_buyers: listOf(mine.subarray(0, listedOfSegment(facts)), base, scores, segment),
      };
    },
  };
}

/** Scores and the segment before, by the place among customers. */
interface Scores {
  readonly before: Coded;
  readonly recency: Uint8Array;
  readonly frequency: Uint8Array;
  readonly monetary: Uint8Array;
}

async function readScores(file: ArrayBuffer, {columns}: CustomerBase): Promise<Scores> {
  const {key, text, number} = await readColumns(
    file,
    ["segment_before"],
    ["recency_score", "frequency_score", "monetary_score"],
  );
  const before = new Uint16Array(columns.size);
  const [recency, frequency, monetary] = [0, 1, 2].map(() => new Uint8Array(columns.size)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  placesOf(key, columns).forEach((place, i) => {
    before[place] = text.segment_before.codes[i]!;
    recency[place] = number.recency_score[i]!;
    frequency[place] = number.frequency_score[i]!;
    monetary[place] = number.monetary_score[i]!;
  });
  return {
    before: {codes: before, values: text.segment_before.values},
    ...{recency, frequency, monetary},
  };
}

/** Counts those who share scores and stage, as mart `segment_groups` does. */
function groupsOf(
  mine: Uint32Array,
  {columns}: CustomerBase,
  {recency, frequency}: Scores,
  segment: string,
): Marts["segment_groups"] {
  const {codes, values} = columns.text.lifecycle_stage;
  const counts = new Uint32Array(36 * values.length);
  for (const at of mine) counts[36 * codes[at]! + 6 * recency[at]! + frequency[at]!]! += 1;
  const found: Marts["segment_groups"][number][] = [];
  counts.forEach((customers, at) => {
    if (customers === 0) return;
    found.push({
      segment,
      lifecycle_stage: values[Math.floor(at / 36)]!,
      recency_score: Math.floor((at % 36) / 6),
      frequency_score: at % 6,
      customers,
    });
  });
  return found;
}

/** Returns the rows of a list, as mart `segment_buyers` has them. */
function listOf(
  mine: Uint32Array,
  {columns: {key, text, number}}: CustomerBase,
  {recency, frequency, monetary}: Scores,
  segment: string,
): SegmentBuyer[] {
  const named = ({codes, values}: Coded, at: number) => values[codes[at]!] ?? null;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return Array.from(mine, (at) => ({
    segment,
    customer_key: key[at]!,
    lifecycle_stage: named(text.lifecycle_stage, at)!,
    tier: named(text.tier, at),
    region: named(text.region, at),
    days_since_last_order: number.days_since_last_order[at]!,
    order_count: number.order_count[at]!,
    recency_score: recency[at]!,
    frequency_score: frequency[at]!,
    monetary_score: monetary[at]!,
    net_amount: number.net_amount[at]!,
    trailing_year_net_amount: number.trailing_year_net_amount[at]!,
    margin_amount: known(number.margin_amount[at]!),
  }));
}

import {buyersOf} from "../customers/customer-list.js";
import type {Buyer} from "../customers/customer-list.js";
import {readFacts} from "../words/facts.js";
import {isSampled} from "../marts/first-rows.js";
import type {BuyerTables} from "../marts/buyers.js";
import type {Marts} from "../marts/marts.js";
import type {Whole} from "./matrix-whole.js";

/** What divides buyers into named groups. */
export const dimensions = [
  "segment",
  "tier",
  "lifecycle_stage",
  "first_channel",
  "region",
  "first_category",
] as const;
export type Dimension = (typeof dimensions)[number];

/** Groups by their place in `ids`, one per buyer; null stands for what the source does not say. */
export interface Groups {
  readonly ids: readonly (string | null)[];
  readonly codes: Uint16Array;
}

/** Buyers as columns, all in one order: largest net sales first. Absent numbers are NaN. */
export interface People {
  /** How many buyers each stands for: 1, or more where a page holds a sample of them. */
  readonly weight: number;
  /** What makes the sums of a sample agree with those of all. */
  readonly whole?: Whole;
  readonly buyers: readonly Buyer[];
  readonly positions: readonly (BuyerTables["customer_matrix"][number] | undefined)[];
  /** The cell of the recency × frequency grid by `cellIndex`; 25 without scores. */
  readonly cells: Uint8Array;
  readonly importance: Float64Array;
  readonly value: Float64Array;
  readonly netAmount: Float64Array;
  readonly marginAmount: Float64Array;
  readonly yearAmount: Float64Array;
  readonly clvAmount: Float64Array;
  readonly valueAmount: Float64Array;
  readonly daysSinceLastOrder: Float64Array;
  readonly aliveProbability: Float64Array;
  readonly netAmountSince: Float64Array;
  readonly netAmountBefore: Float64Array;
  readonly groups: Readonly<Record<Dimension, Groups>>;
  readonly segmentBefore: Groups;
}

/** The place of a cell among 25, by scores from 1 to 5. */
export function cellIndex(recency: number, frequency: number): number {
  return 5 * (recency - 1) + frequency - 1;
}

/** Returns the buyers of three marts, joined by their pseudonym once. */
export function peopleOf({
  build_info,
  customers,
  rfm,
  customer_matrix,
}: BuyerTables & Pick<Marts, "build_info">): People {
  const buyers = buyersOf(customers, rfm);
  const facts = readFacts(build_info);
  const all = isSampled(facts) ? (facts.buyers ?? 0) : buyers.length;
  const scoreOf = new Map(rfm.map((row) => [row.customer_key, row]));
  const positionOf = new Map(customer_matrix.map((row) => [row.customer_key, row]));
  const scores = buyers.map(({customer_key}) => scoreOf.get(customer_key));
  const positions = buyers.map(({customer_key}) => positionOf.get(customer_key));
  const numbers = <R>(rows: readonly R[], value: (row: R) => number | null | undefined) =>
    Float64Array.from(rows, (row) => value(row) ?? NaN);
  return {
    weight: buyers.length > 0 ? Math.max(1, all / buyers.length) : 1,
    buyers,
    positions,
    cells: Uint8Array.from(buyers, ({recency_score: recency, frequency_score: frequency}) =>
      recency === null || frequency === null ? 25 : cellIndex(recency, frequency),
    ),
    importance: numbers(positions, (row) => row?.importance),
    value: numbers(positions, (row) => row?.value),
    netAmount: numbers(buyers, (row) => row.net_amount),
    marginAmount: numbers(buyers, (row) => row.margin_amount),
    yearAmount: numbers(buyers, (row) => row.trailing_year_net_amount),
    clvAmount: numbers(buyers, (row) => row.clv_amount),
    valueAmount: numbers(buyers, (row) => row.value_amount),
    daysSinceLastOrder: numbers(buyers, (row) => row.days_since_last_order),
    aliveProbability: numbers(buyers, (row) => row.alive_probability),
    netAmountSince: numbers(scores, (row) => row?.net_amount_since),
    netAmountBefore: numbers(scores, (row) => row?.net_amount_before),
    groups: Object.fromEntries(
      dimensions.map((name) => [name, groupsOf(buyers.map((buyer) => buyer[name]))]),
    ) as Record<Dimension, Groups>,
    segmentBefore: groupsOf(scores.map((row) => row?.segment_before ?? null)),
  };
}

/** Returns some of the buyers, in the same order; names keep their places. */
export function chosenPeople(people: People, isIn: Uint8Array, count: number): People {
  const places = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < isIn.length; i++) if (isIn[i] === 1) places[at++] = i;
  const take = <A extends Float64Array | Uint16Array | Uint8Array>(values: A): A => {
    const taken = new (values.constructor as new (size: number) => A)(count);
    for (let i = 0; i < count; i++) taken[i] = values[places[i]!]!;
    return taken;
  };
  const rows = <R>(values: readonly R[]): R[] => Array.from(places, (place) => values[place]!);
  const groups = ({ids, codes}: Groups): Groups => ({ids, codes: take(codes)});
  return {
    weight: people.weight,
    ...(people.whole && {whole: people.whole}),
    buyers: rows(people.buyers),
    positions: rows(people.positions),
    cells: take(people.cells),
    importance: take(people.importance),
    value: take(people.value),
    netAmount: take(people.netAmount),
    marginAmount: take(people.marginAmount),
    yearAmount: take(people.yearAmount),
    clvAmount: take(people.clvAmount),
    valueAmount: take(people.valueAmount),
    daysSinceLastOrder: take(people.daysSinceLastOrder),
    aliveProbability: take(people.aliveProbability),
    netAmountSince: take(people.netAmountSince),
    netAmountBefore: take(people.netAmountBefore),
    groups: Object.fromEntries(
      dimensions.map((name) => [name, groups(people.groups[name])]),
    ) as Record<Dimension, Groups>,
    segmentBefore: groups(people.segmentBefore),
  };
}

function groupsOf(names: readonly (string | null)[]): Groups {
  const places = new Map<string | null, number>();
  const codes = Uint16Array.from(names, (name) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  return {ids: [...places.keys()], codes};
}

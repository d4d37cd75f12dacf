import type {Marts} from "../marts/marts.js";

/** Moves of one kind between two segments and two dates, as published. */
export type KindOfMove = Marts["segment_moves"][number];

/** Everybody who went one way between two segments. Money is null where the data do not cover its period. */
export interface Move {
  readonly from_segment: string;
  readonly to_segment: string;
  readonly customers: number;
  readonly net_amount_before: number | null;
  readonly net_amount: number | null;
}

/** Two dates, the earlier first. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Returns the moves between two dates, as published. */
export function movesBetween(rows: readonly KindOfMove[], {from, to}: Span): KindOfMove[] {
  return rows.filter(
    (row) => row.from_date.getTime() === from.getTime() && row.to_date.getTime() === to.getTime(),
  );
}

/** Returns moves summed up over their kinds: one for each pair of segments, in the order given. */
export function waysOf(rows: readonly KindOfMove[]): Move[] {
  const found = new Map<string, KindOfMove[]>();
  for (const row of rows) {
    const way = `${row.from_segment} ${row.to_segment}`;
    found.set(way, [...(found.get(way) ?? []), row]);
  }
  return [...found.values()].map((same) => ({
    from_segment: same[0]!.from_segment,
    to_segment: same[0]!.to_segment,
    ...sumOf(same),
  }));
}

/** Returns people and money of moves together. */
export function sumOf(moves: readonly Omit<Move, "from_segment" | "to_segment">[]) {
  const total = (value: (move: Omit<Move, "from_segment" | "to_segment">) => number | null) =>
    moves.some((move) => value(move) === null)
      ? null
      : clean(moves.reduce((sum, move) => sum + (value(move) ?? 0), 0));
  return {
    customers: moves.reduce((sum, {customers}) => sum + customers, 0),
    net_amount_before: total((move) => move.net_amount_before),
    net_amount: total((move) => move.net_amount),
  };
}

/** Returns the money that moves gained, negative where they lost; null where one period is not covered. */
export function gainOf({
  net_amount_before: before,
  net_amount: after,
}: Pick<Move, "net_amount_before" | "net_amount">): number | null {
  return before === null || after === null ? null : clean(after - before);
}

/** Returns the ways since the comparison date; none where nobody had bought by then. */
export function latestWays(
  rows: readonly KindOfMove[],
  {comparisonDate, asOfDate}: {comparisonDate: Date | null; asOfDate: Date | null},
): Move[] {
  if (!comparisonDate || !asOfDate) return [];
  return waysOf(movesBetween(rows, {from: comparisonDate, to: asOfDate}));
}

/** Sums of binary fractions bring dust; money is published in ten thousandths at the finest, so that all adds up. */
const clean = (value: number) => Math.round(10_000 * value) / 10_000;

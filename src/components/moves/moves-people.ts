import type {Span} from "./moves-between.js";
import {readColumnPieces} from "../marts/parquet-reader.js";

/** Mart `customer_segments` column by column, in the order of customers and dates; absent money is NaN. */
export interface SegmentHistory {
  readonly key: readonly string[];
  readonly segment: readonly string[];
  readonly orders: Float64Array;
  readonly amount: Float64Array;
  /** Milliseconds. */
  readonly date: Float64Array;
}

/** The place of a segment among the others. */
export interface Place {
  /** 1 is best. */
  readonly rank: number;
  readonly is_lost: boolean;
}

/** One customer between two dates. */
export interface Mover {
  readonly customer_key: string;
  readonly from_segment: string;
  readonly to_segment: string;
  readonly move: string;
  /** Orders after the earlier date, up to the later. */
  readonly orders: number;
  readonly net_amount_before: number | null;
  readonly net_amount: number | null;
}

/** Resolves to the columns of the Parquet file of mart `customer_segments`; no object is made per row. */
export async function readHistory(file: ArrayBuffer): Promise<SegmentHistory> {
  const columns: Record<string, unknown[]> = {};
  await readColumnPieces(file, ({column, at, values}) => {
    const found = (columns[column] ??= []);
    for (let i = 0; i < values.length; i++) found[at + i] = values[i];
  });
  const numbers = (name: string) =>
    Float64Array.from(columns[name] ?? [], (value) =>
      value === null || value === undefined ? NaN : Number(value),
    );
  return {
    key: (columns["customer_key"] ?? []) as string[],
    segment: (columns["segment"] ?? []) as string[],
    orders: numbers("order_count"),
    amount: numbers("period_net_amount"),
    date: numbers("on_date"),
  };
}

/** Returns every buyer of the later date with what became of them since the earlier one. */
export function moversOf(
  history: SegmentHistory,
  {from, to}: Span,
  places: ReadonlyMap<string, Place>,
): Mover[] {
  const {key, segment, orders, amount, date} = history;
  const isBeforeKnown = amount.some(
    (value, i) => date[i] === from.getTime() && !Number.isNaN(value),
  );
  const movers: Mover[] = [];
  let before = -1;
  for (let i = 0; i < key.length; i++) {
    if (i > 0 && key[i] !== key[i - 1]) before = -1;
    if (date[i] === from.getTime()) before = i;
    if (date[i] !== to.getTime()) continue;
    const known = (at: number) => (Number.isNaN(amount[at]) ? null : amount[at]!);
    const [start, end] = [before < 0 ? null : segment[before]!, segment[i]!];
    const bought = orders[i]! - (before < 0 ? 0 : orders[before]!);
    movers.push({
      customer_key: key[i]!,
      from_segment: start ?? "none",
      to_segment: end,
      move: kindOf(start, end, bought > 0, places),
      orders: bought,
      net_amount_before: before < 0 ? (isBeforeKnown ? 0 : null) : known(before),
      net_amount: known(i),
    });
  }
  return movers;
}

/** Returns the kind of a move, by the same rules as `core.segment_moves`. */
export function kindOf(
  from: string | null,
  to: string,
  hasBought: boolean,
  places: ReadonlyMap<string, Place>,
): string {
  if (from === null) return "arrived";
  if (from === to) return "stayed";
  const [before, after] = [places.get(from), places.get(to)];
  if (!before || !after) return "level";
  if (after.is_lost && !before.is_lost) return "lost";
  if (before.is_lost && !after.is_lost) return hasBought ? "won_back" : "drifted";
  if (after.rank > before.rank) return "downgraded";
  if (after.rank === before.rank) return "level";
  return hasBought ? "upgraded" : "drifted";
}

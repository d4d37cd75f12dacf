import {readMarts} from "../marts/mart.js";
import type {Marts} from "../marts/marts.js";

type Pairs = Marts["stage_pairs"];

/** Resolves to where customers stood at the ends of two months that a page does not hold. */
export type PairsBetween = (from: Date, to: Date) => Promise<Pairs>;

/** Returns what finds them in mart `stage_pairs_earlier`, which is fetched once, when first asked for. */
export function pairsBetween(fetchEarlier: () => Promise<unknown>): PairsBetween {
  let fetched: Promise<Pairs> | undefined;
  const fetchOnce = () =>
    (fetched ??= readMarts({stage_pairs_earlier: fetchEarlier()}).then(
      ({stage_pairs_earlier}) => stage_pairs_earlier,
    ));
  return async (from, to) => {
    try {
      return (await fetchOnce()).filter((row) => isBetween(row, from.getTime(), to.getTime()));
    } catch (error) {
      // Whoever asks next tries again.
      fetched = undefined;
      throw error;
    }
  };
}

/** Whether a row tells of two months, given as times. */
export function isBetween(row: Pairs[number], from: number, to: number): boolean {
  return row.from_month.getTime() === from && row.to_month.getTime() === to;
}

/** The months that pairs tell of, as times, in order. */
export function timesOfPairs(rows: Pairs): number[] {
  return [
    ...new Set(rows.flatMap((row) => [row.from_month.getTime(), row.to_month.getTime()])),
  ].sort((a, b) => a - b);
}

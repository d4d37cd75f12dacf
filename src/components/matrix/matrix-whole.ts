import type {Marts} from "../marts/marts.js";
import type {People} from "./matrix-people.js";
import {quadrantAt, quadrantNames} from "./matrix-splits.js";
import type {Splits} from "./matrix-splits.js";

/** By what the sums of a sample are multiplied to be those of all, by the quadrant of the lines in force. */
export interface Whole {
  readonly splits: Splits;
  readonly customers: Float64Array;
  readonly netAmount: Float64Array;
  readonly marginAmount: Float64Array;
  readonly yearAmount: Float64Array;
}

/**
 * Returns what makes sums over a sample agree with those of all buyers at the lines in force; at other lines they
 * are estimates, whose quadrants add up to all buyers (post-stratification). A sum whose sample is not
 * positive is scaled as people are.
 */
export function wholeOf(
  {importance, value, netAmount, marginAmount, yearAmount, weight}: People,
  rows: Marts["matrix_quadrants"],
  splits: Splits,
): Whole {
  const row = quadrantNames.map((id) => rows.find(({quadrant}) => quadrant === id));
  const places = Uint8Array.from(importance, (rank, i) => quadrantAt(rank, value[i]!, splits));
  const drawn = new Float64Array(4);
  for (const place of places) drawn[place]! += 1;
  const people = drawn.map((count, at) => (count > 0 ? (row[at]?.customers ?? 0) / count : weight));
  const scale = (
    values: Float64Array,
    all: (row: Marts["matrix_quadrants"][number]) => number | null,
  ) => {
    const sums = new Float64Array(4);
    places.forEach((place, i) => (sums[place]! += values[i]!));
    return sums.map((sum, at) => {
      const whole = row[at] ? all(row[at]) : null;
      return sum > 0 && whole !== null ? whole / sum : people[at]!;
    });
  };
  return {
    splits,
    customers: people,
    netAmount: scale(netAmount, (one) => one.net_amount),
    marginAmount: scale(marginAmount, (one) => one.margin_amount),
    yearAmount: scale(yearAmount, (one) => one.trailing_year_net_amount),
  };
}

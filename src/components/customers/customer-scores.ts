import type {Marts} from "../marts/marts.js";

type Thresholds = Marts["rfm_thresholds"];
export type Measure = "recency" | "frequency" | "monetary";
export const measures: readonly Measure[] = ["recency", "frequency", "monetary"];

/** Days since the last order, orders, net sales. */
export type Values = Readonly<Record<Measure, number>>;
export type Scores = Readonly<Record<Measure, number>>;

/**
 * Returns the score of a value by the bounds in force: equal values score alike, so the bounds say it. Between two
 * scores the value belongs to the better one only when it reaches its worst bound; null where nobody is scored.
 */
export function scoreOf(thresholds: Thresholds, measure: Measure, value: number): number | null {
  const held = thresholds
    .filter((row) => row.measure === measure)
    .sort((a, b) => b.score - a.score);
  const found = held.find((row) =>
    measure === "recency" ? value <= row.highest_value : value >= row.lowest_value,
  );
  return (found ?? held.at(-1))?.score ?? null;
}

/** Returns the three scores; null where nobody is scored. */
export function scoresOf(thresholds: Thresholds, values: Values): Scores | null {
  const [recency, frequency, monetary] = measures.map((measure) =>
    scoreOf(thresholds, measure, values[measure]),
  );
  if (recency == null || frequency == null || monetary == null) return null;
  return {recency, frequency, monetary};
}

/** The next better score that anybody has, and the value from which it is given. */
export interface NextScore {
  readonly score: number;
  /** At most so many days, at least so many orders or so much money. */
  readonly bound: number;
}

/** Returns the next better score of a measure; undefined for the best. */
export function nextScore(
  thresholds: Thresholds,
  measure: Measure,
  score: number,
): NextScore | undefined {
  const better = thresholds
    .filter((row) => row.measure === measure && row.score > score)
    .sort((a, b) => a.score - b.score)[0];
  if (!better) return undefined;
  const bound = measure === "recency" ? better.highest_value : better.lowest_value;
  return {score: better.score, bound};
}

/** Returns the scores as the key of a cell. */
export function cellOf({recency, frequency, monetary}: Scores): string {
  return `${recency} ${frequency} ${monetary}`;
}

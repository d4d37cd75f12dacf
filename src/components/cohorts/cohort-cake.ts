import type {Marts} from "../marts/marts.js";

/** What cohorts of one year brought in one month. */
export interface CakePart {
  readonly layer: string;
  readonly month: Date;
  readonly net: number;
}

export interface CakeMonth {
  readonly month: Date;
  readonly isComplete: boolean;
  /** By layer, the oldest first. */
  readonly parts: readonly CakePart[];
  /** Net sales of all known customers in the month. */
  readonly known: number;
  /** What is in no cohort: returns of people who never bought, or before they first did. */
  readonly beside: number;
}

export type CakeLayers = "year" | "quarter";

const layerOf = (cohort: Date, layers: CakeLayers) =>
  layers === "year"
    ? String(cohort.getUTCFullYear())
    : `${cohort.getUTCFullYear()} Q${Math.floor(cohort.getUTCMonth() / 3) + 1}`;

/**
 * Returns net sales of known customers by calendar month and by when they first bought. In each month
 * the layers and what is beside them add up to the month's net sales less the anonymous.
 */
export function cakeOf(
  cohorts: Marts["cohorts"],
  months: Marts["months"],
  layers: CakeLayers,
): CakeMonth[] {
  const sums = new Map<number, Map<string, number>>();
  for (const row of cohorts) {
    const start = row.cohort_month;
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + row.age_months, 1);
    const own = sums.get(time) ?? new Map<string, number>();
    const layer = layerOf(start, layers);
    own.set(layer, (own.get(layer) ?? 0) + row.net_amount);
    sums.set(time, own);
  }
  return months.map((row) => {
    const own = [...(sums.get(row.month.getTime()) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const known = row.net_amount - row.anonymous_net_amount;
    const total = own.reduce((sum, [, net]) => sum + net, 0);
    const beside = known - total;
    return {
      month: row.month,
      isComplete: row.is_complete,
      parts: own.map(([layer, net]) => ({layer, month: row.month, net})),
      known,
      // Cents that floating sums leave over are nobody's.
      beside: Math.abs(beside) < 0.005 ? 0 : beside,
    };
  });
}

/** Returns the layers of a cake, the oldest first. */
export function layersOf(cake: readonly CakeMonth[]): string[] {
  return [...new Set(cake.flatMap(({parts}) => parts.map(({layer}) => layer)))].sort();
}

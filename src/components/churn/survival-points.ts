import type {Marts} from "../marts/marts.js";
import type {Terms} from "../words/terms.js";

export type Point = Marts["survival"][number];
export type Curve = Marts["survival_curves"][number];

/** One curve with its points, in days from the beginning of the wait. */
export interface Wait {
  readonly curve: Curve;
  readonly points: readonly Point[];
  /** Those that enough customers carry, from the first on. */
  readonly firm: readonly Point[];
}

/** With fewer customers behind a share, or fewer still observed, it is drawn grey and said to rest on few. */
export const fewestCarrying = 30;
export const fewestObserved = 10;

/** Longest wait that is drawn; the table and the download go on. */
export const longestDays = 365;

/**
 * True where at least ten customers are still observed and at least thirty carry the share: where everybody
 * was observed throughout, that is their number; else each of those observed stands for several.
 */
export function isCarried({at_risk, waiting_share}: Point): boolean {
  return at_risk >= fewestObserved && at_risk >= fewestCarrying * waiting_share;
}

/** Returns the curves of a family in their order, each with its points. */
export function waitsOf(
  {survival, survival_curves}: Pick<Marts, "survival" | "survival_curves">,
  family: string,
): Wait[] {
  return survival_curves
    .filter((curve) => curve.family === family)
    .sort((a, b) => a.position - b.position)
    .map((curve) => {
      const points = survival
        .filter((point) => point.family === family && point.curve === curve.curve)
        .sort((a, b) => a.day - b.day);
      const end = points.findIndex((point) => !isCarried(point));
      return {curve, points, firm: end < 0 ? points : points.slice(0, end)};
    });
}

/** Returns the last of some points that lies on a day or before it. */
export function pointAt(points: readonly Point[], day: number): Point | undefined {
  return points.findLast((point) => point.day <= day);
}

/** Returns the latest day that every one of some curves is known firmly on, up to a year; 0 if there is none. */
export function commonDay(waits: readonly Wait[]): number {
  const ends = waits.map(({firm}) => firm.at(-1)?.day ?? 0);
  return waits.length === 0 ? 0 : Math.min(longestDays, ...ends);
}

/** Returns days for the axis up to the last, a round number apart, as many as the width has gaps. */
export function dayTicks(last: number, width: number, {gap = 80} = {}): number[] {
  const room = 1 + Math.max(1, Math.floor(width / gap));
  const step =
    [1, 5, 10, 30, 60, 90, 180].find((size) => Math.floor(last / size) + 1 <= room) ?? 365;
  return Array.from({length: Math.floor(last / step) + 1}, (_, i) => i * step);
}

/**
 * Returns how many are at risk near a day: on the published day nearest to it, at most three away;
 * undefined where nobody was observed so long.
 */
export function atRiskNear(points: readonly Point[], day: number): number | undefined {
  const near = points
    .filter((point) => Math.abs(point.day - day) <= 3)
    .sort((a, b) => Math.abs(a.day - day) - Math.abs(b.day - day));
  return near[0]?.at_risk;
}

/** Returns the name of a curve: a step and a segment have terms, the rest are names of their own. */
export function curveName({family, curve}: Pick<Curve, "family" | "curve">, terms: Terms): string {
  return family === "order_step" || family === "segment" ? terms.label(family, curve) : curve;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 95th percentile of the normal distribution: intervals hold 90 %. */
const z90 = 1.6448536269514722;

/** The percentile that leaves 5 % to all pairs of 2, 3, … 9 groups together, above (Bonferroni). */
const zOfGroups = [z90, 2.128045, 2.39398, 2.575829, 2.713052, 2.823014, 2.913527, 2.99115];

/**
 * Returns the 90 % interval of a share by Wilson's score, which stays between 0 and 1 and holds for
 * few people and for none of them; null of nobody. Wilson (1927), "Probable inference, the law of
 * succession, and statistical inference".
 */
export function shareInterval(some: number, all: number, z = z90): Interval | null {
  if (!(all > 0)) return null;
  const p = some / all;
  const center = (p + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((p * (1 - p)) / all + z ** 2 / (4 * all ** 2));
  return {low: some === 0 ? 0 : center - half, high: some === all ? 1 : center + half};
}

/**
 * Returns the 90 % interval of a quotient of sums from how far the cohorts lie apart: the linearised
 * variance of a ratio with the cohorts as what is drawn, and the normal quantile; null of fewer than
 * three. Cochran (1977), "Sampling Techniques", 6.4.
 */
export function meanInterval(
  parts: readonly {readonly above: number; readonly below: number}[],
): Interval | null {
  const n = parts.length;
  const below = parts.reduce((sum, part) => sum + part.below, 0);
  if (n < 3 || !(below > 0)) return null;
  const mean = parts.reduce((sum, part) => sum + part.above, 0) / below;
  const squares = parts.reduce((sum, part) => sum + (part.above - mean * part.below) ** 2, 0);
  const half = (z90 * Math.sqrt((squares * n) / (n - 1))) / below;
  return {low: mean - half, high: mean + half};
}

/** A part of a sum of quotients: which cohort, at which of the sums, and what it has above and below the line. */
interface CohortPart {
  readonly cohort: string;
  readonly above: number;
  readonly below: number;
}

/**
 * Returns the 90 % interval of a sum of quotients, each of them of sums over the cohorts that have a part
 * in it, with the cohorts as what is drawn: how far each moves the whole sum is linearised, as for
 * one quotient; null of fewer than three cohorts in the last. Where all cohorts have all parts it is
 * the interval of the mean of their totals.
 */
export function sumInterval(sums: readonly (readonly CohortPart[])[]): Interval | null {
  const n = sums.at(-1)?.length ?? 0;
  if (n < 3) return null;
  const moves = new Map<string, number>();
  let sum = 0;
  for (const parts of sums) {
    const below = parts.reduce((total, part) => total + part.below, 0);
    if (!(below > 0)) return null;
    const mean = parts.reduce((total, part) => total + part.above, 0) / below;
    sum += mean;
    for (const part of parts) {
      const move = (part.above - mean * part.below) / below;
      moves.set(part.cohort, (moves.get(part.cohort) ?? 0) + move);
    }
  }
  const squares = [...moves.values()].reduce((total, move) => total + move ** 2, 0);
  const half = z90 * Math.sqrt((squares * n) / (n - 1));
  return {low: sum - half, high: sum + half};
}

/**
 * Tells whether two shares differ by more than chance would make them in nine cases of ten: the
 * interval of their difference from each one's own (Newcombe 1998, method 10) leaves out zero. The most
 * and the least of several groups lie apart by chance alone, so more groups ask for more.
 */
export function sharesDiffer(
  a: Readonly<{some: number; all: number}>,
  b: Readonly<{some: number; all: number}>,
  groups = 2,
): boolean {
  const z = zOfGroups[Math.min(groups, 9) - 2];
  const [one, two] = [shareInterval(a.some, a.all, z), shareInterval(b.some, b.all, z)];
  if (!one || !two) return false;
  const [p, q] = [a.some / a.all, b.some / b.all];
  const difference = p - q;
  const low = difference - Math.hypot(p - one.low, two.high - q);
  const high = difference + Math.hypot(one.high - p, q - two.low);
  return low > 0 || high < 0;
}

import {countBelow, lifeTable, type LifeTable, type Lifetimes} from "./life-table.js";
import {normalQuantile} from "../numeric/normal-quantile.js";

/**
 * The share of subjects without the event after each distinct time, which holds until the next one:
 * it is 1 before the first.
 */
export interface SurvivalCurve extends LifeTable {
  readonly survival: Float64Array;
  /** Greenwood's, of the survival; 0 where nobody is left. */
  readonly standardErrors: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Greenwood's sum of events / (at risk × (at risk − events)), over times where anybody is left. */
  readonly hazardVariance: Float64Array;
}

/** Rounding of a product of thousands of factors, far below what a share can mean. */
const rounding = 1e-12;

/**
 * Returns the product-limit curve with the pointwise intervals S^exp(±z √V / ln S), V being Greenwood's
 * sum (the log-log transformation), which stay within 0 and 1. Before the first event the interval is the
 * point 1; where nobody is left the curve is 0 and its upper limit stays where it was, for the formula
 * has none. Weights count as repetition. Kaplan and Meier (1958), "Nonparametric estimation from
 * incomplete observations"; Kalbfleisch and Prentice (1980), section 1.3, for the interval.
 */
export function survivalCurve(lifetimes: Lifetimes, {level = 0.95} = {}): SurvivalCurve {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`level ${level}: a share strictly between 0 and 1 was expected`);
  }
  const z = normalQuantile((1 + level) / 2);
  const table = lifeTable(lifetimes);
  const {length} = table.times;
  const survival = new Float64Array(length);
  const standardErrors = new Float64Array(length);
  const low = new Float64Array(length);
  const high = new Float64Array(length);
  const hazardVariance = new Float64Array(length);
  let [share, variance, upper] = [1, 0, 1];
  for (let at = 0; at < length; at++) {
    const [atRisk, events] = [table.atRisk[at]!, table.events[at]!];
    const left = atRisk - events;
    const isGone = left <= rounding * atRisk;
    if (isGone) share = 0;
    else if (events > 0) {
      share *= left / atRisk;
      variance += events / atRisk / left;
    }
    let lower = share;
    if (variance > 0 && share > 0 && share < 1) {
      const factor = Math.exp((z * Math.sqrt(variance)) / -Math.log(share));
      lower = share ** factor;
      upper = share ** (1 / factor);
    }
    survival[at] = share;
    standardErrors[at] = share * Math.sqrt(variance);
    low[at] = lower;
    high[at] = upper;
    hazardVariance[at] = variance;
  }
  return {...table, survival, standardErrors, low, high, hazardVariance};
}

export interface SurvivalAt {
  readonly survival: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** Subjects whose duration is at least the time. */
  readonly atRisk: number;
}

/** Returns whether the curve is known at the time: nobody was seen longer, unless all had the event. */
function isKnown({times, survival}: SurvivalCurve, time: number): boolean {
  return time <= (times.at(-1) ?? 0) || survival.at(-1) === 0;
}

/**
 * Returns the curve at a time (0 or more), undefined past the last time that anybody was seen, unless all
 * had the event by then.
 */
export function findSurvivalAt(curve: SurvivalCurve, time: number): SurvivalAt | undefined {
  if (!(time >= 0)) throw new RangeError(`time ${time}: a number of 0 or more was expected`);
  if (!isKnown(curve, time)) return undefined;
  const next = countBelow(curve.times, time);
  const atRisk = curve.atRisk[next] ?? 0;
  const at = curve.times[next] === time ? next : next - 1;
  if (at < 0) return {survival: 1, standardError: 0, low: 1, high: 1, atRisk};
  return {
    survival: curve.survival[at]!,
    standardError: curve.standardErrors[at]!,
    low: curve.low[at]!,
    high: curve.high[at]!,
    atRisk,
  };
}

export interface SurvivalTime {
  /** The first time by which the share is reached; absent where it is not. */
  readonly time: number | undefined;
  /** Where the limits of the curve reach the share; absent where they do not. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * Returns the first time at which at most the given share is without the event, the median by default,
 * with the interval of the times that the curve's own interval does not exclude. Brookmeyer and
 * Crowley (1982), "A confidence interval for the median survival time".
 */
export function survivalTime(curve: SurvivalCurve, {share = 0.5} = {}): SurvivalTime {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`share ${share}: a share strictly between 0 and 1 was expected`);
  }
  const reached = (values: Float64Array): number | undefined => {
    const at = values.findIndex((value) => value <= share + rounding);
    return at < 0 ? undefined : curve.times[at];
  };
  return {time: reached(curve.survival), low: reached(curve.low), high: reached(curve.high)};
}

/**
 * Returns the mean time without the event up to a horizon (above 0), which is the area under the curve,
 * with its standard error √Σ A² d / (n (n − d)), A being the area that is left after the time of d
 * events among n at risk; undefined where the curve is not known up to the horizon. Klein and
 * Moeschberger (2003), "Survival Analysis", section 4.5.
 */
export function findRestrictedMean(
  curve: SurvivalCurve,
  horizon: number,
): {readonly mean: number; readonly standardError: number} | undefined {
  if (!(horizon > 0 && horizon < Infinity)) {
    throw new RangeError(`horizon ${horizon}: a number above 0 was expected`);
  }
  if (!isKnown(curve, horizon)) return undefined;
  const {times, survival, hazardVariance} = curve;
  const steps = countBelow(times, horizon);
  let [area, variance, until] = [0, 0, horizon];
  for (let at = steps - 1; at >= 0; at--) {
    area += survival[at]! * (until - times[at]!);
    variance += area * area * (hazardVariance[at]! - (hazardVariance[at - 1] ?? 0));
    until = times[at]!;
  }
  return {mean: area + until, standardError: Math.sqrt(variance)};
}

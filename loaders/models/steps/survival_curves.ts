import type {CodeStep} from "../../code-step.js";
import {findRestrictedMean, survivalTime} from "../survival/kaplan-meier.js";
import {logRank} from "../survival/log-rank.js";
import {waitCurves, type WaitCurve, type Waits} from "../line/waits.js";

/** Longest limit of the restricted mean. */
const year = 365;

/** The latest day, up to a year, to which every curve of a family is known. */
function limitOf(family: readonly WaitCurve[]): number {
  return Math.min(
    year,
    ...family.map(({survival: {survival, times}}) =>
      survival.at(-1) === 0 ? year : (times.at(-1) ?? 0),
    ),
  );
}

/** One row per survival curve: size, median, restricted mean, and the test that its family is one. */
export const survivalCurves: CodeStep<"waits"> = {
  inputs: {
    waits: `select family, curve, position, days, is_ordered, purchases
      from core.waits order by family, position, days, is_ordered`,
  },
  shape: {
    family: "VARCHAR",
    curve: "VARCHAR",
    position: "INTEGER",
    purchases: "INTEGER",
    ordered: "INTEGER",
    median_days: "DOUBLE",
    median_days_low: "DOUBLE",
    median_days_high: "DOUBLE",
    restricted_mean_days: "DOUBLE",
    restricted_to_days: "DOUBLE",
    difference_p_value: "DOUBLE",
  },
  compute({waits}) {
    const all = waitCurves(waits as unknown as Waits);
    const rows = [...new Set(all.map(({family}) => family))].flatMap((name) => {
      const curves = all.filter(({family}) => family === name);
      const limit = limitOf(curves);
      const pValue = curves.length > 1 ? logRank(curves.map(({waits}) => waits)).pValue : NaN;
      return curves.map(({family, curve, position, survival}) => ({
        family,
        curve,
        position,
        survival,
        median: survivalTime(survival),
        mean: limit > 0 ? findRestrictedMean(survival, limit)?.mean : undefined,
        limit: limit > 0 ? limit : NaN,
        pValue,
      }));
    });
    return {
      family: rows.map(({family}) => family),
      curve: rows.map(({curve}) => curve),
      position: Int32Array.from(rows, ({position}) => position),
      purchases: Int32Array.from(rows, ({survival}) => survival.subjects),
      ordered: Int32Array.from(rows, ({survival}) => survival.events.reduce((a, b) => a + b, 0)),
      median_days: Float64Array.from(rows, ({median}) => median.time ?? NaN),
      median_days_low: Float64Array.from(rows, ({median}) => median.low ?? NaN),
      median_days_high: Float64Array.from(rows, ({median}) => median.high ?? NaN),
      restricted_mean_days: Float64Array.from(rows, ({mean}) => mean ?? NaN),
      restricted_to_days: Float64Array.from(rows, ({limit}) => limit),
      difference_p_value: Float64Array.from(rows, ({pValue}) => pValue),
    };
  },
};

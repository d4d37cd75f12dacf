import type {CodeStep} from "../../code-step.js";
import {findSurvivalAt} from "../survival/kaplan-meier.js";
import {waitCurves, type Waits} from "../line/waits.js";

/**
 * Every day of a month, then multiples of 30 days and of a year, where axes have their numbers, and in the first
 * year every week beside.
 */
function* days(): Generator<number> {
  for (let day = 0; day < 30; day++) yield day;
  for (let day = 30; ; day++) {
    const isWeek = day < 365 && (day - 30) % 7 === 0;
    if (isWeek || day % 30 === 0 || day % 365 === 0) yield day;
  }
}

/** One row per survival curve and day since the purchase, as far as anybody was seen. */
export const survival: CodeStep<"waits"> = {
  inputs: {
    waits: `select family, curve, position, days, is_ordered, purchases
      from core.waits order by family, position, days, is_ordered`,
  },
  shape: {
    family: "VARCHAR",
    curve: "VARCHAR",
    position: "INTEGER",
    day: "INTEGER",
    at_risk: "INTEGER",
    ordered: "INTEGER",
    waiting_share: "DOUBLE",
    waiting_share_low: "DOUBLE",
    waiting_share_high: "DOUBLE",
  },
  compute({waits}) {
    const rows = waitCurves(waits as unknown as Waits).flatMap(
      ({family, curve, position, survival}) => {
        const points = [];
        let [ordered, next] = [0, 0];
        for (const day of days()) {
          const at = findSurvivalAt(survival, day);
          if (at === undefined || (day > 0 && at.atRisk === 0)) break;
          while (survival.times[next]! <= day) ordered += survival.events[next++]!;
          points.push({family, curve, position, day, ordered, ...at});
        }
        return points;
      },
    );
    return {
      family: rows.map(({family}) => family),
      curve: rows.map(({curve}) => curve),
      position: Int32Array.from(rows, ({position}) => position),
      day: Int32Array.from(rows, ({day}) => day),
      at_risk: Int32Array.from(rows, ({atRisk}) => atRisk),
      ordered: Int32Array.from(rows, ({ordered}) => ordered),
      waiting_share: Float64Array.from(rows, ({survival}) => survival),
      waiting_share_low: Float64Array.from(rows, ({low}) => low),
      waiting_share_high: Float64Array.from(rows, ({high}) => high),
    };
  },
};

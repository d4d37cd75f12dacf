import type {CodeStep} from "../../code-step.js";
import type {Columns} from "../../columns.js";
import {findQuantile, judge, type Verdicts} from "../line/churn-lab.js";
import {partsOf} from "../line/cuts.js";
import {readFits, type FitRows} from "../line/fit-rows.js";
import {silentUntilHalf} from "../forecast/half-alive.js";
import {purchaseModel} from "../purchase-models.js";
import {findRhythms, overdueAfter} from "../survival/rhythm.js";

/** Days after which everybody is called gone. */
const fixed = [30, 60, 90, 120, 180, 270] as const;

interface Row extends Verdicts {
  readonly definition: string;
  /** The days of the latest past date, where they are one number. */
  readonly afterDays: number;
}

/**
 * One row per definition of churn, tried on customers with an order in the year before each past date, and
 * judged by whether they ordered in the days after it.
 */
export const churnLab: CodeStep<"judged" | "dates" | "gaps" | "fits" | "inForce"> = {
  inputs: {
    judged: `select cut, customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
        age_days as t, orders_after, year_amount::double as amount
      from core.purchase_cuts
      where age_days - last_purchase_age_days < 365 order by cut, customer_no`,
    dates: `select cut, (cut_date - date '1970-01-01')::integer as day
      from core.holdout_cuts order by cut`,
    gaps: `select customer_no, gap_days, (order_date - date '1970-01-01')::integer as day
      from core.purchase_days
      where gap_days is not null
        and customer_no in (select customer_no from core.purchase_cuts)
      order by customer_no, day`,
    fits: `select fits.* from models.cut_fits as fits
      inner join models.choices as choices on fits.model = choices.model
      where choices.is_chosen and fits.model <> 'gamma_gamma'
      order by fits.cut, fits.position`,
    inForce: "select churned_after_days as days from core.thresholds order by days",
  },
  shape: {
    definition: "VARCHAR",
    after_days: "DOUBLE",
    cuts: "INTEGER",
    customers: "INTEGER",
    gone: "INTEGER",
    called: "INTEGER",
    right_alarms: "INTEGER",
    false_alarms: "INTEGER",
    missed: "INTEGER",
    warning_days: "DOUBLE",
    right_amount: "DOUBLE",
    false_amount: "DOUBLE",
    missed_amount: "DOUBLE",
  },
  compute({judged, dates, gaps, fits, inForce}) {
    const {cut, customer_no, x, tx, t, orders_after} = judged as Record<string, Int32Array>;
    const silentDays = t!.map((age, row) => age - tx![row]!);
    const isGone = orders_after!.map((orders) => (orders === 0 ? 1 : 0));
    const amount = judged["amount"] as Float64Array;
    const [churnedAfter] = inForce["days"] as Int32Array;
    const customers = silentDays.length;
    const everybody = (days: number) => new Float64Array(customers).fill(days);
    const [mostGaps, rhythm, half] = [everybody(0), everybody(0), everybody(Infinity)];
    let isModelled = false;
    const fitParts = partsOf(fits["cut"] as Int32Array);
    const parts = partsOf(cut!);
    for (const {cut, start, end} of parts) {
      const until = (dates["day"] as Int32Array)[(dates["cut"] as Int32Array).indexOf(cut)]!;
      const known = gapsUntil(until, customer_no!.subarray(start, end), gaps);
      mostGaps.fill(findQuantile(known.gaps, 0.8) ?? Infinity, start, end);
      const rhythms = findRhythms(known);
      if (rhythms) rhythm.set(overdueAfter(rhythms, {percentile: 0.9}), start);
      else rhythm.fill(Infinity, start, end);
      const fitted = fitParts.find((each) => each.cut === cut);
      const [read] = fitted ? readFits(fits as unknown as FitRows, fitted.start, fitted.end) : [];
      if (!read?.fit.verdict.isTrusted) continue;
      const model = purchaseModel(read.fit.model);
      if (!model.hasDropout) continue;
      isModelled = true;
      const histories = {x: x!.subarray(start, end), tx: tx!.subarray(start, end)};
      half.set(silentUntilHalf(model, read.fit.parameters, histories), start);
    }
    const tried = (definition: string, after: Float64Array, afterDays = NaN): Row => ({
      definition,
      afterDays,
      ...judge({silentDays, isGone, amount}, after, churnedAfter!),
    });
    const rows =
      customers === 0
        ? []
        : [
            ...fixed.map((days) => tried(`days_${days}`, everybody(days), days)),
            tried("in_force", everybody(churnedAfter!), churnedAfter),
            tried("gaps_p80", mostGaps, mostGaps[0] === Infinity ? NaN : mostGaps[0]),
            tried("own_rhythm_p90", rhythm),
            ...(isModelled ? [tried("alive_below_half", half)] : []),
          ];
    const integers = (of: (row: Row) => number) => Int32Array.from(rows, of);
    const doubles = (of: (row: Row) => number | undefined) =>
      Float64Array.from(rows, (row) => of(row) ?? NaN);
    return {
      definition: rows.map(({definition}) => definition),
      after_days: doubles(({afterDays}) => afterDays),
      cuts: integers(() => parts.length),
      customers: integers(({customers}) => customers),
      gone: integers(({gone}) => gone),
      called: integers(({called}) => called),
      right_alarms: integers(({rightAlarms}) => rightAlarms),
      false_alarms: integers(({falseAlarms}) => falseAlarms),
      missed: integers(({missed}) => missed),
      warning_days: doubles(({warningDays}) => warningDays),
      right_amount: doubles(({rightAmount}) => rightAmount),
      false_amount: doubles(({falseAmount}) => falseAmount),
      missed_amount: doubles(({missedAmount}) => missedAmount),
    };
  },
};

/** The gaps that had ended by a day, customer by customer, both of them in the order of their numbers. */
function gapsUntil(until: number, customers: Int32Array, all: Columns) {
  const {customer_no, gap_days, day} = all as Record<string, Int32Array>;
  const gaps = new Int32Array(gap_days!.length);
  const offsets = new Int32Array(customers.length + 1);
  let [at, size] = [0, 0];
  for (let row = 0; row < customers.length; row++) {
    while (customer_no![at]! < customers[row]!) at++;
    for (; customer_no![at] === customers[row]; at++) {
      if (day![at]! <= until) gaps[size++] = gap_days![at]!;
    }
    offsets[row + 1] = size;
  }
  return {gaps: gaps.subarray(0, size), offsets};
}

import type {Estimate} from "../forecast/estimate.js";
import {forecastTotals, type Excess} from "../forecast/forecast-totals.js";
import type {Worth} from "../forecast/worth.js";
import type {Published, Valued} from "./value.js";

/** What buyers are divided by; each names a column of `divisionColumns`. */
const divisions = [
  "tenth",
  "segment",
  "churn_risk",
  "first_channel",
  "first_category",
  "region",
] as const;

/**
 * Columns of a SELECT from `clv`, `scores`, `labels` and `segments`: the number of each buyer's group from 1 in
 * each division, 0 where there is none, as `marts.clv_groups` numbers them.
 */
export const divisionColumns = `coalesce(1 + floor(
      10 * (row_number() over (
        order by clv.clv_amount::decimal(18, 4) desc nulls last, summary.customer_no
      ) - 1) / count(*) over ()
    ), 0)::integer as tenth,
    coalesce(segments.position, 0)::integer as segment,
    case
      when clv.alive_probability::decimal(18, 6) >= 0.8 then 1
      when clv.alive_probability::decimal(18, 6) >= 0.5 then 2
      when clv.alive_probability::decimal(18, 6) >= 0.2 then 3
      when clv.alive_probability is not null then 4
      else 0
    end::integer as churn_risk,
    (dense_rank() over (order by labels.first_channel))::integer as first_channel,
    (dense_rank() over (order by labels.first_category))::integer as first_category,
    (dense_rank() over (order by labels.region))::integer as region`;

/** Each buyer's group in each division, as `divisionColumns` numbers them. */
export type DivisionPlaces = Readonly<Record<(typeof divisions)[number], Int32Array>>;

/** What a group of buyers is worth, by its number in the division. */
export interface DivisionValue {
  readonly division: "total" | (typeof divisions)[number];
  readonly position: number;
  readonly value: Estimate;
}

/** Rows from which the variances of all groups of a division are made together, about. */
const sampledRows = 20_000;

/**
 * Returns the lifetime value of all buyers and of the groups of every division with their intervals; none where
 * spending has no model.
 */
export function valueDivisions(
  {model, buyers, worth, discounting}: Valued,
  {purchases: fit, spending}: Published,
  {places, excess}: {readonly places: DivisionPlaces; readonly excess: Excess},
): DivisionValue[] {
  if (!spending || !worth.square) return [];
  const {horizon, rate} = discounting;
  const {expected} = model.predict(fit.parameters, buyers.histories, [horizon]);
  const discounted = [model.discountedPurchases(fit.parameters, buyers.histories, discounting)];
  const known = {purchases: {expected, discounted}, worth: worth as Worth};
  const options = {ends: [horizon], rate, spending, excess, known};
  const {total} = forecastTotals(model, fit, buyers, options);
  const ofDivisions = divisions.flatMap((division) => {
    const numbers = places[division];
    let count = 0;
    for (const number of numbers) count = Math.max(count, number);
    const {groups} = forecastTotals(model, fit, buyers, {
      ...options,
      groupOf: numbers.map((number) => number - 1),
      groups: count,
      sampled: Math.min(500, Math.max(50, Math.floor(sampledRows / count))),
    });
    return groups.map(([group], at): DivisionValue => {
      return {division, position: at + 1, value: group!.profit!};
    });
  });
  return [{division: "total", position: 1, value: total[0]!.profit!}, ...ofDivisions];
}

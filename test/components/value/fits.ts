import type {Marts} from "../../../src/components/marts/marts.js";

type Parameter = Marts["clv_parameters"][number];
type Validation = Marts["clv_validation"][number];

/** What is said of a model as a whole. */
type Found = Omit<
  Parameter,
  "model" | "parameter" | "position" | "value" | "standard_error" | "value_low" | "value_high"
>;

/** A model of the mart, its letters with estimate and standard error; null where it was not fitted. */
function model(
  name: string,
  letters: Readonly<Record<string, readonly [number, number] | null>>,
  found: Partial<Found> = {},
): Parameter[] {
  return Object.entries(letters).map(([parameter, estimate], i) => {
    const [value, error] = estimate ?? [null, 0];
    const reach = value === null ? 0 : Math.exp((1.6449 * error) / value);
    return {
      model: name,
      parameter,
      position: i + 1,
      value,
      standard_error: value === null ? null : error,
      value_low: value === null ? null : value / reach,
      value_high: value === null ? null : value * reach,
      why: null,
      log_likelihood: value === null ? null : -9582.43,
      customers: 2357,
      is_converged: value !== null,
      is_trusted: true,
      is_chosen: false,
      ...found,
    };
  });
}

/**
 * About CDNOW, in days: BG/NBD published, MBG/NBD a rival, NBD and Pareto/NBD withdrawn. Rounded for
 * sums by hand: 0.25 orders in 36.5 days are 2.5 a year; 0.8 of 3.2 are a quarter.
 */
export const parameters: Marts["clv_parameters"] = [
  ...model("gamma_gamma", {p: [6, 1.2], q: [4, 0.3], gamma: [15, 4]}, {is_chosen: true}),
  ...model(
    "nbd",
    {r: [0.3, 0.012], alpha: [54.75, 2.9]},
    {why: "worse_than_baseline", is_trusted: false},
  ),
  ...model(
    "bg_nbd",
    {r: [0.25, 0.0126], alpha: [36.5, 2.65], a: [0.8, 0.186], b: [2.4, 0.705]},
    {is_chosen: true},
  ),
  ...model(
    "mbg_nbd",
    {r: [0.525, 0.083], alpha: [43.3, 4.87], a: [0.9, 0.155], b: [1.6, 0.537]},
    {why: "not_the_best"},
  ),
  ...model(
    "pareto_nbd",
    {r: [0.553, 0.048], alpha: [74, 5.9], s: [0.5, 0.187], beta: [80, 43.5]},
    {why: "worse_than_baseline", is_trusted: false},
  ),
];

/** A shop of eleven buyers, none of whose models can be fitted. */
export const unfitted: Marts["clv_parameters"] = ["bg_nbd", "mbg_nbd"].flatMap((name) =>
  model(
    name,
    {r: null, alpha: null, a: null, b: null},
    {
      customers: 11,
      is_trusted: false,
      why: "few_buyers,few_repeat_buyers,short_history,not_validated",
    },
  ),
);

const cutDates = ["2025-08-19", "2025-05-21"].map((text) => new Date(`${text}T00:00:00Z`));

function measured(
  contender: string,
  measure: string,
  unit: string,
  value: number | null,
  is_chosen = false,
): Validation[] {
  return [0, 1, 2].map((cut) => ({
    contender,
    measure,
    unit,
    cut,
    horizon_days: 90,
    customers: cut === 0 ? 4500 : 2250,
    value,
    is_chosen,
    cut_date: cutDates[cut - 1] ?? null,
  }));
}

/** Two past dates: an error of 0.9 against 1.0 of the best naive guess and 0.909 of the rival. */
export const validation: Marts["clv_validation"] = [
  ...measured("zero", "orders_rmse", "orders", 1.4),
  ...measured("zero", "orders_bias", "share", -1),
  ...measured("own_rate", "orders_rmse", "orders", 1),
  ...measured("own_rate", "orders_bias", "share", 0.062),
  ...measured("bg_nbd", "orders_rmse", "orders", 0.9, true),
  ...measured("bg_nbd", "orders_bias", "share", -0.012, true),
  ...measured("bg_nbd", "orders_coverage", "share", 1, true),
  ...measured("bg_nbd", "orders_excess", "share", 0.1, true),
  ...measured("mbg_nbd", "orders_rmse", "orders", 0.909),
  ...measured("mbg_nbd", "orders_bias", "share", null),
  ...measured("pareto_nbd", "orders_rmse", "orders", 1.01),
];

const inForce: [string, number, string, string][] = [
  ["at_risk_after_days", 74, "days", "data"],
  ["importance_split", 0.6, "share", "default"],
  ["value_split", 0.8, "share", "set"],
  ["clv_months", 36, "months", "default"],
  ["clv_discount_rate", 0.1, "share", "default"],
  ["gate_buyers", 500, "customers", "default"],
  ["gate_frequent_buyers", 10, "customers", "default"],
  ["gate_history_days", 180, "days", "default"],
  ["gate_recent_days", 30, "days", "default"],
  ["spend_frequency_limit", 0.3, "share", "default"],
];

/** The definitions that the methods speak of. */
export const definitions: Marts["definitions"] = inForce.map(
  ([definition, value, unit, origin]) => ({definition, value, unit, origin}),
);

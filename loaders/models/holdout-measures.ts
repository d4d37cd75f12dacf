import {brierScore, brierSkill} from "./brier.js";
import {calibrateMeans} from "./calibration.js";
import {meanAbsoluteError, rootMeanSquareError, totalBias, type Pairs} from "./errors.js";
import {areaUnderCurve, gini, spearman} from "./ranking.js";

/** A measure with how its value is read; NaN where it is not defined. */
export interface Measured {
  readonly measure: string;
  readonly unit: "share" | "orders" | "money" | "score";
  readonly value: number;
}

type Measure = readonly [
  measure: string,
  unit: Measured["unit"],
  of: (...pairs: Pairs) => number | undefined,
];

const ofOrders: readonly Measure[] = [
  ["orders_bias", "share", totalBias],
  ["orders_mae", "orders", meanAbsoluteError],
  ["orders_rmse", "orders", rootMeanSquareError],
  ["orders_spearman", "score", spearman],
  ["orders_gini", "score", gini],
  ["orders_top_tenth_lift", "score", (...pairs) => calibrateMeans(...pairs).at(-1)?.lift],
];

const ofAmounts: readonly Measure[] = [
  ["amount_bias", "share", totalBias],
  ["amount_mae", "money", meanAbsoluteError],
  ["amount_rmse", "money", rootMeanSquareError],
  ["amount_spearman", "score", spearman],
  ["amount_gini", "score", gini],
];

const ofBuying: readonly Measure[] = [
  ["buying_brier", "score", brierScore],
  ["buying_brier_skill", "share", brierSkill],
  ["buying_auc", "score", areaUnderCurve],
];

function measureAll(measures: readonly Measure[], pairs: Pairs): Measured[] {
  return measures.map(([measure, unit, of]) => ({measure, unit, value: of(...pairs) ?? NaN}));
}

/** What was foretold or came, one value per customer. */
export interface Foretold {
  readonly orders: Float64Array;
  readonly amount?: Float64Array | undefined;
  /** The probability of at least one order. */
  readonly buying?: Float64Array | undefined;
}

/**
 * Returns the measures of a forecast of orders, money and whether anything is bought, as far as it says
 * anything of them.
 */
export function measureForecast(
  {orders, amount, buying}: Foretold,
  came: {readonly orders: ArrayLike<number>; readonly amount: ArrayLike<number>},
): Measured[] {
  const bought = Float64Array.from(came.orders, (count) => (count > 0 ? 1 : 0));
  // Amounts that came are of orders alone, which are never negative.
  return [
    ...measureAll(ofOrders, [orders, came.orders]),
    ...(amount ? measureAll(ofAmounts, [amount, came.amount]) : []),
    ...(buying ? measureAll(ofBuying, [buying, bought]) : []),
  ];
}

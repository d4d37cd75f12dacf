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

/** Rows enough for measures that sort, whose error is then below a hundredth. */
const sortedRows = 20_000;

/** Every so many of the rows, in their order: about as many as are wanted, all where they are few enough. */
function someOf<A extends ArrayLike<number>>(values: A): ArrayLike<number> {
  const every = values.length / sortedRows;
  if (every <= 1) return values;
  return Float64Array.from(
    {length: sortedRows},
    (_, at) => values[Math.floor((at + 0.5) * every)]!,
  );
}

const sorting =
  (of: (...pairs: Pairs) => number | undefined) =>
  (...[foretold, came]: Pairs): number | undefined =>
    of(someOf(foretold), someOf(came));

type Measure = readonly [
  measure: string,
  unit: Measured["unit"],
  of: (...pairs: Pairs) => number | undefined,
];

const ofOrders: readonly Measure[] = [
  ["orders_bias", "share", totalBias],
  ["orders_mae", "orders", meanAbsoluteError],
  ["orders_rmse", "orders", rootMeanSquareError],
  ["orders_spearman", "score", sorting(spearman)],
  ["orders_gini", "score", sorting(gini)],
  ["orders_top_tenth_lift", "score", sorting((...pairs) => calibrateMeans(...pairs).at(-1)?.lift)],
];

const ofAmounts: readonly Measure[] = [
  ["amount_bias", "share", totalBias],
  ["amount_mae", "money", meanAbsoluteError],
  ["amount_rmse", "money", rootMeanSquareError],
  ["amount_spearman", "score", sorting(spearman)],
  ["amount_gini", "score", sorting(gini)],
];

const ofBuying: readonly Measure[] = [
  ["buying_brier", "score", brierScore],
  ["buying_brier_skill", "share", brierSkill],
  ["buying_auc", "score", sorting(areaUnderCurve)],
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
 * anything of them. Measures of order take every so many of more than 20,000 customers.
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

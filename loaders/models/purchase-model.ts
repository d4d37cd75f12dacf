import type {Fit} from "./fit.js";
import type {Histories} from "./histories.js";
import type {Gates} from "./fitting/gates.js";

/** One customer: x repeat purchase days, the last at age tx, seen until age T. */
export interface History {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
}

export interface FitOptions {
  /** Those not named keep their defaults. */
  readonly gates?: Partial<Gates>;
  /** Days in one unit of the ages: 7 where they are weeks. The gates speak of days. */
  readonly daysPerUnit?: number;
}

export interface Predictions {
  /** The probability of being alive at T, for each row of the histories. */
  readonly alive: Float64Array;
  /** Expected purchase days in (T, T + horizon], for each horizon and row. */
  readonly expected: readonly Float64Array[];
}

export interface Discounting {
  /** How far the purchases are counted, in the fit's unit of time. */
  readonly horizon: number;
  /** Continuous discount rate per unit of time: ln(1 + yearly rate) / units in a year. */
  readonly rate: number;
}

/**
 * A model of how often customers buy and when they stop, for customers without contracts. Ages and
 * horizons are in the fit's unit of time; purchases are purchase days. Each function throws a RangeError
 * outside its domain and returns finite numbers within it.
 */
export interface PurchaseModel<Parameter extends string = string> {
  readonly name: "nbd" | "bg_nbd" | "mbg_nbd" | "pareto_nbd";
  /** False where nobody leaves by assumption: P(alive) is one then, and tells nothing of anybody. */
  readonly hasDropout: boolean;
  readonly names: readonly Parameter[];
  /** The fit of greatest likelihood, or one without parameters and with the doubts that forbid it. */
  fit(histories: Histories, options?: FitOptions): Fit<Parameter>;
  aliveProbability(parameters: Readonly<Record<Parameter, number>>, history: History): number;
  /** Expected purchase days in (T, T + horizon], given the history. */
  expectedPurchases(
    parameters: Readonly<Record<Parameter, number>>,
    horizon: number,
    history: History,
  ): number;
  /** Expected repeat purchase days of a new customer within the horizon after the first purchase. */
  expectedPurchasesOfNew(parameters: Readonly<Record<Parameter, number>>, horizon: number): number;
  /** The probability that a new customer makes `count` repeat purchases within the horizon. */
  purchaseCountProbability(
    parameters: Readonly<Record<Parameter, number>>,
    count: number,
    horizon: number,
  ): number;
  /** As `aliveProbability` and `expectedPurchases`, for all rows; `eachHistory` keeps customers' order. */
  predict(
    parameters: Readonly<Record<Parameter, number>>,
    histories: Histories,
    horizons: readonly number[],
  ): Predictions;
  /** The integral over t in (0, horizon] of exp(−rate t) dE[purchases in (T, T + t]], for each row. */
  discountedPurchases(
    parameters: Readonly<Record<Parameter, number>>,
    histories: Histories,
    discounting: Discounting,
  ): Float64Array;
}

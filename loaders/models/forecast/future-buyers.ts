import type {Histories} from "../histories.js";
import type {OrdersPaid} from "./worth.js";

/** Customers whose future is asked; each column has one value per row of the histories. */
export interface FutureBuyers {
  readonly histories: Histories;
  /** Orders per purchase that the model expects (`orderFactors`); 1 each where absent. */
  readonly factors?: ArrayLike<number> | undefined;
  readonly paid?: OrdersPaid | undefined;
}

function take(column: ArrayLike<number>, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row]!);
}

/** Returns some of the rows, in the given order, as buyers of their own. */
export function takeBuyers(
  {histories, factors, paid}: FutureBuyers,
  rows: Int32Array,
): FutureBuyers {
  const weight = take(histories.weight, rows);
  return {
    histories: {
      x: rows.map((row) => histories.x[row]!),
      txAt: rows.map((row) => histories.txAt[row]!),
      TAt: rows.map((row) => histories.TAt[row]!),
      ages: histories.ages,
      weight,
      customers: weight.reduce((sum, one) => sum + one, 0),
    },
    factors: factors && take(factors, rows),
    paid: paid && {
      counts: take(paid.counts, rows),
      means: take(paid.means, rows),
      marginShares: paid.marginShares && take(paid.marginShares, rows),
    },
  };
}

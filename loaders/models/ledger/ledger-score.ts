import type {LedgerEntry} from "./ledger-entry.js";

/** What a group of customers bought within a horizon. */
export interface Outcome {
  readonly orders: number;
  /** Null where the source has no margin. */
  readonly margin: number | null;
}

/** A forecast whose time has come, with what came. */
export interface ScoredEntry extends LedgerEntry {
  readonly actual_orders: number;
  /** Signed share of what came: −0.1 is ten percent too few; null where nothing came. */
  readonly orders_bias: number | null;
  readonly is_orders_covered: boolean;
  /** Null where either side has no margin. */
  readonly actual_margin: number | null;
  readonly margin_bias: number | null;
  readonly is_margin_covered: boolean | null;
}

function biasOf(expected: number, actual: number): number | null {
  return actual > 0 ? (expected - actual) / actual : null;
}

/**
 * Returns the forecasts whose last day is not after the as-of date (YYYY-MM-DD), each with what came:
 * `findOutcome` gives what the group of that very forecast bought after `made_on` up to and including
 * `ends_on`, or undefined where it cannot be known any more, in which case the forecast is left out.
 */
export function scoreLedger(
  entries: readonly LedgerEntry[],
  asOf: string,
  findOutcome: (entry: LedgerEntry) => Outcome | undefined,
): ScoredEntry[] {
  return entries.flatMap((entry) => {
    if (entry.ends_on > asOf) return [];
    const outcome = findOutcome(entry);
    if (outcome === undefined) return [];
    const {orders, margin} = outcome;
    const {margin: expected, margin_low, margin_high} = entry;
    const isKnown = margin !== null && expected !== null;
    return {
      ...entry,
      actual_orders: orders,
      orders_bias: biasOf(entry.orders, orders),
      is_orders_covered: entry.orders_low <= orders && orders <= entry.orders_high,
      actual_margin: isKnown ? margin : null,
      margin_bias: isKnown ? biasOf(expected, margin) : null,
      is_margin_covered: isKnown ? margin_low! <= margin && margin <= margin_high! : null,
    };
  });
}

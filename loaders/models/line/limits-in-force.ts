import type {FitLimits} from "./all-fits.js";
import {defaultGates} from "../fitting/gates.js";

/** Selects what the definitions ask of a source before a model is trusted. */
export const limitsSql = `select
    getvariable('gate_buyers') as buyers,
    getvariable('gate_frequent_buyers') as frequent_buyers,
    getvariable('gate_history_days') as history_days,
    getvariable('gate_recent_days') as recent_days,
    getvariable('spend_frequency_limit') as correlation
  order by buyers`;

/** Returns the limits of the one row; of the least buyers a tenth, at most fifty, must have bought again. */
export function limitsOf(row: Readonly<Record<string, unknown>>): FitLimits {
  const of = (name: string): number => (row[name] as Float64Array)[0]!;
  const buyers = of("buyers");
  return {
    gates: {
      buyers,
      repeatBuyers: Math.min(defaultGates.repeatBuyers, buyers / 10),
      frequentBuyers: of("frequent_buyers"),
      historyDays: of("history_days"),
      quietDays: of("recent_days"),
    },
    correlation: of("correlation"),
  };
}

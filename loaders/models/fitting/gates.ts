import type {Doubt} from "../fit.js";
import type {Histories} from "../histories.js";

/** What a source must offer before a model is trusted: the least of each, of quiet days the most. */
export interface Gates {
  readonly buyers: number;
  readonly repeatBuyers: number;
  /** Customers with three or more purchases: two or more repeats. */
  readonly frequentBuyers: number;
  readonly historyDays: number;
  /** Days since anybody bought. */
  readonly quietDays: number;
}

/** Units: customers and days. */
export const defaultGates: Gates = {
  buyers: 500,
  repeatBuyers: 50,
  frequentBuyers: 10,
  historyDays: 180,
  quietDays: 30,
};

/** Returns what the histories offer of what the gates ask, ages turned into days. */
export function findFacts(
  {x, txAt, TAt, ages, weight, customers}: Histories,
  daysPerUnit: number,
): Gates {
  let [repeatBuyers, frequentBuyers, longest, quiet] = [0, 0, 0, Infinity];
  for (let row = 0; row < x.length; row++) {
    const end = ages[TAt[row]!]!;
    if (x[row]! > 0) repeatBuyers += weight[row]!;
    if (x[row]! > 1) frequentBuyers += weight[row]!;
    longest = Math.max(longest, end);
    quiet = Math.min(quiet, end - ages[txAt[row]!]!);
  }
  return {
    buyers: customers,
    repeatBuyers,
    frequentBuyers,
    historyDays: longest * daysPerUnit,
    quietDays: Math.min(quiet, longest) * daysPerUnit,
  };
}

/** Returns the doubts that the gates raise; none where all are passed. */
export function passGates(facts: Gates, gates: Gates): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (facts.buyers < gates.buyers) doubts.push("few_buyers");
  if (facts.repeatBuyers < gates.repeatBuyers || facts.frequentBuyers < gates.frequentBuyers) {
    doubts.push("few_repeat_buyers");
  }
  if (facts.historyDays < gates.historyDays) doubts.push("short_history");
  if (facts.quietDays > gates.quietDays) doubts.push("no_recent_purchases");
  return doubts;
}

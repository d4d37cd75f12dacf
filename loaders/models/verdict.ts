import type {Histories} from "./histories.js";

/** What a source must offer before a model is trusted; each is a minimum unless it says most. */
export interface Gates {
  readonly buyers: number;
  readonly repeatBuyers: number;
  /** Customers with three or more purchases: two or more repeats. */
  readonly frequentBuyers: number;
  readonly historyDays: number;
  /** Most days since anybody bought. */
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

/** Returns what the gates ask of the histories, ages turned into days. */
export function gateFacts(histories: Histories, daysPerUnit: number): Gates {
  const {x, txAt, TAt, ages, weight} = histories;
  const facts = {
    buyers: 0,
    repeatBuyers: 0,
    frequentBuyers: 0,
    historyDays: 0,
    quietDays: Infinity,
  };
  for (let row = 0; row < x.length; row++) {
    const [age, quiet] = [ages[TAt[row]!]!, ages[TAt[row]!]! - ages[txAt[row]!]!];
    facts.buyers += weight[row]!;
    if (x[row]! > 0) facts.repeatBuyers += weight[row]!;
    if (x[row]! > 1) facts.frequentBuyers += weight[row]!;
    if (age * daysPerUnit > facts.historyDays) facts.historyDays = age * daysPerUnit;
    if (quiet * daysPerUnit < facts.quietDays) facts.quietDays = quiet * daysPerUnit;
  }
  return facts;
}

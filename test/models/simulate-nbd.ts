import {drawExponential, drawGamma, type Draw} from "./simulate.js";

export interface NbdWorld {
  readonly customers: number;
  readonly r: number;
  readonly alpha: number;
  /** Ages at the end of observation are spread evenly from nothing to this. */
  readonly span: number;
  /** How long each customer is watched after it. */
  readonly horizon?: number;
}

export interface SimulatedStayers {
  readonly x: Int32Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Purchases in (T, T + horizon]. */
  readonly later: Int32Array;
}

/** Returns the ages at one customer's repeat purchases until the given age. */
export function simulatePurchases(
  {r, alpha}: Pick<NbdWorld, "r" | "alpha">,
  until: number,
  draw: Draw,
): number[] {
  const rate = drawGamma(r, draw) / alpha;
  const ages: number[] = [];
  let age = drawExponential(draw) / rate;
  for (; age <= until; age += drawExponential(draw) / rate) ages.push(age);
  return ages;
}

/** Returns customers who buy as the NBD says, and never leave, in continuous time. */
export function simulateNbd(
  {customers, r, alpha, span, horizon = 0}: NbdWorld,
  draw: Draw,
): SimulatedStayers {
  const x = new Int32Array(customers);
  const tx = new Float64Array(customers);
  const T = Float64Array.from(x, () => span * draw());
  const later = new Int32Array(customers);
  for (let who = 0; who < customers; who++) {
    for (const age of simulatePurchases({r, alpha}, T[who]! + horizon, draw)) {
      if (age > T[who]!) later[who]!++;
      else {
        x[who]!++;
        tx[who] = age;
      }
    }
  }
  return {x, tx, T, later};
}

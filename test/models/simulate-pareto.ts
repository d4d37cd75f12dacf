import {drawExponential, drawGamma, type Draw, type SimulatedBuyers} from "./simulate.js";

export interface ParetoNbdWorld {
  readonly customers: number;
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
  /** The longest age at the end of observation. */
  readonly span: number;
  /** First purchases are spread evenly over so much time; all of the span unless given. */
  readonly arrivals?: number;
  /** How long each customer is watched after the end of observation. */
  readonly horizon?: number;
  /** Ages are whole days, and purchases on one day are one. */
  readonly isByDay?: boolean;
}

/** Returns customers who buy and leave as Pareto/NBD says, in continuous time. */
export function simulateParetoNbd(world: ParetoNbdWorld, draw: Draw): SimulatedBuyers {
  const {customers, r, alpha, s, beta, span, arrivals = span, horizon = 0, isByDay = false} = world;
  const x = new Int32Array(customers);
  const tx = new Float64Array(customers);
  const T = new Float64Array(customers);
  const later = new Int32Array(customers);
  const isAlive = new Uint8Array(customers);
  const whole = (age: number): number => (isByDay ? Math.floor(age) : age);
  for (let who = 0; who < customers; who++) {
    const rate = drawGamma(r, draw) / alpha;
    const life = (drawExponential(draw) * beta) / drawGamma(s, draw);
    const seen = span - whole(draw() * arrivals);
    T[who] = seen;
    isAlive[who] = life > seen ? 1 : 0;
    const until = Math.min(life, seen + horizon);
    let last = 0;
    for (
      let age = drawExponential(draw) / rate;
      age <= until;
      age += drawExponential(draw) / rate
    ) {
      const now = whole(age);
      if (isByDay && now === last) continue;
      if (now <= seen) {
        x[who]!++;
        tx[who] = now;
      } else later[who]!++;
      last = now;
    }
  }
  return {x, tx, T, later, isAlive};
}

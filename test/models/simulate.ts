/** Draws from [0, 1). */
export type Draw = () => number;

/** Returns a seeded stream of numbers in [0, 1): mulberry32, by Tommy Ettinger. */
export function seeded(seed: number): Draw {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const drawExponential = (draw: Draw): number => -Math.log(1 - draw());

export function drawNormal(draw: Draw): number {
  return Math.sqrt(2 * drawExponential(draw)) * Math.cos(2 * Math.PI * draw());
}

/** Returns a gamma variate of scale one (Marsaglia and Tsang, 2000). */
export function drawGamma(shape: number, draw: Draw): number {
  if (shape < 1) return drawGamma(shape + 1, draw) * (1 - draw()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(draw);
    const cube = (1 + c * normal) ** 3;
    if (cube <= 0) continue;
    if (Math.log(1 - draw()) < normal ** 2 / 2 + d * (1 - cube + Math.log(cube))) return d * cube;
  }
}

export function drawBeta(a: number, b: number, draw: Draw): number {
  const one = drawGamma(a, draw);
  return one / (one + drawGamma(b, draw));
}

export interface BgNbdWorld {
  readonly customers: number;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** The longest age at the end of observation. */
  readonly span: number;
  /** First purchases are spread evenly over so much time; all of the span unless given. */
  readonly arrivals?: number;
  /** How long each customer is watched after the end of observation. */
  readonly horizon?: number;
  /** Whether the first purchase too is followed by a chance to leave: MBG/NBD. */
  readonly canLeaveAtFirst?: boolean;
  /** Ages are whole days, and purchases on one day are one. */
  readonly isByDay?: boolean;
}

export interface SimulatedBuyers {
  readonly x: Int32Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Purchases in (T, T + horizon]. */
  readonly later: Int32Array;
  /** 1 for those who had not left at T. */
  readonly isAlive: Uint8Array;
}

/** Returns customers who buy and leave as BG/NBD (or MBG/NBD) says, in continuous time. */
export function simulateBgNbd(world: BgNbdWorld, draw: Draw): SimulatedBuyers {
  const {customers, r, alpha, a, b, span, arrivals = span, horizon = 0} = world;
  const {canLeaveAtFirst = false, isByDay = false} = world;
  const x = new Int32Array(customers);
  const tx = new Float64Array(customers);
  const T = new Float64Array(customers);
  const later = new Int32Array(customers);
  const isAlive = new Uint8Array(customers);
  const whole = (age: number): number => (isByDay ? Math.floor(age) : age);
  for (let who = 0; who < customers; who++) {
    const rate = drawGamma(r, draw) / alpha;
    const leaves = drawBeta(a, b, draw);
    const seen = span - whole(draw() * arrivals);
    T[who] = seen;
    let isHere = !(canLeaveAtFirst && draw() < leaves);
    let last = 0;
    isAlive[who] = isHere ? 1 : 0;
    for (let age = drawExponential(draw) / rate; isHere; age += drawExponential(draw) / rate) {
      const now = whole(age);
      if (now > seen + horizon) break;
      if (!isByDay || now > last) {
        if (now <= seen) {
          x[who]!++;
          tx[who] = now;
        } else later[who]!++;
        last = now;
      }
      isHere = draw() >= leaves;
      if (now <= seen) isAlive[who] = isHere ? 1 : 0;
    }
  }
  return {x, tx, T, later, isAlive};
}

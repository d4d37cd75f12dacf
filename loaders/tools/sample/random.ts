/**
 * Returns a 32-bit mix of a text (FNV-1a, then the murmur3 finaliser), equal on every platform.
 */
function mixText(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A stream of random numbers (sfc32, Chris Doty-Humphrey's PractRand) that is a function of a seed
 * and a label alone: each part of the shop draws from a stream of its own, so that a change in one
 * part leaves the others as they were. Integers are exact everywhere; the continuous draws rest on
 * `Math.log`, `Math.exp` and `Math.sqrt`, so round them before writing.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, label: string) {
    const text = `${seed}/${label}`;
    this.a = mixText(text, 1);
    this.b = mixText(text, 2);
    this.c = mixText(text, 3);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** Returns a number in [0, 1) with 32 random bits. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** Returns an integer from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!;
  }

  /** Returns the index of a weight, drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length; i += 1) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  exponential(): number {
    return -Math.log(1 - this.next());
  }

  /** Returns a standard normal draw (Marsaglia's polar method). */
  normal(): number {
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  /**
   * Returns a gamma draw of the given shape and rate one. Marsaglia and Tsang (2000), "A simple
   * method for generating gamma variables"; shapes below one by their boost.
   */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * Math.exp(-this.exponential() / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Returns a Poisson draw by counting exponential gaps; meant for small means. */
  poisson(mean: number): number {
    let count = 0;
    for (let t = this.exponential(); t < mean; t += this.exponential()) count += 1;
    return count;
  }
}

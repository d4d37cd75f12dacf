import {Random} from "../sample/random.js";

/** Buyers as BG/NBD has them, by day: r, alpha (days), a, b; spend by Gamma-Gamma: p, q, gamma. */
export const truth = {r: 0.5, alpha: 20, a: 0.75, b: 4.5, p: 6, q: 4, gamma: 130} as const;

/** Days observed, and days of them in which first purchases fall. */
export const span = 1095;
export const arrivals = 430;

/** A purchase of a buyer: day and second of the day since the start, and an amount. */
export type Visit = (who: number, day: number, second: number, amount: number) => void;

/** Visits the purchases of simulated buyers, one buyer after the other, each in the order of time. */
export function simulateBuyers(customers: number, seed: number, visit: Visit): void {
  const random = new Random(seed, "bench buyers");
  const {r, alpha, a, b, p, q, gamma} = truth;
  for (let who = 0; who < customers; who++) {
    const rate = random.gamma(r) / alpha;
    const leaves = random.beta(a, b);
    const spend = random.gamma(q) / gamma;
    const first = random.next() * arrivals;
    for (let at = first; at < span; at += random.exponential() / rate) {
      const day = Math.floor(at);
      visit(who, day, Math.floor((at - day) * 86_400), random.gamma(p) / spend);
      if (at > first && random.next() < leaves) break;
    }
  }
}

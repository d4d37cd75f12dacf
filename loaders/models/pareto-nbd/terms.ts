import type {Cells} from "./cells.js";
import {leavingSize} from "./leaving.js";
import type {ParetoNbdParameters} from "./table.js";

/** A term and its derivatives by ln r, ln alpha, ln s and ln beta. */
export const termSize = 5;

/**
 * Fills the likelihood's term of each cell, `termSize` numbers each: ln A + ln j for an age at the last purchase,
 * ln A + ln (1 - j) for one at the end, where A = (1 + age/alpha)^-(r+x) (1 + age/beta)^-s and j is the leaving
 * probability in the table.
 */
export function fillTerms(
  {r, alpha, s, beta}: ParetoNbdParameters,
  {x, byAge, starts, isEnd}: Cells,
  ages: Float64Array,
  table: Float64Array,
  terms: Float64Array,
): void {
  for (let place = 0; place < ages.length; place++) {
    const age = ages[place]!;
    const g = Math.log1p(age / alpha);
    const h = Math.log1p(age / beta);
    const inverse = 1 / (alpha + age);
    const u = age * inverse;
    const v = age / (beta + age);
    const zetaA = -(beta + age) * alpha * inverse * inverse;
    const zetaB = beta * inverse;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      const cell = byAge[at]!;
      const from = cell * leavingSize;
      const rho = r + x[cell]!;
      const j = table[from]!;
      const chance = isEnd[cell] ? 1 - j : j;
      const slope = (isEnd[cell] ? -1 : 1) / chance;
      const byZeta = slope * table[from + 3]!;
      const to = cell * termSize;
      terms[to] = Math.log(chance) - rho * g - s * h;
      terms[to + 1] = r * (slope * table[from + 1]! - g);
      terms[to + 2] = rho * u + byZeta * zetaA;
      terms[to + 3] = s * (slope * table[from + 2]! - h);
      terms[to + 4] = s * v + byZeta * zetaB;
    }
  }
}

/** Returns the sum of the terms' second derivatives by the same coordinates, each times its share: 4 × 4. */
export function bendOf(
  {r, alpha, s, beta}: ParetoNbdParameters,
  {x, byAge, starts, isEnd}: Cells,
  ages: Float64Array,
  table: Float64Array,
  shares: Float64Array,
): Float64Array {
  let [rr, ra, rs, rb, aa, as, ab, ss, sb, bb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let place = 0; place < ages.length; place++) {
    const age = ages[place]!;
    const g = Math.log1p(age / alpha);
    const h = Math.log1p(age / beta);
    const inverse = 1 / (alpha + age);
    const u = age * inverse;
    const v = age / (beta + age);
    const p = alpha * inverse;
    const grown = (beta + age) * inverse;
    const zetaA = -grown * p;
    const zetaB = beta * inverse;
    const zetaAA = grown * p * (p - u);
    const zetaAB = -zetaB * p;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      const cell = byAge[at]!;
      const share = shares[cell]!;
      const from = cell * leavingSize;
      const rho = r + x[cell]!;
      const j = table[from]!;
      const slope = isEnd[cell] ? 1 / (j - 1) : 1 / j;
      const fr = slope * table[from + 1]!;
      const fs = slope * table[from + 2]!;
      const fz = slope * table[from + 3]!;
      const frr = slope * table[from + 4]! - fr * fr;
      const frs = slope * table[from + 5]! - fr * fs;
      const fss = slope * table[from + 6]! - fs * fs;
      const frz = slope * table[from + 7]! - fr * fz;
      const fsz = slope * table[from + 8]! - fs * fz;
      const fzz = slope * table[from + 9]! - fz * fz;
      rr += share * r * (fr + r * frr - g);
      ra += share * r * (u + frz * zetaA);
      rs += share * r * s * frs;
      rb += share * r * frz * zetaB;
      aa += share * (fzz * zetaA * zetaA + fz * zetaAA - rho * u * (1 - u));
      as += share * s * fsz * zetaA;
      ab += share * (fzz * zetaA * zetaB + fz * zetaAB);
      ss += share * s * (fs + s * fss - h);
      sb += share * s * (v + fsz * zetaB);
      bb += share * (fzz * zetaB * zetaB + fz * zetaB - s * v * (1 - v));
    }
  }
  return Float64Array.of(rr, ra, rs, rb, ra, aa, as, ab, rs, as, ss, sb, rb, ab, sb, bb);
}

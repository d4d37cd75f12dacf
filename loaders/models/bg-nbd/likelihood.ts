import type {BgNbdRows} from "./rows.js";
import {nbdTerms} from "../nbd/likelihood.js";
import type {Objective} from "../numeric/optimise.js";

/** A product stays finite with one more factor (1 + exp u, u up to 40), so that one logarithm serves many. */
const fullProduct = 1e280;

/** Farther than this from zero the parameters are no numbers to reckon with. */
const widest = 40;

/** What is the same for all rows of one count. */
interface Level {
  /** r + x. */
  readonly power: number;
  /** ln(a / (b + s − 1)): u of one whose last purchase was at T. */
  readonly level: number;
  /** ln(1 + age / α) and 1 / (α + age), at the place of each age. */
  readonly grown: Float64Array;
  readonly inverses: Float64Array;
}

/**
 * Adds ln(1 + exp u) of the rows of one count to the value, and sums over them the probability p of having left and
 * its variance v = p (1 − p), alone and times l = du/dr, d = (du/dα) / (r + x), and e = (d²u/dα²) / (r + x).
 */
function sumRows(
  {txAt, TAt, weight}: BgNbdRows,
  {from, to, start}: {readonly from: number; readonly to: number; readonly start: number},
  {power, level, grown, inverses}: Level,
) {
  let value = start;
  let [p, pl, pd, pe, v, vl, vd, vll, vld, vdd] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let product = 1;
  for (let row = from; row < to; row++) {
    const last = txAt[row]!;
    const now = TAt[row]!;
    const weighs = weight[row]!;
    const before = inverses[last]!;
    const after = inverses[now]!;
    const l = grown[now]! - grown[last]!;
    const d = after - before;
    const u = level + power * l;
    let left = 1;
    let variance = 0;
    if (u > 40) value += weighs * u;
    else {
      const odds = Math.exp(u);
      const total = 1 + odds;
      const stays = 1 / total;
      left = odds * stays;
      variance = weighs * left * stays;
      if (weighs === 1) {
        product *= total;
        if (product > fullProduct) {
          value += Math.log(product);
          product = 1;
        }
      } else value += weighs * Math.log1p(odds);
    }
    left *= weighs;
    p += left;
    pl += left * l;
    pd += left * d;
    pe -= left * d * (after + before);
    v += variance;
    vl += variance * l;
    vd += variance * d;
    vll += variance * l * l;
    vld += variance * l * d;
    vdd += variance * d * d;
  }
  value += Math.log(product);
  return {value, p, pl, pd, pe, v, vl, vd, vll, vld, vdd};
}

/**
 * Returns the log-likelihood of BG/NBD or MBG/NBD in (ln r, ln α, ln a, ln b) with gradient and Hessian.
 * Per customer with s chances to leave survived (s = x, or x + 1 in MBG/NBD) it is that of the NBD plus
 * ln B(a, b + s) − ln B(a, b) + ln(1 + exp u), where exp u = a / (b + s − 1) · ((α + T) / (α + tx))^(r + x)
 * is the odds of having left; u is absent where x = 0 in BG/NBD.
 * Fader, Hardie and Lee (2005), "Counting your customers the easy way", equation 6; Batislam, Denizel
 * and Filiztekin (2007), "Empirical validation and comparison of models for customer base analysis".
 */
export function bgNbdObjective(rows: BgNbdRows): Objective {
  const {sums, extraChance, counts, starts} = rows;
  const {above, ages, customers} = sums;
  const grown = new Float64Array(ages.length);
  const inverses = new Float64Array(ages.length);
  return (at, gradient, hessian) => {
    if (at.some((coordinate) => !(Math.abs(coordinate) <= widest))) return NaN;
    const r = Math.exp(at[0]!);
    const alpha = Math.exp(at[1]!);
    const a = Math.exp(at[2]!);
    const b = Math.exp(at[3]!);
    for (let age = 0; age < ages.length; age++) {
      grown[age] = Math.log1p(ages[age]! / alpha);
      inverses[age] = 1 / (alpha + ages[age]!);
    }
    const nbd = nbdTerms(sums, r, alpha);
    let value = nbd.value;
    let [gr, ga, gA, gB] = [nbd.r, nbd.alpha, 0, 0];
    let [rr, ra, aa] = [nbd.rr, nbd.rAlpha, nbd.alphaAlpha];
    let [rA, rB, aA, aB, AA, AB, BB] = [0, 0, 0, 0, 0, 0, 0];

    for (let j = 0; j < above.length + extraChance; j++) {
      const survivors = extraChance === 0 ? above[j]! : j === 0 ? customers : above[j - 1]!;
      const one = 1 / (b + j);
      const both = 1 / (a + b + j);
      value -= survivors * Math.log1p(a * one);
      gA -= survivors * both;
      gB += survivors * a * one * both;
      AA += survivors * both * both;
      AB += survivors * both * both;
      BB -= survivors * a * one * both * (one + both);
    }

    for (let group = 0; group < counts.length; group++) {
      const count = counts[group]!;
      const power = r + count;
      const chance = 1 / (b + count + extraChance - 1);
      const level = {power, level: at[2]! + Math.log(chance), grown, inverses};
      const stretch = {from: starts[group]!, to: starts[group + 1]!, start: value};
      const added = sumRows(rows, stretch, level);
      const {p, pl, pd, pe, v, vl, vd, vll, vld, vdd} = added;
      value = added.value;
      gr += pl;
      ga += power * pd;
      gA += p / a;
      gB -= p * chance;
      rr += vll;
      ra += pd + power * vld;
      aa += power * (pe + power * vdd);
      rA += vl / a;
      rB -= vl * chance;
      aA += (power * vd) / a;
      aB -= power * vd * chance;
      AA += (v - p) / (a * a);
      AB -= (v * chance) / a;
      BB += (p + v) * chance * chance;
    }

    gradient.set([r * gr, alpha * ga, a * gA, b * gB]);
    if (hessian) {
      const scale = [r, alpha, a, b];
      hessian.set([rr, ra, rA, rB, ra, aa, aA, aB, rA, aA, AA, AB, rB, aB, AB, BB]);
      for (let k = 0; k < 16; k++) hessian[k]! *= scale[k >> 2]! * scale[k & 3]!;
      for (let k = 0; k < 4; k++) hessian[5 * k]! += gradient[k]!;
    }
    return value;
  };
}

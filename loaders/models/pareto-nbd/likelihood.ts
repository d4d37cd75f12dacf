import {sumCounts} from "../fitting/count-sums.js";
import type {Histories} from "../histories.js";
import type {Objective} from "../numeric/optimise.js";
import {type Cells, findCells} from "./cells.js";
import {leavingSize} from "./leaving.js";
import {fillLeavingOfAll} from "./grid.js";
import {bendOf, fillTerms, termSize} from "./terms.js";

/** Farther than this from zero the parameters are no numbers to reckon with. */
const widest = 40;

/** Adds the rows to the value and their shares to the cells, and returns what the spread within rows bends. */
function sumRows(
  {last, end}: Cells,
  weight: Float64Array,
  {terms, shares, start}: Readonly<Record<"terms" | "shares", Float64Array>> & {start: number},
) {
  let value = start;
  let [rr, ra, rs, rb, aa, as, ab, ss, sb, bb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0; row < last.length; row++) {
    const one = last[row]!;
    const two = end[row]!;
    const weighs = weight[row]!;
    const left = one * termSize;
    const stayed = two * termSize;
    const high = terms[left]!;
    const low = terms[stayed]!;
    const ratio = Math.exp(-Math.abs(high - low));
    const larger = weighs / (1 + ratio);
    const share = high > low ? larger : larger * ratio;
    value += weighs * ((high > low ? high : low) + Math.log1p(ratio));
    shares[one]! += share;
    shares[two]! += weighs - share;
    const v = (larger * ratio) / (1 + ratio);
    const dr = terms[left + 1]! - terms[stayed + 1]!;
    const da = terms[left + 2]! - terms[stayed + 2]!;
    const ds = terms[left + 3]! - terms[stayed + 3]!;
    const db = terms[left + 4]! - terms[stayed + 4]!;
    rr += v * dr * dr;
    ra += v * dr * da;
    rs += v * dr * ds;
    rb += v * dr * db;
    aa += v * da * da;
    as += v * da * ds;
    ab += v * da * db;
    ss += v * ds * ds;
    sb += v * ds * db;
    bb += v * db * db;
  }
  return {value, rr, ra, rs, rb, aa, as, ab, ss, sb, bb};
}

/** Adds the slopes of the terms, each times its share, to the gradient. */
function addSlopes(terms: Float64Array, shares: Float64Array, gradient: Float64Array): void {
  for (let cell = 0; cell < shares.length; cell++) {
    const share = shares[cell]!;
    for (let k = 0; k < 4; k++) gradient[k]! += share * terms[cell * termSize + 1 + k]!;
  }
}

/**
 * Returns the log-likelihood of Pareto/NBD in (ln r, ln α, ln s, ln β) with gradient and Hessian. Per customer,
 * with A(t) = (1 + t/α)^-(r+x) (1 + t/β)^-s and j(t) the probability that a customer alive at t leaves
 * before the next purchase,
 *
 *     L = Γ(r+x) / Γ(r) α^-x (A(tx) j(tx) + A(T) (1 - j(T))):
 *
 * either they left before the purchase that would have followed the last, or they did not, but not before T.
 * That is the likelihood of Fader and Hardie (2005), "A note on deriving the Pareto/NBD model", its integral
 * from tx to T written as the difference of two to infinity, and the second joined to A(T): nothing cancels, and
 * each term depends on one age. Rows cost two look-ups; the rest is done per distinct (x, age).
 */
export function paretoNbdObjective(histories: Histories): Objective {
  const {weight, ages} = histories;
  const cells = findCells(histories);
  const {above} = sumCounts(histories);
  const table = new Float64Array(cells.x.length * leavingSize);
  const terms = new Float64Array(cells.x.length * termSize);
  const shares = new Float64Array(cells.x.length);
  return (at, gradient, hessian) => {
    if (at.some((coordinate) => !(Math.abs(coordinate) <= widest))) return NaN;
    const [r, alpha, s, beta] = Array.from(at, Math.exp) as [number, number, number, number];
    const parameters = {r, alpha, s, beta};
    fillLeavingOfAll(parameters, cells, ages, table);
    fillTerms(parameters, cells, ages, table, terms);
    shares.fill(0);

    let [value, byR, byRR] = [0, 0, 0];
    for (let j = 0; j < above.length; j++) {
      const inverse = 1 / (r + j);
      value += above[j]! * (Math.log(r + j) - at[1]!);
      byR += above[j]! * inverse;
      byRR -= above[j]! * inverse * inverse;
    }
    const summed = sumRows(cells, weight, {terms, shares, start: value});
    gradient.set([r * byR, -above.reduce((sum, count) => sum + count, 0), 0, 0]);
    addSlopes(terms, shares, gradient);
    if (hessian) {
      const bend = bendOf(parameters, cells, ages, table, shares);
      const {ra, rs, rb, aa, as, ab, ss, sb, bb} = summed;
      const rr = summed.rr + r * (byR + r * byRR);
      hessian.set([rr, ra, rs, rb, ra, aa, as, ab, rs, as, ss, sb, rb, ab, sb, bb]);
      for (let k = 0; k < 16; k++) hessian[k]! += bend[k]!;
    }
    return summed.value;
  };
}

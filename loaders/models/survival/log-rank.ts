import {chiSquareTail} from "../numeric/chi-square.js";
import {distinct, lifeTable, type Lifetimes} from "./life-table.js";

export interface LogRank {
  readonly chiSquare: number;
  /** Groups that can be compared, less one; 0 where nothing can be. */
  readonly degrees: number;
  /** The probability of so great a statistic where the groups do not differ. */
  readonly pValue: number;
  readonly observed: Float64Array;
  /** Events that each group would have had with the hazard of all. */
  readonly expected: Float64Array;
}

/**
 * Returns v' M⁻ v and the rank of M, a symmetric matrix without negative eigenvalues (row by row); what
 * depends on coordinates before it is passed over. Both arguments are used up.
 */
function quadraticForm(
  matrix: Float64Array,
  vector: Float64Array,
): {readonly value: number; readonly rank: number} {
  const size = vector.length;
  const scale = Float64Array.from(vector, (_, at) => matrix[at * size + at]!);
  let [value, rank] = [0, 0];
  for (let pivot = 0; pivot < size; pivot++) {
    const diagonal = matrix[pivot * size + pivot]!;
    if (!(diagonal > 1e-10 * scale[pivot]!)) continue;
    rank += 1;
    value += (vector[pivot]! * vector[pivot]!) / diagonal;
    for (let row = pivot + 1; row < size; row++) {
      const factor = matrix[row * size + pivot]! / diagonal;
      vector[row]! -= factor * vector[pivot]!;
      for (let column = pivot + 1; column < size; column++) {
        matrix[row * size + column]! -= factor * matrix[pivot * size + column]!;
      }
    }
  }
  return {value, rank};
}

/**
 * Returns the log-rank test of whether groups share one survival curve, with the hypergeometric variance
 * at ties. Groups that never stand at risk beside another add nothing and take no degree of
 * freedom; where nothing can be compared the p value is 1. Mantel (1966), "Evaluation of survival data and
 * two new rank order statistics"; Peto and Peto (1972).
 */
export function logRank(groups: readonly Lifetimes[]): LogRank {
  const times = distinct(groups.flatMap(({durations}) => Array.from(distinct(durations))));
  const tables = groups.map((group) => lifeTable(group, times));
  const size = groups.length;
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  const shares = new Float64Array(size);
  for (let at = 0; at < times.length; at++) {
    let [atRisk, events] = [0, 0];
    for (const table of tables) {
      atRisk += table.atRisk[at]!;
      events += table.events[at]!;
    }
    if (events === 0) continue;
    // At most one for whole counts; held there for weights that are not.
    const tied = atRisk > 1 ? Math.min(1, Math.max(0, atRisk - events) / (atRisk - 1)) : 0;
    const spread = events * tied;
    for (let group = 0; group < size; group++) {
      shares[group] = tables[group]!.atRisk[at]! / atRisk;
      observed[group]! += tables[group]!.events[at]!;
      expected[group]! += events * shares[group]!;
    }
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        covariance[row * size + column]! +=
          spread * shares[row]! * ((row === column ? 1 : 0) - shares[column]!);
      }
    }
  }
  const excess = observed.map((count, group) => count - expected[group]!);
  const {value: chiSquare, rank: degrees} = quadraticForm(covariance, excess);
  const pValue = degrees > 0 ? chiSquareTail(chiSquare, degrees) : 1;
  return {chiSquare, degrees, pValue, observed, expected};
}

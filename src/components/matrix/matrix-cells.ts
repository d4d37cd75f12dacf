import type {Marts} from "../marts/marts.js";
import {cellIndex} from "./matrix-people.js";
import type {People} from "./matrix-people.js";

/** A cell of the recency × frequency grid with what models say of its customers; null without a model. */
export interface GridRow extends Readonly<Marts["rfm_matrix"][number]> {
  readonly clv_amount: number | null;
  /** The mean over its customers. */
  readonly alive_probability: number | null;
}

/** Returns the cells of the mart, each with the CLV and probability of its customers. */
export function gridRows(cells: Marts["rfm_matrix"], people: People): GridRow[] {
  const [clv, alive, known, count] = [0, 1, 2, 3].map(() => new Float64Array(26));
  people.cells.forEach((cell, i) => {
    count![cell]! += 1;
    clv![cell]! += people.clvAmount[i]!;
    const probability = people.aliveProbability[i]!;
    if (Number.isNaN(probability)) return;
    alive![cell]! += probability;
    known![cell]! += 1;
  });
  // Of a sample the mean holds for the whole cell.
  const scaled = (at: number, customers: number) => {
    if (people.weight === 1) return clv![at]!;
    return count![at] === 0 ? null : (clv![at]! / count![at]!) * customers;
  };
  return cells.map((cell) => {
    const at = cellIndex(cell.recency_score, cell.frequency_score);
    return {
      ...cell,
      clv_amount:
        cell.customers === 0 || Number.isNaN(clv![at]) ? null : scaled(at, cell.customers),
      alive_probability: known![at]! > 0 ? alive![at]! / known![at]! : null,
    };
  });
}

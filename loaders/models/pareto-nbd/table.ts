import type {Cells} from "./cells.js";
import {fillLeaving, leavingSize, stepDown, stepUp} from "./leaving.js";

/** The parameters of Pareto/NBD in the papers' letters: purchases (r, alpha), dropout (s, beta). */
export type ParetoNbdParameters = Readonly<Record<"r" | "alpha" | "s" | "beta", number>>;

/** Counts farther apart than this are not walked between: a quadrature takes less. */
const farthest = 100;

/**
 * Fills the leaving probability of each cell, and its derivatives, `leavingSize` numbers each: j with
 * rho = r + x, s and zeta = (beta - alpha) / (alpha + age). For each age once by quadrature, at the count from
 * where the recurrences in x are stable both ways.
 */
export function fillTable(
  {r, alpha, s, beta}: ParetoNbdParameters,
  {x, byAge, starts}: Pick<Cells, "x" | "byAge" | "starts">,
  ages: Float64Array,
  table: Float64Array,
): void {
  const at = new Float64Array(leavingSize);
  for (let age = 0; age < ages.length; age++) {
    const from = starts[age]!;
    const to = starts[age + 1]!;
    if (from === to) continue;
    const zeta = (beta - alpha) / (alpha + ages[age]!);
    const least = x[byAge[from]!]!;
    const most = x[byAge[to - 1]!]!;
    const turn = zeta > 1 ? Math.round(s / (zeta - 1) - r) : most;
    const start = Math.min(Math.max(turn, least), most);

    fillLeaving(r + start, s, zeta, at);
    let up = from;
    while (x[byAge[up]!]! < start) up++;
    let down = up - 1;
    for (let count = start; up < to; up++) {
      const cell = byAge[up]!;
      if (x[cell]! > count + farthest) fillLeaving(r + (count = x[cell]!), s, zeta, at);
      for (; count < x[cell]!; count++) stepUp(r + count, s, zeta, at);
      table.set(at, cell * leavingSize);
    }
    if (down < from) continue;
    fillLeaving(r + start, s, zeta, at);
    for (let count = start; down >= from; down--) {
      const cell = byAge[down]!;
      if (x[cell]! < count - farthest) fillLeaving(r + (count = x[cell]!), s, zeta, at);
      for (; count > x[cell]!; count--) stepDown(r + count - 1, s, zeta, at);
      table.set(at, cell * leavingSize);
    }
  }
}

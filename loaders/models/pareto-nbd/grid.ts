import type {Cells} from "./cells.js";
import {leavingSize} from "./leaving.js";
import {fillTable, type ParetoNbdParameters} from "./table.js";

/** Step of the grid in the logarithm of the age, and points to a polynomial: relative error near 1e-13. */
const [step, points] = [0.04, 8];

/** More ages than this are interpolated: a quadrature for each would take longer. */
const mostAges = 500;

/** 1 / product of (i - j) over j other than i: what Lagrange's polynomials divide by. */
const divisors = Float64Array.from({length: points}, (_, i) => {
  let product = 1;
  for (let j = 0; j < points; j++) if (j !== i) product *= i - j;
  return 1 / product;
});

function fillWeights(at: number, weights: Float64Array): void {
  for (let i = 0; i < points; i++) {
    let product = divisors[i]!;
    for (let j = 0; j < points; j++) if (j !== i) product *= at - j;
    weights[i] = product;
  }
}

function fillFromGrid(
  parameters: ParetoNbdParameters,
  {x, byAge, starts}: Cells,
  ages: Float64Array,
  table: Float64Array,
): void {
  const least = Math.min(parameters.alpha, parameters.beta);
  const place = (age: number): number => Math.log(age + least) / step;
  const first = Math.floor(place(ages[0]!)) - points / 2 + 1;
  const size = Math.floor(place(ages[ages.length - 1]!)) + points / 2 + 1 - first;
  const counts = x.filter((count, cell) => cell === 0 || count !== x[cell - 1]!);
  const stride = counts.length;
  const grid = new Float64Array(size * stride * leavingSize);
  fillTable(
    parameters,
    {
      x: Int32Array.from({length: size * stride}, (_, cell) => counts[cell % stride]!),
      byAge: Int32Array.from({length: size * stride}, (_, cell) => cell),
      starts: Int32Array.from({length: size + 1}, (_, at) => at * stride),
    },
    Float64Array.from({length: size}, (_, at) => Math.exp((first + at) * step) - least),
    grid,
  );
  const weights = new Float64Array(points);
  const toNext = stride * leavingSize;
  for (let age = 0; age < ages.length; age++) {
    const at = place(ages[age]!) - first;
    const base = Math.floor(at) - points / 2 + 1;
    fillWeights(at - base, weights);
    let column = 0;
    for (let k = starts[age]!; k < starts[age + 1]!; k++) {
      const cell = byAge[k]!;
      while (counts[column]! < x[cell]!) column++;
      const from = base * toNext + column * leavingSize;
      for (let part = 0; part < leavingSize; part++) {
        let sum = 0;
        for (let i = 0; i < points; i++) sum += weights[i]! * grid[from + i * toNext + part]!;
        table[cell * leavingSize + part] = sum;
      }
    }
  }
}

/** Fills the table as `fillTable` does; where ages are many, as in continuous time, by interpolation among few. */
export function fillLeavingOfAll(
  parameters: ParetoNbdParameters,
  cells: Cells,
  ages: Float64Array,
  table: Float64Array,
): void {
  const fill = ages.length > mostAges ? fillFromGrid : fillTable;
  fill(parameters, cells, ages, table);
}

import type {Histories} from "../histories.js";
import {findCells} from "./cells.js";
import {checkHorizon, checkParameters} from "./customer.js";
import {leavingSize} from "./leaving.js";
import {discountedPresence, presence} from "./presence.js";
import {fillLeavingOfAll} from "./grid.js";
import type {ParetoNbdParameters} from "./table.js";
import {fillTerms, termSize} from "./terms.js";
import type {Discounting, Predictions} from "../purchase-model.js";

function aliveOfAll(parameters: ParetoNbdParameters, histories: Histories): Float64Array {
  checkParameters(parameters);
  const {ages} = histories;
  const cells = findCells(histories);
  const table = new Float64Array(cells.x.length * leavingSize);
  const terms = new Float64Array(cells.x.length * termSize);
  fillLeavingOfAll(parameters, cells, ages, table);
  fillTerms(parameters, cells, ages, table, terms);
  return Float64Array.from(cells.last, (last, row) => {
    const end = cells.end[row]!;
    const odds = Math.exp(terms[last * termSize]! - terms[end * termSize]!);
    return Math.min(1, 1 / ((1 - table[end * leavingSize]!) * (1 + odds)));
  });
}

/** Purchases of each row where one alive at age T stays for timeAt(T): P(alive) (r+x) / (alpha+T) timeAt(T). */
function purchasesOfAll(
  {r, alpha}: ParetoNbdParameters,
  {x, TAt, ages}: Histories,
  alive: Float64Array,
  timeAt: (age: number) => number,
): Float64Array {
  const isEnd = new Uint8Array(ages.length);
  for (let row = 0; row < TAt.length; row++) isEnd[TAt[row]!] = 1;
  const times = ages.map((age, at) => (isEnd[at] ? timeAt(age) / (alpha + age) : 0));
  const purchases = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    purchases[row] = alive[row]! * (r + x[row]!) * times[TAt[row]!]!;
  }
  return purchases;
}

/** Returns `aliveProbability` and `expectedPurchases` of every row, with what depends on ages tabulated. */
export function predict(
  parameters: ParetoNbdParameters,
  histories: Histories,
  horizons: readonly number[],
): Predictions {
  horizons.forEach(checkHorizon);
  const alive = aliveOfAll(parameters, histories);
  const {s, beta} = parameters;
  const expected = horizons.map((horizon) =>
    purchasesOfAll(parameters, histories, alive, (age) => presence(s, beta + age, horizon)),
  );
  return {alive, expected};
}

/**
 * Returns for every row the purchases expected within the horizon, each discounted by exp(-rate t). Fader, Hardie
 * and Lee (2005), "RFM and CLV: using iso-value curves", have the same over an endless horizon (DERT).
 */
export function discountedPurchases(
  parameters: ParetoNbdParameters,
  histories: Histories,
  {horizon, rate}: Discounting,
): Float64Array {
  checkHorizon(horizon);
  if (!(rate >= 0 && rate < Infinity)) {
    throw new RangeError(`the rate is ${rate}: a number from 0 was expected`);
  }
  const alive = aliveOfAll(parameters, histories);
  const {s, beta} = parameters;
  return purchasesOfAll(parameters, histories, alive, (age) =>
    discountedPresence(s, beta + age, horizon, rate),
  );
}

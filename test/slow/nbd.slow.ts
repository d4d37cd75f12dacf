import {expect, it} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {forecastTotals} from "../../loaders/models/forecast/forecast-totals.js";
import {eachHistory} from "../../loaders/models/histories.js";
import {nbd} from "../../loaders/models/nbd/nbd.js";
import {seeded} from "../models/simulate.js";
import {simulateNbd} from "../models/simulate-nbd.js";

const letters = ["r", "alpha"] as const;

/** Two-sided, 90 % of a normal distribution. */
const ninety = 1.6448536269514722;

const simulations = 300;

it.each([
  {r: 0.5, alpha: 20, span: 730},
  {r: 1.4, alpha: 60, span: 500},
])("covers parameters and future purchases of %j as often as it says", (world) => {
  const inside = {r: 0, alpha: 0, total: 0};
  let [within, untrusted, ratio, dropoutSeen] = [0, 0, 0, 0];
  for (let seed = 1; seed <= simulations; seed++) {
    const buyers = simulateNbd({...world, customers: 3000, horizon: 90}, seeded(1000 * seed));
    const histories = eachHistory(buyers.x, buyers.tx, buyers.T);
    const fit = nbd.fit(histories);
    if (!fit.verdict.isTrusted) untrusted++;
    letters.forEach((letter, k) => {
      const off = Math.log(fit.parameters[letter] / world[letter]);
      const errors = Math.abs(off) / Math.sqrt(fit.logCovariance![3 * k]!);
      if (errors <= ninety) inside[letter]++;
      if (errors <= 3) within++;
    });
    const {total} = forecastTotals(nbd, fit, {histories}, {ends: [90]});
    const came = buyers.later.reduce((sum, count) => sum + count, 0);
    const {low, high, expected} = total[0]!.orders;
    if (low <= came && came <= high) inside.total++;
    ratio += expected / came / simulations;
    if (seed <= 50 && bgNbd.fit(histories).verdict.isTrusted) dropoutSeen++;
  }
  for (const count of Object.values(inside)) {
    expect(count / simulations).toBeGreaterThanOrEqual(0.86);
    expect(count / simulations).toBeLessThanOrEqual(0.94);
  }
  expect(within / (2 * simulations)).toBeGreaterThan(0.985);
  expect(untrusted).toBe(0);
  expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  // Dropout is taken for visible where there is none in one of 1,000 samples.
  expect(dropoutSeen).toBeLessThanOrEqual(1);
});

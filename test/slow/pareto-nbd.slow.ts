import {beforeAll, describe, expect, it} from "vitest";
import {collapse} from "../../loaders/models/histories.js";
import {paretoNbd} from "../../loaders/models/pareto-nbd/pareto-nbd.js";
import {simulateParetoNbd} from "../models/simulate-pareto.js";
import {seeded} from "../models/simulate.js";

const truth = {r: 0.5, alpha: 20, s: 0.6, beta: 200};
const letters = ["r", "alpha", "s", "beta"] as const;
const world = {...truth, customers: 2000, span: 1095, horizon: 365};
const studies = 300;

/** The 95 % quantile of the normal distribution: intervals that claim 90 %. */
const wide = 1.6449;

describe(`Pareto/NBD fitted to ${studies} simulated samples of 2,000 customers`, () => {
  const scores: Record<(typeof letters)[number], number[]> = {r: [], alpha: [], s: [], beta: []};
  const ratios: number[] = [];
  let trusted = 0;

  beforeAll(() => {
    for (let seed = 1; seed <= studies; seed++) {
      const {x, tx, T, later} = simulateParetoNbd(world, seeded(seed));
      const histories = collapse(x, tx, T);
      const fit = paretoNbd.fit(histories);
      if (fit.verdict.isTrusted) trusted++;
      letters.forEach((letter, k) => {
        const error = Math.sqrt(fit.logCovariance![5 * k]!);
        scores[letter].push(Math.log(fit.parameters[letter] / truth[letter]) / error);
      });
      const {expected} = paretoNbd.predict(fit.parameters, histories, [365]);
      const total = expected[0]!.reduce((sum, mean, row) => sum + mean * histories.weight[row]!, 0);
      ratios.push(total / later.reduce((sum, count) => sum + count, 0));
    }
  });

  it("are trusted", () => {
    expect(trusted).toBe(studies);
  });

  it.each(letters)("has intervals of 90 %% that cover %s as often", (letter) => {
    const share = scores[letter].filter((score) => Math.abs(score) < wide).length / studies;
    expect(share).toBeGreaterThanOrEqual(0.86);
    expect(share).toBeLessThanOrEqual(0.94);
  });

  it.each(letters)("finds %s without bias worth naming, hardly ever three errors off", (letter) => {
    const mean = scores[letter].reduce((sum, score) => sum + score, 0) / studies;
    expect(Math.abs(mean)).toBeLessThan(0.25);
    expect(scores[letter].filter((score) => Math.abs(score) > 3).length).toBeLessThanOrEqual(4);
  });

  it("foretells next year's purchases, on average over samples, within 1 %", () => {
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / studies;
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
  });
});

import {describe, expect, it} from "vitest";
import {expectedSpend, meanSpend} from "../../loaders/models/gamma-gamma/expected-spend.js";
import {fitGammaGamma, type GammaGammaFit} from "../../loaders/models/gamma-gamma/gamma-gamma.js";
import {normalQuantile} from "../../loaders/models/numeric/normal-quantile.js";
import {Random} from "../../loaders/tools/sample/random.js";
import {drawSpenders, type Truth} from "../models/spenders.js";

const z = normalQuantile(0.95);
const simulations = 1_000;

/** Whether the truth lies within the 90 % interval of the log of each parameter, and of the mean spend. */
function coverage(fit: GammaGammaFit, truth: Truth): boolean[] {
  const {parameters, logCovariance} = fit;
  const parts = [parameters.p / truth.p, parameters.q / truth.q, parameters.gamma / truth.gamma];
  const inside = parts.map(
    (ratio, k) => Math.abs(Math.log(ratio)) <= z * Math.sqrt(logCovariance![4 * k]!),
  );
  // ln (p γ / (q − 1)) has slopes 1, −q / (q − 1) and 1 by the logs of p, q and γ.
  const slopes = [1, -parameters.q / (parameters.q - 1), 1];
  let variance = 0;
  slopes.forEach((one, k) =>
    slopes.forEach((other, j) => (variance += one * other * logCovariance![3 * k + j]!)),
  );
  const miss = Math.log(meanSpend(parameters) / meanSpend(truth));
  return [...inside, Math.abs(miss) <= z * Math.sqrt(variance)];
}

describe.each([
  {p: 6.25, q: 3.74, gamma: 15.44, customers: 1_000},
  {p: 1.2, q: 2.6, gamma: 40, customers: 2_000},
  // Amounts so even within customers that 2,000 of them leave p vague: the interval of p then covers 94 %, and
  // one fit in 2,000 says not_identified. With 8,000 it covers what it says.
  {p: 20, q: 6, gamma: 8, customers: 8_000},
])("Gamma-Gamma, p $p, q $q, gamma $gamma, $customers customers", ({customers, ...truth}) => {
  const covered = [0, 0, 0, 0];
  let [trusted, far, own, drawn] = [0, 0, 0, 0];
  for (let seed = 1; seed <= simulations; seed++) {
    const spenders = drawSpenders(new Random(seed, "coverage"), customers, truth);
    const fit = fitGammaGamma(spenders);
    if (fit.verdict.isTrusted) trusted += 1;
    coverage(fit, truth).forEach((isIn, k) => (covered[k]! += isIn ? 1 : 0));
    fit.names.forEach((name, k) => {
      const miss = Math.log(fit.parameters[name] / truth[name]);
      if (Math.abs(miss) > 3 * Math.sqrt(fit.logCovariance![4 * k]!)) far += 1;
    });
    for (let row = 0; row < customers; row++) {
      own += expectedSpend(fit.parameters, spenders.counts[row]!, spenders.means[row]!);
      drawn += spenders.expected[row]!;
    }
  }

  it("is trusted every time and within three standard errors", () => {
    expect(trusted).toBe(simulations);
    // Of normal draws, 27 in 10,000 are beyond.
    expect(far / (3 * simulations)).toBeLessThan(0.006);
  });

  it("has intervals that cover as often as they say", () => {
    covered.forEach((count) => {
      expect(count / simulations).toBeGreaterThan(0.86);
      expect(count / simulations).toBeLessThan(0.94);
    });
  });

  it("expects of the customers what they go on to spend", () => {
    expect(Math.abs(own / drawn - 1)).toBeLessThan(0.005);
  });
});

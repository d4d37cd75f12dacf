import fc from "fast-check";
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {meanSpend} from "../../loaders/models/gamma-gamma/expected-spend.js";
import {fitGammaGamma} from "../../loaders/models/gamma-gamma/gamma-gamma.js";
import {Random} from "../../loaders/tools/sample/random.js";
import {describeShared, sharedPath} from "../shared.js";
import {drawSpenders} from "./spenders.js";

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

/** Repeat purchase days of the CDNOW sample up to 1997-09-30 and their mean money. */
function cdnowSpending(): {counts: number[]; means: number[]} {
  const customers = new Map<string, Map<string, number>>();
  const text = readFileSync(sharedPath("data", "cdnow", "CDNOW_sample.txt"), "utf8");
  for (const line of text.split("\n")) {
    const [, id, date, , amount] = line.trim().split(/\s+/);
    if (!id || !date || date > "19970930") continue;
    const days = customers.get(id) ?? new Map<string, number>();
    customers.set(id, days.set(date, (days.get(date) ?? 0) + Number(amount)));
  }
  const repeats = [...customers.values()]
    .map((days) =>
      [...days.keys()]
        .sort()
        .slice(1)
        .map((date) => days.get(date)!),
    )
    .filter(({length}) => length > 0);
  return {
    counts: repeats.map(({length}) => length),
    means: repeats.map((amounts) => amounts.reduce((sum, one) => sum + one) / amounts.length),
  };
}

describeShared("Gamma-Gamma of the CDNOW sample", () => {
  it("is that of Fader and Hardie (2013)", () => {
    const {counts, means} = cdnowSpending();
    expect(counts.length).toBe(946);
    const {parameters, verdict, standardErrors, logLikelihood} = fitGammaGamma({counts, means});
    expect(Math.abs(parameters.p - 6.25)).toBeLessThan(0.005);
    expect(Math.abs(parameters.q - 3.74)).toBeLessThan(0.005);
    expect(Math.abs(parameters.gamma - 15.44)).toBeLessThan(0.005);
    expect(verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    // scipy 1.17: Nelder and Mead on the likelihood of the note, second differences at its maximum.
    expect(logLikelihood).toBeCloseTo(-4055.91769480187, 8);
    expect(relative(standardErrors!.p, 1.19005)).toBeLessThan(1e-4);
    expect(relative(standardErrors!.q, 0.290132)).toBeLessThan(1e-4);
    expect(relative(standardErrors!.gamma, 4.15941)).toBeLessThan(1e-4);
  });
});

const truth = {p: 6.25, q: 3.74, gamma: 15.44};
const drawn = drawSpenders(new Random(5, "spenders"), 5_000, truth);
const fit = fitGammaGamma(drawn);

describe("drawn customers", () => {
  it("give back what they were drawn from", () => {
    expect(fit.verdict.isTrusted).toBe(true);
    for (const name of fit.names) {
      const miss = (fit.parameters[name] - truth[name]) / fit.standardErrors![name];
      expect(Math.abs(miss)).toBeLessThan(3);
    }
    expect(Math.abs(fit.correlation!)).toBeLessThan(0.05);
  });

  it("change gamma alone with the unit of money", () => {
    const scaled = fitGammaGamma({...drawn, means: drawn.means.map((mean) => mean * 7.3)});
    expect(relative(scaled.parameters.p, fit.parameters.p)).toBeLessThan(1e-7);
    expect(relative(scaled.parameters.q, fit.parameters.q)).toBeLessThan(1e-7);
    expect(relative(scaled.parameters.gamma, 7.3 * fit.parameters.gamma)).toBeLessThan(1e-7);
    expect(scaled.logLikelihood).toBeCloseTo(fit.logLikelihood - 5_000 * Math.log(7.3), 5);
    expect(scaled.correlation).toBeCloseTo(fit.correlation!, 7);
  });

  it("count weights as repetition, whatever the order", () => {
    const weights = Array.from(drawn.counts, (_, row) => 1 + (row % 3));
    const rows = weights.flatMap((weight, row) => new Array<number>(weight).fill(row)).reverse();
    const weighted = fitGammaGamma({...drawn, weights});
    const repeated = fitGammaGamma({
      counts: rows.map((row) => drawn.counts[row]!),
      means: rows.map((row) => drawn.means[row]!),
    });
    for (const name of fit.names) {
      expect(relative(repeated.parameters[name], weighted.parameters[name])).toBeLessThan(1e-7);
      expect(relative(repeated.standardErrors![name], weighted.standardErrors![name])).toBeLessThan(
        1e-6,
      );
    }
    expect(repeated.logLikelihood).toBeCloseTo(weighted.logLikelihood, 5);
  });

  it("end at the same place by way of a part of them", () => {
    const rows = Array.from({length: 50_000}, (_, row) => row % 5_000);
    const many = fitGammaGamma({
      counts: rows.map((row) => drawn.counts[row]!),
      means: rows.map((row) => drawn.means[row]!),
    });
    for (const name of fit.names) {
      expect(relative(many.parameters[name], fit.parameters[name])).toBeLessThan(1e-7);
    }
    expect(many.verdict.isTrusted).toBe(true);
  });
});

describe("what the model cannot say", () => {
  const counts = Array.from({length: 600}, (_, row) => 1 + (row % 6));
  const random = new Random(8, "doubts");

  it("spend that goes with frequency, up or down", () => {
    for (const power of [0.4, -0.3]) {
      const means = drawn.means.map((mean, row) => mean * drawn.counts[row]! ** power);
      const {verdict, correlation} = fitGammaGamma({...drawn, means});
      expect(verdict).toMatchObject({isTrusted: false, doubts: ["spend_depends_on_frequency"]});
      expect(Math.sign(power) * correlation!).toBeGreaterThan(0.3);
      const lenient = fitGammaGamma({...drawn, means}, {limits: {correlation: 0.9}});
      expect(lenient.verdict.isTrusted).toBe(true);
    }
  });

  it("does not take the lower logs of few skewed amounts for dependence", () => {
    const skewed = drawSpenders(random, 5_000, {p: 0.3, q: 8, gamma: 60});
    const plain = (): number => {
      const [x, y] = [skewed.counts, skewed.means].map((each) => Array.from(each, Math.log)) as [
        number[],
        number[],
      ];
      const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
      const [mx, my] = [mean(x), mean(y)];
      const product = (a: number[], ma: number, b: number[], mb: number): number =>
        a.reduce((sum, value, row) => sum + (value - ma) * (b[row]! - mb), 0);
      return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
    };
    expect(plain()).toBeGreaterThan(0.3);
    const {correlation, verdict} = fitGammaGamma(skewed);
    expect(Math.abs(correlation!)).toBeLessThan(0.05);
    expect(verdict.isTrusted).toBe(true);
  });

  it("amounts that are all the same", () => {
    const found = fitGammaGamma({counts, means: counts.map(() => 9.99)});
    expect(found.parameters).toEqual({});
    expect(found.standardErrors).toBeUndefined();
    expect(found.verdict).toEqual({
      isConverged: false,
      isTrusted: false,
      doubts: ["spend_without_variation"],
    });
  });

  it("amounts with no mean over customers", () => {
    const wild = drawSpenders(random, 5_000, {p: 2, q: 0.7, gamma: 10});
    const {verdict, parameters} = fitGammaGamma(wild);
    expect(verdict.doubts).toContain("spend_without_variation");
    expect(parameters.q).toBeLessThan(1);
    expect(() => meanSpend(parameters)).toThrow("more than 1 was expected");
  });

  it("amounts that hardly vary: no heterogeneity to learn from", () => {
    const means = counts.map((_, row) => 10 * (1 + 0.03 * Math.sin(row)));
    const {verdict} = fitGammaGamma({counts, means});
    expect(verdict.isTrusted).toBe(false);
    expect(verdict.doubts).toContain("at_bound");
  });

  it("few customers, few with two amounts, none", () => {
    expect(fitGammaGamma({counts: [], means: []}).verdict.doubts).toEqual([
      "few_buyers",
      "few_repeat_buyers",
      "spend_without_variation",
    ]);
    const ones = drawn.means.map(() => 1);
    expect(fitGammaGamma({counts: ones, means: drawn.means}).verdict.doubts).toContain(
      "few_repeat_buyers",
    );
  });

  it("stays sound beside a single huge amount", () => {
    const means = drawn.means.slice();
    means[17] = 1e9;
    const {parameters, standardErrors} = fitGammaGamma({...drawn, means});
    for (const name of fit.names) {
      expect(Number.isFinite(parameters[name])).toBe(true);
      expect(Number.isFinite(standardErrors![name])).toBe(true);
    }
  });
});

it("gives finite numbers or none, whatever was paid", () => {
  const mean = fc.oneof(
    fc.constantFrom(0.01, 1, 100),
    fc.double({min: 1e-100, max: 1e100, noNaN: true}),
    fc.double({min: -5, max: 8, noNaN: true}).map(Math.exp),
  );
  const count = fc.oneof(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 2 ** 31 - 1}));
  fc.assert(
    fc.property(fc.array(fc.tuple(count, mean), {maxLength: 40}), (rows) => {
      const found = fitGammaGamma({
        counts: rows.map(([each]) => each),
        means: rows.map(([, each]) => each),
      });
      const numbers = [
        ...Object.values(found.parameters),
        ...Object.values(found.standardErrors ?? {}),
        ...(found.logCovariance ?? []),
        ...(found.correlation === undefined ? [] : [found.correlation]),
        found.logLikelihood,
      ];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(found.verdict.isTrusted).toBe(false);
    }),
    {numRuns: 200},
  );
});

it.each([
  [{counts: [0], means: [1]}, "0 amounts in row 0: a whole number of 1 or more was expected"],
  [{counts: [1.5], means: [1]}, "1.5 amounts in row 0"],
  [{counts: [1], means: [0]}, "mean amount 0 in row 0: money above 0 was expected"],
  [{counts: [1], means: [NaN]}, "mean amount NaN in row 0"],
  [{counts: [1], means: [1], weights: [0]}, "weight 0 in row 0: a number above 0 was expected"],
  [{counts: [1], means: []}, "1 counts with 0 means and 1 weights"],
])("refuses %j", (spending, message) => {
  expect(() => fitGammaGamma(spending)).toThrow(message);
});

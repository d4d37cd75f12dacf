import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {hypergeometric, logHypergeometric} from "../../loaders/models/numeric/hypergeometric.js";

/** The logarithm of a sum, given the logarithms of its terms. */
function logAdd(...logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

// Python, mpmath 1.3.0: mp.dps = 50; nstr(hyp2f1(*map(mpf, (a, b, c, z))), 16)
const values: readonly (readonly [a: number, b: number, c: number, z: number, value: number])[] = [
  [0.243, 2.426, 2.219, 0.999999, 233.3332490734147],
  [2.243, 4.426, 4.426, 0.9, 174.9846688624657],
  [0.3, 0.2, 0.1, 1 - 2 ** -40, 100697.6646113856],
  [2.5, 3.25, 0.5, 0.99, 574869665272.592],
  [1.159, 1.606, 2.159, 1 - 2 ** -20, 8510.74863945067],
  [5001.159, 1.606, 5002.159, 1 - 2 ** -30, 2447673577.51755],
  [1, 2, 3, 1 - 2 ** -45, 60.38324625039857],
  [20.5, 3.5, 4.0000001, 0.995, 4.268925877561086e45],
  [40.25, 12.5, 2.125, 0.9375, 5.77095948363961e69],
  [0.0625, 0.03125, 8, 0.99951171875, 1.00026156184388],
  [300.5, 0.25, 0.5, 0.875, 1.726888200621622e270],
];

// The same with nstr(log(hyp2f1(…)), 16)
const logarithms: typeof values = [
  [5000.243, 5002.426, 5002.219, 0.5, 3466.047778140265],
  [5000.243, 5002.426, 5002.219, 0.999, 34541.88480307529],
];

const positive = fc.double({min: 0.01, max: 200, noNaN: true});
const complement = fc.double({min: 1e-12, max: 1, noNaN: true});
// Mixes shapes of any size with those of the models, whose x adds to two or three of them.
const shapes = fc
  .tuple(positive, positive, positive, fc.constantFrom(0, 0, 1, 30, 1000, 5000))
  .map(([a, b, d, x]) => [a + x, b + x, d + x] as const);

describe("hypergeometric", () => {
  it.each(values)("2F1(%d, %d; %d; %d) is %d", (a, b, c, z, value) => {
    expect(Math.abs(hypergeometric(a, b, c, z) / value - 1)).toBeLessThan(1e-11);
    expect(Math.abs(hypergeometric(b, a, c, z) / value - 1)).toBeLessThan(1e-11);
  });

  it.each(logarithms)("log 2F1(%d, %d; %d; %d) is %d", (a, b, c, z, logarithm) => {
    expect(Math.abs(logHypergeometric(a, b, c, z) - logarithm)).toBeLessThan(5e-11);
  });

  it("knows elementary functions", () => {
    for (const z of [0, 1e-9, 0.3, 0.99, 1 - 1e-12]) {
      expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(z === 0 ? 1 : -Math.log1p(-z) / z, 9);
      expect(logHypergeometric(7.5, 3, 3, z)).toBeCloseTo(-7.5 * Math.log1p(-z), 9);
    }
  });

  it("stands a gap between parameters that is lost to rounding", () => {
    // c - b + 1 is 4e-16 here, c + 2 and b + 1 round to the same. As b - c tends to 1, F(1, b; c; z) to
    // 1/(1 - z) + z / (c (1 - z)^2), from the series.
    const expected = 1 / 0.75 + 0.25 / (0.0625 * 0.75 ** 2);
    expect(hypergeometric(1, 1.0625 - 4e-16, 0.0625, 0.25)).toBeCloseTo(expected, 10);
    const [z, w] = [1 - 2 ** -20, 2 ** -20];
    const near = Math.log(1 / w + z / (0.0625 * w * w));
    expect(logHypergeometric(1, 1.0625 - 4e-16, 0.0625, z)).toBeCloseTo(near, 10);
  });

  it("takes the complement where z has lost it", () => {
    const tiny = 1e-30;
    expect(hypergeometric(1, 1, 2, 1, tiny)).toBeCloseTo(-Math.log(tiny), 10);
  });

  it("sums the series where that converges", () => {
    fc.assert(
      fc.property(shapes, fc.double({min: 0, max: 0.9, noNaN: true}), ([a, b, c], z) => {
        let [term, sum, shift] = [1, 1, 0];
        for (let n = 0; n < 400_000 && term > 1e-18 * sum; n++) {
          term *= ((a + n) / (c + n)) * ((b + n) / (1 + n)) * z;
          sum += term;
          if (sum > 1e200) [term, sum, shift] = [term / 1e200, sum / 1e200, shift + 200];
        }
        const expected = Math.log(sum) + shift * Math.LN10;
        expect(Math.abs(logHypergeometric(a, b, c, z) - expected)).toBeLessThan(1e-10);
      }),
      {numRuns: 200},
    );
  });

  it("satisfies F(a+1, b; c) = F(a, b; c) + (b z / c) F(a+1, b+1; c+1)", () => {
    fc.assert(
      fc.property(shapes, complement, ([a, b, c], w) => {
        const log = (p: number, q: number, s: number) => logHypergeometric(p, q, s, 1 - w, w);
        const right = w === 1 ? 0 : Math.log(b / c) + Math.log1p(-w) + log(a + 1, b + 1, c + 1);
        const expected = w === 1 ? 0 : logAdd(log(a, b, c), right);
        // The parameters plus one are rounded.
        const slack = 1e-10 + 4e-16 * (a + b + c) * Math.abs(Math.log(w));
        expect(Math.abs(log(a + 1, b, c) - expected)).toBeLessThan(slack);
      }),
      {numRuns: 400},
    );
  });

  it("satisfies Euler's transformation", () => {
    fc.assert(
      fc.property(shapes, positive, complement, ([a, b], more, w) => {
        const c = Math.max(a, b) + more;
        const expected = (c - a - b) * Math.log(w) + logHypergeometric(c - a, c - b, c, 1 - w, w);
        const slack = 1e-10 + 4e-16 * (a + b + c) * Math.abs(Math.log(w));
        expect(Math.abs(logHypergeometric(a, b, c, 1 - w, w) - expected)).toBeLessThan(slack);
      }),
      {numRuns: 400},
    );
  });

  it("refuses what lies outside its domain", () => {
    expect(() => hypergeometric(1, 1, 0, 0.5)).toThrow(/2F1\(1, 1; 0; 0.5\).*positive a, b, c/);
    expect(() => hypergeometric(1, 1, 2, 1)).toThrow(RangeError);
    expect(() => hypergeometric(1, 1, 2, -0.1)).toThrow(RangeError);
    expect(() => hypergeometric(NaN, 1, 2, 0.5)).toThrow(RangeError);
    expect(() => hypergeometric(5000, 5000, 5000, 0.999)).toThrow(/logHypergeometric/);
  });
});

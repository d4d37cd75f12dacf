import {beforeAll, expect, it} from "vitest";
import type {Fit} from "../../loaders/models/fit.js";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {mbgNbd} from "../../loaders/models/bg-nbd/mbg-nbd.js";
import {describeShared} from "../shared.js";
import {cdnowHistories} from "./cdnow.js";
import {seeded, simulateBgNbd} from "./simulate.js";

const letters = ["r", "alpha", "a", "b"] as const;
type Letter = (typeof letters)[number];

function expectNear(found: Fit<Letter>, expected: Fit<Letter>, digits: number): void {
  for (const letter of letters) {
    expect(found.parameters[letter] / expected.parameters[letter]).toBeCloseTo(1, digits);
    expect(found.standardErrors![letter] / expected.standardErrors![letter]).toBeCloseTo(1, digits);
  }
}

describeShared("CDNOW, calibrated to 1997-09-30", () => {
  let histories: Histories;
  beforeAll(() => {
    histories = cdnowHistories();
  });

  it("gives BG/NBD's published estimates", () => {
    const fit = bgNbd.fit(histories, {daysPerUnit: 7});
    // Fader, Hardie and Lee (2005), "Counting your customers the easy way".
    expect(fit.parameters.r).toBeCloseTo(0.243, 3);
    expect(fit.parameters.alpha).toBeCloseTo(4.414, 3);
    expect(fit.parameters.a).toBeCloseTo(0.793, 3);
    expect(fit.parameters.b).toBeCloseTo(2.426, 3);
    expect(fit.logLikelihood).toBeCloseTo(-9582.4, 1);
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    // The same likelihood written with scipy's gammaln and betaln, by Nelder and Mead's method until
    // nothing moved; errors from second differences of its values.
    expect(fit.logLikelihood).toBeCloseTo(-9582.429206674, 8);
    const scipy = {r: 0.01255738, alpha: 0.37822402, a: 0.18573381, b: 0.70541432};
    for (const letter of letters) {
      expect(fit.standardErrors![letter] / scipy[letter]).toBeCloseTo(1, 4);
    }
    // The worked example of the authors' note on the model in a spreadsheet (2005).
    expect(bgNbd.expectedPurchases(fit.parameters, 39, {x: 2, tx: 30.43, T: 38.86})).toBeCloseTo(
      1.226,
      3,
    );
  });

  it("gives MBG/NBD's estimates as an independent optimiser does", () => {
    const fit = mbgNbd.fit(histories, {daysPerUnit: 7});
    // As above, by scipy.
    const scipy = {
      r: [0.52484309, 0.08326837],
      alpha: [6.18308514, 0.6956214],
      a: [0.89135948, 0.15479007],
      b: [1.61400271, 0.53749593],
    } as const;
    for (const letter of letters) {
      expect(fit.parameters[letter] / scipy[letter][0]).toBeCloseTo(1, 4);
      expect(fit.standardErrors![letter] / scipy[letter][1]).toBeCloseTo(1, 4);
    }
    expect(fit.logLikelihood).toBeCloseTo(-9582.135715554, 7);
    expect(fit.verdict.isTrusted).toBe(true);
  });

  it("only rescales alpha when ages are days", () => {
    const weeks = bgNbd.fit(histories, {daysPerUnit: 7});
    const days = bgNbd.fit(cdnowHistories(1));
    expect(days.verdict).toEqual(weeks.verdict);
    expect(days.parameters.alpha / 7).toBeCloseTo(weeks.parameters.alpha, 5);
    expect(days.standardErrors!.alpha / 7).toBeCloseTo(weeks.standardErrors!.alpha, 5);
    for (const letter of ["r", "a", "b"] as const) {
      expect(days.parameters[letter]).toBeCloseTo(weeks.parameters[letter], 5);
    }
  });
});

const world = {customers: 3000, r: 0.8, alpha: 12, a: 0.7, b: 2.5, span: 400, isByDay: true};

for (const model of [bgNbd, mbgNbd]) {
  const buyers = simulateBgNbd({...world, canLeaveAtFirst: model === mbgNbd}, seeded(7));
  const columns = [buyers.x, buyers.tx, buyers.T] as const;
  const fit = model.fit(collapse(...columns));

  it(`finds what ${model.name} was simulated with`, () => {
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    // Days merge purchases: rates come out a little low, and dropout is read per day.
    for (const letter of ["r", "a", "b"] as const) {
      const off = fit.parameters[letter] - world[letter];
      expect(Math.abs(off)).toBeLessThan(3 * fit.standardErrors![letter]);
    }
  });

  it(`takes weights for repetition, in any order, collapsed or not (${model.name})`, () => {
    const weights = buyers.x.map((_, who) => 1 + (who % 3));
    const repeated = Array.from(weights).flatMap((times, who) => Array<number>(times).fill(who));
    const weighted = model.fit(collapse(...columns, weights));
    const [x, tx, T] = columns.map((column) => repeated.map((who) => column[who]!).reverse());
    expectNear(model.fit(eachHistory(x!, tx!, T!)), weighted, 6);
    expectNear(model.fit(eachHistory(...columns)), fit, 6);
  });

  it(`ends at the same place from a start on a subsample (${model.name})`, () => {
    const many = simulateBgNbd(
      {...world, customers: 30_000, canLeaveAtFirst: model === mbgNbd},
      seeded(8),
    );
    const all = model.fit(eachHistory(many.x, many.tx, many.T));
    const collapsed = model.fit(collapse(many.x, many.tx, many.T));
    expect(all.verdict.isTrusted).toBe(true);
    expectNear(all, collapsed, 6);
  });
}

import {beforeAll, describe, expect, it} from "vitest";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {paretoNbd} from "../../loaders/models/pareto-nbd/pareto-nbd.js";
import {describeShared} from "../shared.js";
import {cdnowHistories} from "./cdnow.js";
import {simulateParetoNbd} from "./simulate-pareto.js";
import {seeded} from "./simulate.js";

const letters = ["r", "alpha", "s", "beta"] as const;

describeShared("CDNOW, calibrated to 1997-09-30, under Pareto/NBD", () => {
  let histories: Histories;
  beforeAll(() => {
    histories = cdnowHistories();
  });

  it("gives the published estimates", () => {
    const fit = paretoNbd.fit(histories, {daysPerUnit: 7});
    // Fader, Hardie and Lee (2005), "Counting your customers the easy way", table 2.
    const published = {r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669};
    for (const letter of letters) {
      expect(Math.abs(fit.parameters[letter] - published[letter])).toBeLessThan(5e-4);
    }
    expect(fit.logLikelihood).toBeCloseTo(-9595.0, 1);
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    // The closed form with scipy's hyp2f1, by Nelder and Mead's method until nothing moved; errors from second
    // differences of its values.
    expect(fit.logLikelihood).toBeCloseTo(-9594.976178939, 8);
    const errors = {r: 0.047628, alpha: 0.842723, s: 0.1872822, beta: 6.2111482};
    for (const letter of letters) {
      expect(fit.standardErrors![letter] / errors[letter]).toBeCloseTo(1, 4);
    }
  });

  it("gives in days what it gives in weeks", () => {
    const weeks = paretoNbd.fit(histories, {daysPerUnit: 7});
    const days = paretoNbd.fit(cdnowHistories(1));
    for (const letter of letters) {
      const unit = letter === "alpha" || letter === "beta" ? 7 : 1;
      expect(days.parameters[letter] / weeks.parameters[letter] / unit).toBeCloseTo(1, 6);
      const errors = days.standardErrors![letter] / weeks.standardErrors![letter];
      expect(errors / unit).toBeCloseTo(1, 5);
    }
  });
});

describe("the fit of Pareto/NBD", () => {
  const truth = {r: 0.5, alpha: 20, s: 0.6, beta: 200};

  it("recovers what customers were made with", () => {
    for (const [seed, customers] of [
      [1, 4000],
      [2, 4000],
      [3, 30_000],
    ] as const) {
      const {x, tx, T} = simulateParetoNbd({...truth, customers, span: 1095}, seeded(seed));
      const fit = paretoNbd.fit(collapse(x, tx, T));
      expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
      for (const letter of letters) {
        const error = (fit.parameters[letter] - truth[letter]) / fit.standardErrors![letter];
        expect(Math.abs(error)).toBeLessThan(3);
      }
    }
  });

  it("ends where a fit without a subsample does, in any order of customers", () => {
    const {x, tx, T} = simulateParetoNbd(
      {...truth, customers: 40_000, span: 1095, isByDay: true},
      seeded(4),
    );
    const whole = collapse(x, tx, T);
    expect(whole.x.length).toBeGreaterThan(20_000);
    const fit = paretoNbd.fit(whole);
    const backwards = paretoNbd.fit(
      eachHistory(x.slice().reverse(), tx.slice().reverse(), T.slice().reverse()),
    );
    expect(backwards.verdict.isTrusted).toBe(true);
    for (const letter of letters) {
      expect(backwards.parameters[letter] / fit.parameters[letter]).toBeCloseTo(1, 5);
    }
  });

  it("doubts where nobody leaves", () => {
    const {x, tx, T} = simulateParetoNbd(
      {r: 1, alpha: 30, s: 5, beta: 1e7, customers: 2000, span: 730},
      seeded(5),
    );
    const {verdict, parameters} = paretoNbd.fit(collapse(x, tx, T));
    expect(verdict.isTrusted).toBe(false);
    expect(verdict.doubts).toContain("no_dropout_visible");
    for (const value of Object.values(parameters)) expect(Number.isFinite(value)).toBe(true);
  });

  it("says what is missing where there is little or nothing to fit", () => {
    const alone = paretoNbd.fit(collapse([0, 0], [0, 0], [10, 20]));
    expect(alone.verdict.isConverged).toBe(false);
    expect(alone.verdict.doubts).toEqual(["few_buyers", "few_repeat_buyers", "short_history"]);
    expect(alone.parameters).toEqual({});
    const few = paretoNbd.fit(collapse([0, 1, 5, 2], [0, 9, 80, 10], [10, 20, 90, 90]));
    expect(few.verdict.isTrusted).toBe(false);
    expect(Object.values(few.parameters).every(Number.isFinite)).toBe(true);
  });
});

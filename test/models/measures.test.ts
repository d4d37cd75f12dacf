import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {brierScore, brierSkill} from "../../loaders/models/grading/brier.js";
import {calibrateMeans, calibrateShares} from "../../loaders/models/grading/calibration.js";
import {
  coverage,
  meanAbsoluteError,
  rootMeanSquareError,
  totalBias,
} from "../../loaders/models/grading/errors.js";
import {areaUnderCurve, gini, spearman} from "../../loaders/models/grading/ranking.js";
import {averageRanks} from "../../loaders/models/grading/ties.js";

const predicted = [0.9, 0.4, 0.4, 0.7, 0.1, 0.4, 0.2, 0.8];
const event = [1, 0, 1, 1, 0, 0, 1, 0];
const count = [3, 0, 5, 1, 0, 2, 1, 0];

describe("measures agree with other programs", () => {
  // scipy 1.17.1: stats.rankdata.
  test("ranks", () => expect([...averageRanks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4]));
  // scikit-learn 1.9.1: roc_auc_score, brier_score_loss.
  test("events", () => {
    expect(areaUnderCurve(predicted, event)).toBeCloseTo(0.625, 14);
    expect(brierScore(predicted, event)).toBeCloseTo(0.25875, 14);
  });
  // scikit-learn 1.9.1: mean_absolute_error, root of mean_squared_error; scipy 1.17.1: spearmanr.
  test("counts", () => {
    expect(meanAbsoluteError(predicted, count)).toBeCloseTo(1.3375, 14);
    expect(rootMeanSquareError(predicted, count)).toBeCloseTo(1.9258115172570756, 14);
    expect(spearman(predicted, count)).toBeCloseTo(0.25157730271331386, 14);
  });
  // scipy 1.17.1: binomtest(3, 4) and binomtest(0, 4), proportion_ci(0.9, "wilson").
  test("Wilson's interval", () => {
    const [rest, top] = calibrateShares([4, 4, 4, 4, 3, 3, 3, 3], [1, 1, 0, 1, 0, 0, 0, 0], {
      bins: 2,
    });
    expect(top!.low).toBeCloseTo(0.3561680085985064, 12);
    expect(top!.high).toBeCloseTo(0.9420926788001414, 12);
    expect(rest!.low).toBeCloseTo(0, 12);
    expect(rest!.high).toBeCloseTo(0.4034786252027047, 12);
  });
});

describe("measures worked by hand", () => {
  test("bias of the total: 3.9 expected, 12 came", () => {
    expect(totalBias(predicted, count)).toBeCloseTo(3.9 / 12 - 1, 14);
  });
  test("skill: half have the event, so the base rate scores 0.25", () => {
    expect(brierSkill(predicted, event)).toBeCloseTo(1 - 0.25875 / 0.25, 14);
  });
  test("Gini: gains 54/96 in this order and 76/96 in the best, less 1/2 each", () => {
    expect(gini(predicted, count)).toBeCloseTo((54 / 96 - 1 / 2) / (76 / 96 - 1 / 2), 14);
  });
  test("coverage includes both ends", () => {
    expect(coverage([0, 1, 2, 3], [0, 2, 3, 4], [0, 2, 1, 3])).toBe(0.75);
  });
  test("calibration keeps equal predictions together", () => {
    const [rest, top] = calibrateMeans(predicted, count, {bins: 2});
    expect(top).toMatchObject({bin: 2, customers: 3, low: 0});
    expect(top!.predictedMean).toBeCloseTo(0.8, 14);
    expect(top!.actualMean).toBeCloseTo(4 / 3, 14);
    expect(top!.lift).toBeCloseTo(4 / 3 / 1.5, 14);
    // 1.6448536 times the root of (10 − 16/3) / 2 / 3.
    expect(top!.high - 4 / 3).toBeCloseTo(1.6448536 * Math.sqrt(14 / 3 / 2 / 3), 6);
    expect(rest).toMatchObject({bin: 1, customers: 5});
    expect(rest!.predictedMean).toBeCloseTo(0.3, 14);
    expect(rest!.actualMean).toBeCloseTo(1.6, 14);
  });
  test("ten bins of one prediction are one bin in the middle", () => {
    expect(calibrateMeans([1, 1, 1], [0, 1, 2]).map(({bin}) => bin)).toEqual([6]);
  });
});

describe("measures say nothing where there is nothing to say", () => {
  test.each([
    ["bias of nothing", totalBias([1, 1], [0, 0])],
    ["error without customers", meanAbsoluteError([], [])],
    ["root mean square without customers", rootMeanSquareError([], [])],
    ["coverage without customers", coverage([], [], [])],
    ["rank correlation with equal predictions", spearman([1, 1], [0, 2])],
    ["rank correlation with equal outcomes", spearman([1, 2], [2, 2])],
    ["Gini with equal outcomes", gini([1, 2], [2, 2])],
    ["Gini without customers", gini([], [])],
    ["area under the curve without events", areaUnderCurve([1, 2], [0, 0])],
    ["area under the curve with events only", areaUnderCurve([1, 2], [1, 1])],
    ["skill without events", brierSkill([0.1, 0.2], [0, 0])],
    ["Brier score without customers", brierScore([], [])],
    ["lift of nothing", calibrateMeans([1, 2], [0, 0])[0]!.lift],
  ])("%s", (_, value) => expect(value).toBeUndefined());

  test("no bins without customers", () => expect(calibrateMeans([], [])).toEqual([]));
});

describe("measures refuse", () => {
  test.each([
    [() => totalBias([1], [1, 2]), "1 predictions and 2 actual values: as many were expected"],
    [() => spearman([1, NaN], [1, 2]), "a value is NaN: numbers were expected"],
    [() => gini([1, 2], [1, -2]), "actual[1] is -2: 0 or more was expected"],
    [() => brierScore([1.5], [1]), "predicted[0] is 1.5: a probability was expected"],
    [() => brierScore([0.5], [2]), "actual[0] is 2: 0 or 1 was expected"],
  ])("%s", (measure, message) => expect(measure).toThrow(new RangeError(message)));
});

describe("measures keep their properties", () => {
  const pairs = fc.array(fc.tuple(fc.integer({min: 0, max: 9}), fc.integer({min: 0, max: 4})), {
    minLength: 2,
    maxLength: 40,
  });

  test("area under the curve is the share of pairs in order", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const events = rows.map(([, actual]) => Number(actual > 1));
        let [order, all] = [0, 0];
        rows.forEach(([one], first) => {
          rows.forEach(([other], second) => {
            if (events[first] !== 1 || events[second] !== 0) return;
            all++;
            order += one > other ? 1 : one === other ? 1 / 2 : 0;
          });
        });
        const area = areaUnderCurve(
          rows.map(([one]) => one),
          events,
        );
        if (all === 0) expect(area).toBeUndefined();
        else expect(area).toBeCloseTo(order / all, 12);
      }),
    );
  });

  test("Gini is at most one, one for the perfect order, and turns its sign with the order", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [one, actual] = [rows.map(([first]) => first), rows.map(([, second]) => second)];
        const found = gini(one, actual);
        if (found === undefined) return;
        expect(found).toBeLessThanOrEqual(1 + 1e-12);
        expect(gini(actual, actual)).toBe(1);
        expect(
          gini(
            one.map((value) => -value),
            actual,
          ),
        ).toBeCloseTo(-found, 12);
      }),
    );
  });

  test("bins hold all customers, and their means add up to the total", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [one, actual] = [rows.map(([first]) => first), rows.map(([, second]) => second)];
        const bins = calibrateMeans(one, actual);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(bins.map(({customers}) => customers))).toBe(rows.length);
        expect(sum(bins.map((bin) => bin.customers * bin.actualMean))).toBeCloseTo(sum(actual), 9);
        for (let at = 1; at < bins.length; at++) {
          expect(bins[at]!.predictedMean).toBeGreaterThan(bins[at - 1]!.predictedMean);
        }
      }),
    );
  });
});

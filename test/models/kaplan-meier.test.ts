import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  findRestrictedMean,
  findSurvivalAt,
  survivalCurve,
  survivalTime,
} from "../../loaders/models/survival/kaplan-meier.js";
import {mercaptopurine, placebo} from "./leukaemia.js";
import {repeated, subjects, weighted} from "./lifetimes-arbitrary.js";

describe("children on 6-mercaptopurine", () => {
  const curve = survivalCurve(mercaptopurine);

  // Collett, "Modelling Survival Data in Medical Research": 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
  // Digits beyond, limits: scipy 1.17 stats.ecdf(CensoredData(…)).sf, confidence_interval(method="log-log").
  // Standard errors: Greenwood's sum in plain Python.
  it.each([
    [6, 21, 0.857142857143, 0.0763603548, 0.619717955266, 0.951551747647],
    [7, 17, 0.806722689076, 0.0869352852, 0.563146564622, 0.922809019203],
    [10, 15, 0.752941176471, 0.096349653, 0.5031995108, 0.889361835169],
    [13, 12, 0.690196078431, 0.106814708, 0.431610222486, 0.849065963349],
    [16, 11, 0.627450980392, 0.1140538653, 0.367510855988, 0.804912189472],
    [22, 7, 0.53781512605, 0.1282337517, 0.267778936767, 0.746790717635],
    [23, 6, 0.448179271709, 0.1345914568, 0.188052005959, 0.680142628495],
  ])("week %d: %d at risk, %d left", (week, atRisk, survival, standardError, low, high) => {
    const found = findSurvivalAt(curve, week)!;
    expect(found.atRisk).toBe(atRisk);
    expect(found.survival).toBeCloseTo(survival, 11);
    expect(found.standardError).toBeCloseTo(standardError, 9);
    expect(found.low).toBeCloseTo(low, 10);
    expect(found.high).toBeCloseTo(high, 10);
  });

  it("takes another level", () => {
    const found = findSurvivalAt(survivalCurve(mercaptopurine, {level: 0.9}), 23)!;
    expect(found.low).toBeCloseTo(0.226462088245, 10); // scipy, as above
    expect(found.high).toBeCloseTo(0.64811358414, 10);
  });

  it("holds between the times and is unknown past the last", () => {
    expect(findSurvivalAt(curve, 0)).toMatchObject({survival: 1, low: 1, high: 1, atRisk: 21});
    expect(findSurvivalAt(curve, 8)).toMatchObject({atRisk: 16});
    expect(findSurvivalAt(curve, 8)!.survival).toBeCloseTo(0.806722689076, 11);
    expect(findSurvivalAt(curve, 35)!.survival).toBeCloseTo(0.448179271709, 11);
    expect(findSurvivalAt(curve, 35.1)).toBeUndefined();
  });

  it("has the median 23 and no upper limit", () => {
    // Median: Collett. Limits: where the columns of limits above pass one half.
    expect(survivalTime(curve)).toEqual({time: 23, low: 13, high: undefined});
    expect(survivalTime(curve, {share: 0.2})).toEqual({
      time: undefined,
      low: 23,
      high: undefined,
    });
  });

  // Area week by week, variance as the double sum of S(u) S(v) V(min(u, v)) over weeks, in plain Python.
  it.each([
    [35, 23.28739495798319, 2.827467623371445],
    [20, 16.116526610644257, 1.251560196005047],
  ])("up to week %d the mean is %d", (horizon, mean, standardError) => {
    const found = findRestrictedMean(curve, horizon)!;
    expect(found.mean).toBeCloseTo(mean, 10);
    expect(found.standardError).toBeCloseTo(standardError, 10);
  });

  it("has no mean past the last time", () => {
    expect(findRestrictedMean(curve, 36)).toBeUndefined();
  });
});

it("is the plain share where nobody's observation ends early", () => {
  const curve = survivalCurve(placebo);
  const {durations} = placebo;
  for (const week of [0, 1, 4.5, 8, 12, 22, 23, 100]) {
    const left = Array.from(durations).filter((duration) => duration > week).length;
    expect(findSurvivalAt(curve, week)!.survival).toBeCloseTo(left / 21, 14);
  }
  const sum = Array.from(durations).reduce((total, duration) => total + duration, 0);
  expect(findRestrictedMean(curve, 50)!.mean).toBeCloseTo(sum / 21, 12);
  expect(survivalTime(curve).time).toBe(8); // Collett
});

describe("corners, by hand", () => {
  it("nobody", () => {
    const curve = survivalCurve({durations: [], isEvent: []});
    expect(curve.subjects).toBe(0);
    expect(findSurvivalAt(curve, 0)).toMatchObject({survival: 1, atRisk: 0});
    expect(findSurvivalAt(curve, 1)).toBeUndefined();
    expect(survivalTime(curve)).toEqual({time: undefined, low: undefined, high: undefined});
  });

  it("one subject with the event: the upper limit stays 1, for nothing is known of it", () => {
    const curve = survivalCurve({durations: [5], isEvent: [1]});
    expect(findSurvivalAt(curve, 4)).toMatchObject({survival: 1, atRisk: 1});
    expect(findSurvivalAt(curve, 5)).toEqual({
      survival: 0,
      standardError: 0,
      low: 0,
      high: 1,
      atRisk: 1,
    });
    expect(findRestrictedMean(curve, 20)).toEqual({mean: 5, standardError: 0});
    expect(survivalTime(curve)).toEqual({time: 5, low: 5, high: undefined});
  });

  it("one subject without the event", () => {
    const curve = survivalCurve({durations: [5], isEvent: [0]});
    expect(findSurvivalAt(curve, 5)).toMatchObject({survival: 1, low: 1, high: 1, atRisk: 1});
    expect(findRestrictedMean(curve, 5)).toEqual({mean: 5, standardError: 0});
  });

  it("events at time 0 and ties of events and ends: events come first", () => {
    const curve = survivalCurve({durations: [0, 3, 3, 3], isEvent: [1, 0, 1, 0]});
    expect(Array.from(curve.times)).toEqual([0, 3]);
    expect(Array.from(curve.atRisk)).toEqual([4, 3]);
    expect(curve.survival[0]).toBeCloseTo(3 / 4, 15);
    expect(curve.survival[1]).toBeCloseTo((3 / 4) * (2 / 3), 15);
    // Greenwood: 1 / (4 × 3) + 1 / (3 × 2) = 1/4.
    expect(curve.standardErrors[1]).toBeCloseTo((1 / 2) * Math.sqrt(1 / 4), 15);
    expect(findRestrictedMean(curve, 3)!.mean).toBeCloseTo(9 / 4, 15);
  });
});

describe("any lifetimes", () => {
  it("give falling finite curves within their intervals", () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(0.5, 0.9, 0.999), (rows, level) => {
        const curve = survivalCurve(weighted(rows), {level});
        curve.survival.forEach((share, at) => {
          expect(share).toBeLessThanOrEqual(curve.survival[at - 1] ?? 1);
          expect(curve.low[at]).toBeLessThanOrEqual(share);
          expect(curve.high[at]).toBeGreaterThanOrEqual(share);
          expect(curve.low[at]).toBeGreaterThanOrEqual(0);
          expect(curve.high[at]).toBeLessThanOrEqual(1);
          expect(Number.isFinite(curve.standardErrors[at])).toBe(true);
        });
        const horizon = curve.times.at(-1) ?? 0;
        if (horizon > 0) {
          const {mean, standardError} = findRestrictedMean(curve, horizon)!;
          expect(mean).toBeLessThanOrEqual(horizon * (1 + 1e-12));
          expect(standardError).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("count weights as repetition, whatever the order", () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const [one, other] = [survivalCurve(weighted(rows)), survivalCurve(repeated(rows))];
        for (const column of ["times", "atRisk", "events"] as const) {
          expect(other[column]).toEqual(one[column]);
        }
        one.low.forEach((low, at) => {
          expect(other.survival[at]).toBeCloseTo(one.survival[at]!, 12);
          expect(other.low[at]).toBeCloseTo(low, 12);
        });
      }),
    );
  });

  it("keep the curve when the unit of time changes", () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const lifetimes = weighted(rows);
        const durations = lifetimes.durations.map((duration) => duration * 8);
        const [one, other] = [survivalCurve(lifetimes), survivalCurve({...lifetimes, durations})];
        expect(other.survival).toEqual(one.survival);
        const median = survivalTime(one).time;
        expect(survivalTime(other).time).toBe(median === undefined ? undefined : 8 * median);
      }),
    );
  });

  it("stay finite under weights of any size", () => {
    const weight = fc.double({min: 1e-12, max: 1e12, noNaN: true});
    fc.assert(
      fc.property(fc.array(fc.tuple(weight, fc.constantFrom(0, 1)), {minLength: 1}), (rows) => {
        const curve = survivalCurve({
          durations: rows.map((_, at) => at % 7),
          isEvent: rows.map(([, event]) => event),
          weights: rows.map(([each]) => each),
        });
        for (const values of [curve.survival, curve.low, curve.high, curve.standardErrors]) {
          expect(values.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });
});

it("refuses what is no lifetime", () => {
  const curve = (durations: number[], isEvent: number[], weights?: number[]) => () =>
    survivalCurve({durations, isEvent, ...(weights && {weights})});
  expect(curve([1, -1], [0, 0])).toThrow(
    "duration -1 of row 1: a number of 0 or more was expected",
  );
  expect(curve([NaN], [0])).toThrow("duration NaN of row 0");
  expect(curve([1], [0], [0])).toThrow("weight 0 of row 0: a number above 0 was expected");
  expect(curve([1], [])).toThrow("1 durations with 0 event flags and 1 weights");
  expect(() => survivalCurve(placebo, {level: 1})).toThrow(
    "level 1: a share strictly between 0 and 1 was expected",
  );
  expect(() => findRestrictedMean(survivalCurve(placebo), 0)).toThrow("horizon 0");
  expect(() => findSurvivalAt(survivalCurve(placebo), -1)).toThrow("time -1");
  expect(() => survivalTime(survivalCurve(placebo), {share: 0})).toThrow("share 0");
});

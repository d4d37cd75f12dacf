import fc from "fast-check";
import {expect, it} from "vitest";
import {logRank} from "../../loaders/models/survival/log-rank.js";
import {mercaptopurine, placebo} from "./leukaemia.js";
import {repeated, subjects, weighted} from "./lifetimes-arbitrary.js";

it("tells 6-mercaptopurine from placebo", () => {
  // Kalbfleisch and Prentice (1980): 16.79. Digits beyond: scipy 1.17, stats.logrank.
  const found = logRank([mercaptopurine, placebo]);
  expect(found.chiSquare).toBeCloseTo(16.792940989216536, 10);
  expect(found.degrees).toBe(1);
  expect(found.pValue).toBeCloseTo(4.168809109334529e-5, 14);
  expect(Array.from(found.observed)).toEqual([9, 21]);
});

const three = [
  {durations: [3, 5, 7, 7, 18, 20], isEvent: [1, 1, 1, 0, 1, 0]},
  {durations: [2, 2, 5, 9, 12], isEvent: [1, 1, 0, 1, 0]},
  {durations: [12, 19, 20, 22, 25, 30, 33], isEvent: [1, 0, 1, 1, 1, 0, 1]},
];

it("compares three groups", () => {
  // numpy: the hypergeometric covariance of all three groups and its pseudo-inverse.
  const found = logRank(three);
  expect(found.chiSquare).toBeCloseTo(5.437282137403171, 10);
  expect(found.degrees).toBe(2);
  expect(found.pValue).toBeCloseTo(0.06596433454479608, 12);
  [2.48117716, 1.37871989, 8.14010295].forEach((expected, group) => {
    expect(found.expected[group]).toBeCloseTo(expected, 8);
  });
});

it("compares nothing with nothing", () => {
  const none = {durations: [4, 5], isEvent: [0, 0]};
  const empty = {durations: [], isEvent: []};
  for (const groups of [[], [empty], [placebo], [none, none], [placebo, empty]]) {
    expect(logRank(groups)).toMatchObject({chiSquare: 0, degrees: 0, pValue: 1});
  }
  const early = {durations: [1, 2], isEvent: [0, 0]};
  const late = {durations: [3, 4], isEvent: [1, 1]};
  expect(logRank([early, late])).toMatchObject({chiSquare: 0, degrees: 0, pValue: 1});
});

it("does not mind a group without subjects, or the order of groups", () => {
  const [one, other, last] = three;
  const plain = logRank(three);
  for (const groups of [
    [last!, one!, other!],
    [one!, {durations: [], isEvent: []}, other!, last!],
  ]) {
    const found = logRank(groups);
    expect(found.chiSquare).toBeCloseTo(plain.chiSquare, 10);
    expect(found.degrees).toBe(2);
  }
});

it("finds nothing between a group and itself", () => {
  const found = logRank([placebo, placebo, placebo]);
  expect(found.chiSquare).toBeCloseTo(0, 12);
  expect(found.pValue).toBeCloseTo(1, 6);
});

it("counts weights as repetition and adds up, in any groups", () => {
  fc.assert(
    fc.property(fc.array(subjects, {maxLength: 4}), (groups) => {
      const found = logRank(groups.map(weighted));
      const other = logRank(groups.map(repeated));
      const sum = (counts: Float64Array): number => counts.reduce((total, each) => total + each, 0);
      expect(found.chiSquare).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(found.chiSquare)).toBe(true);
      expect(found.pValue).toBeGreaterThanOrEqual(0);
      expect(found.pValue).toBeLessThanOrEqual(1);
      expect(sum(found.expected)).toBeCloseTo(sum(found.observed), 9);
      expect(other.degrees).toBe(found.degrees);
      expect(other.chiSquare).toBeCloseTo(found.chiSquare, 6);
    }),
  );
});

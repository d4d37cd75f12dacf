import {describe, expect, it} from "vitest";
import {
  meanInterval,
  shareInterval,
  sharesDiffer,
  sumInterval,
} from "../../../src/components/cohorts/cohort-intervals.js";

describe("intervals", () => {
  it("of a share are Wilson's: the shares from which so many are just not too far away", () => {
    const z = 1.6448536;
    for (const [some, all] of [
      [20, 100],
      [1, 7],
      [299, 300],
    ] as const) {
      const {low, high} = shareInterval(some, all)!;
      for (const share of [low, high]) {
        const error = Math.sqrt((share * (1 - share)) / all);
        expect(Math.abs(some / all - share) / error).toBeCloseTo(z, 6);
      }
      expect(low).toBeLessThan(some / all);
      expect(high).toBeGreaterThan(some / all);
    }
    // (0.2 + 0.013528 ± 1.644854 √(0.0016 + 0.00006764)) / 1.027055.
    expect(shareInterval(20, 100)?.low).toBeCloseTo(0.142502, 5);
    expect(shareInterval(20, 100)?.high).toBeCloseTo(0.273304, 5);
    expect(shareInterval(0, 10)?.low).toBe(0);
    expect(shareInterval(0, 10)?.high).toBeCloseTo(2.705543 / 12.705543, 6);
    expect(shareInterval(10, 10)?.high).toBe(1);
    expect(shareInterval(0, 0)).toBeNull();
  });

  it("of a mean come from how far cohorts lie apart", () => {
    // Sums 10, 20, 30 over 10 each: mean 2, residuals −10 0 10, √(200 × 3 / 2) / 30 = 0.57735.
    const parts = [10, 20, 30].map((above) => ({above, below: 10}));
    expect(meanInterval(parts)?.low).toBeCloseTo(2 - 1.644854 * 0.57735, 5);
    expect(meanInterval(parts.slice(1))).toBeNull();
  });

  it("of what adds up are those of the cohorts' totals, where all cohorts are old enough", () => {
    const cohorts = ["a", "b", "c", "d"];
    const sizes = [100, 50, 80, 120];
    const ages = [
      [10, 4, 9, 14],
      [3, 5, 1, 6],
      [2, 2, 4, 1],
    ];
    const partsOf = (above: readonly number[]) =>
      cohorts.map((cohort, i) => ({cohort, above: above[i]!, below: sizes[i]!}));
    const totals = cohorts.map((_, i) => ({
      above: ages.reduce((sum, age) => sum + age[i]!, 0),
      below: sizes[i]!,
    }));
    const [sum, whole] = [sumInterval(ages.map(partsOf)), meanInterval(totals)];
    expect(sum?.low).toBeCloseTo(whole!.low, 12);
    expect(sum?.high).toBeCloseTo(whole!.high, 12);
  });

  it("of what adds up count each cohort in the ages that it has, and none of too few", () => {
    const part = (cohort: string, above: number) => ({cohort, above, below: 10});
    const first = [part("a", 10), part("b", 20), part("c", 30), part("d", 40)];
    const next = [part("a", 5), part("b", 20), part("c", 5)];
    // Means 2.5 and 1. Moves: a −15/40 − 5/30, b −5/40 + 10/30, c 5/40 − 5/30, d 15/40.
    const moves = [-15 / 40 - 5 / 30, -5 / 40 + 10 / 30, 5 / 40 - 5 / 30, 15 / 40];
    const half = 1.6448536 * Math.sqrt((moves.reduce((sum, x) => sum + x * x, 0) * 3) / 2);
    expect(sumInterval([first, next])?.low).toBeCloseTo(3.5 - half, 6);
    expect(sumInterval([first, next])?.high).toBeCloseTo(3.5 + half, 6);
    expect(sumInterval([first, next.slice(1)])).toBeNull();
    expect(sumInterval([])).toBeNull();
  });

  it("tell shares apart only beyond chance", () => {
    expect(sharesDiffer({some: 60, all: 200}, {some: 30, all: 200})).toBe(true);
    expect(sharesDiffer({some: 60, all: 200}, {some: 55, all: 200})).toBe(false);
    // Seven points apart: told of two, not of the most and the least of eight.
    expect(sharesDiffer({some: 60, all: 200}, {some: 45, all: 200})).toBe(true);
    expect(sharesDiffer({some: 60, all: 200}, {some: 45, all: 200}, 8)).toBe(false);
    expect(sharesDiffer({some: 1, all: 2}, {some: 0, all: 0})).toBe(false);
  });
});

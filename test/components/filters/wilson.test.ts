import {expect, it} from "vitest";
import {wilson} from "../../../src/components/filters/wilson.js";

it("is Wilson's 90 % interval", () => {
  // Its bounds are the shares from which the observed one is 1.645 standard deviations away.
  for (const [count, all] of [
    [0, 5],
    [2, 5],
    [5, 5],
    [199, 2300],
  ] as const) {
    const {low, high} = wilson(count, all)!;
    for (const bound of [low, high]) {
      if (bound === 0 || bound === 1) continue;
      const error = Math.sqrt((bound * (1 - bound)) / all);
      expect(Math.abs(count / all - bound) / error).toBeCloseTo(1.6448536, 6);
    }
    expect(low).toBeLessThanOrEqual(count / all);
    expect(high).toBeGreaterThanOrEqual(count / all);
  }
  expect(wilson(0, 5)?.low).toBe(0);
  expect(wilson(5, 5)?.high).toBe(1);
  expect(wilson(0, 0)).toBeUndefined();
});

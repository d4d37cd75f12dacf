import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {
  change,
  compact,
  days,
  fixed,
  months,
  number,
  percent,
  percentFixed,
  points,
} from "../../../src/components/words/format.js";

describe("compact", () => {
  it.each([
    [0, "0", "0"],
    [0.4, "0.4", "0.4"],
    [12.34, "12.3", "12.3"],
    [999.4, "999", "999"],
    [9999, "9,999", "9,999"],
    [9999.7, "10K", "1 万"],
    [12_345, "12.3K", "1.23 万"],
    [999_949, "1M", "100 万"],
    [1_240_312, "1.24M", "124 万"],
    [99_996_000, "100M", "1 亿"],
    [123_456_789, "123M", "1.23 亿"],
    [2_500_000_000_000, "2.5T", "2.5 万亿"],
    [-1_240_312, "−1.24M", "−124 万"],
    [-0.001, "0", "0"],
  ])("writes %s as %s and %s", (value, en, zh) => {
    expect(compact(value, "en")).toBe(en);
    expect(compact(value, "zh")).toBe(zh);
  });
});

describe("shares and changes", () => {
  it("writes per cent with a blank in English and without in Chinese", () => {
    expect(percent(0.183, "en")).toBe("18.3\u00a0%");
    expect(percent(0.183, "zh")).toBe("18.3%");
    expect(percent(0.8, "en")).toBe("80\u00a0%");
    expect(percentFixed(0.8, "zh", 2)).toBe("80.00%");
  });

  it("gives changes their sign, a true minus, and points their name", () => {
    expect(change(103.2, 100, "en")).toBe("+3.2\u00a0%");
    expect(change(99.6, 100, "zh")).toBe("−0.4%");
    expect(change(100, 100, "zh")).toBe("0%");
    expect(change(100.001, 100, "zh")).toBe("0%");
    expect(change(5, 0, "en")).toBe("—");
    expect(change(5, -3, "en")).toBe("—");
    expect(points(0.0123, "en")).toBe("+1.2\u00a0pp");
    expect(points(-0.0123, "zh")).toBe("−1.2 个百分点");
  });
});

it("counts days and months in words", () => {
  expect([days(1, "en"), days(3, "en"), days(3, "zh")]).toEqual([
    "1\u00a0day",
    "3\u00a0days",
    "3\u00a0天",
  ]);
  expect([months(1, "en"), months(2.5, "zh")]).toEqual(["1\u00a0month", "2.5\u00a0个月"]);
});

it("keeps decimals where columns need them", () => {
  expect(fixed(1234.5, "en", 2)).toBe("1,234.50");
  expect(number(1234.5678, "zh", 2)).toBe("1,234.57");
});

it("says a dash for what is absent or not finite, whatever the form", () => {
  const forms = [number, compact, percent, points, days, months] as const;
  const absent = [null, undefined, NaN, Infinity, -Infinity];
  for (const form of forms) for (const value of absent) expect(form(value, "en")).toBe("—");
});

it("never shows NaN, Infinity or a negative zero", () => {
  fc.assert(
    fc.property(fc.double(), fc.constantFrom("en" as const, "zh" as const), (value, language) => {
      for (const form of [number, compact, percent, points, days])
        expect(form(value, language)).not.toMatch(/NaN|∞|Infinity|^−0(?![.,\d])/);
    }),
  );
});

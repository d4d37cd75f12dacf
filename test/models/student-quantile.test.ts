import {expect, it} from "vitest";
import {normalQuantile} from "../../loaders/models/numeric/normal-quantile.js";
import {studentQuantile} from "../../loaders/models/numeric/student-quantile.js";

// scipy 1.17.1: stats.t.ppf.
it.each([
  [0.95, 1, 6.313751514675037],
  [0.95, 2, 2.9199855803537242],
  [0.95, 3, 2.3533634348018233],
  [0.95, 4, 2.1318467863266495],
  [0.95, 8, 1.8595480375308973],
  [0.05, 5, -2.015048373333024],
  [0.995, 30, 2.7499956535672254],
  [0.6, 7, 0.2631668613520229],
  [0.95, 1000, 1.6463788172854643],
  [0.999999, 2, 707.1057205157672],
])(
  "Student's quantile of %d with %d degrees of freedom is %d",
  (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees) / expected).toBeCloseTo(1, 9);
  },
);

// To first order 1 + (z² + 1) / 4n of the normal one: Abramowitz and Stegun (1964), 26.7.5.
it("is zero in the middle, and nearly normal with many degrees", () => {
  expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 12);
  const z = normalQuantile(0.9);
  expect(studentQuantile(0.9, 10_000) / z).toBeCloseTo(1 + (z * z + 1) / 40_000, 8);
});

it("refuses what is no probability, and degrees that are not whole", () => {
  expect(() => studentQuantile(1, 3)).toThrow("Student's quantile of 1: a probability");
  expect(() => studentQuantile(0.9, 2.5)).toThrow("with 2.5 degrees of freedom: a whole number");
});

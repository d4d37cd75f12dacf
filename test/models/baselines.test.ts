import {expect, test} from "vitest";
import {naiveForecasts} from "../../loaders/models/grading/baselines.js";

const past = {
  soFar: [10, 1, 4, 1],
  lastPeriod: [3, 0, 1, 0],
  ageDays: [100, 0, 400, 45],
  segment: [2, 0, 2, 0],
};

test("naive forecasts, worked by hand", () => {
  const guesses = naiveForecasts(past, 90);
  expect([...guesses.zero]).toEqual([0, 0, 0, 0]);
  expect([...guesses.last_period]).toEqual([3, 0, 1, 0]);
  // The second customer came today: the rate is taken over one day.
  expect([...guesses.own_rate]).toEqual([9, 90, 0.9, 2]);
  expect([...guesses.segment_mean]).toEqual([2, 0, 2, 0]);
});

test("naive forecasts refuse", () => {
  expect(() => naiveForecasts(past, 0)).toThrow("a horizon of 0 days: more than 0 was expected");
  expect(() => naiveForecasts({...past, ageDays: [1]}, 90)).toThrow(
    "a column of 1 values: 4 were expected",
  );
  expect(() => naiveForecasts({...past, segment: [0, 0.5, 0, 0]}, 90)).toThrow(
    "segment[1] is 0.5: a whole number from 0 was expected",
  );
});

import fc from "fast-check";
import {expect, it} from "vitest";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {thin} from "../../loaders/models/fitting/thin.js";

const rowsOf = ({x, txAt, TAt, ages, weight}: Histories): number[][] =>
  Array.from(x, (count, row) => [count, ages[txAt[row]!]!, ages[TAt[row]!]!, weight[row]!]);

it("collapses equal histories, ascending by x, T and tx", () => {
  const found = collapse([2, 0, 2, 0, 2, 1], [5, 0, 5, 0, 4, 9], [9, 7, 9, 7, 9, 9]);
  expect(rowsOf(found)).toEqual([
    [0, 0, 7, 2],
    [1, 9, 9, 1],
    [2, 4, 9, 1],
    [2, 5, 9, 2],
  ]);
  expect([...found.ages]).toEqual([0, 4, 5, 7, 9]);
  expect(found.customers).toBe(6);
});

it("adds the weights that are given", () => {
  expect(rowsOf(collapse([1, 1], [2, 2], [3, 3], [0.5, 2]))).toEqual([[1, 2, 3, 2.5]]);
});

it("keeps customers in their order when asked for each", () => {
  expect(rowsOf(eachHistory([1, 0, 1], [2.5, 0, 0.5], [3.5, 1, 3.5]))).toEqual([
    [1, 2.5, 3.5, 1],
    [0, 0, 1, 1],
    [1, 0.5, 3.5, 1],
  ]);
});

it("takes no customers at all", () => {
  expect(collapse([], [], [])).toMatchObject({customers: 0, x: new Int32Array(0)});
});

const customers = fc.array(fc.record({x: fc.nat(6), tx: fc.nat(9), rest: fc.nat(9)}), {
  maxLength: 60,
});

it("counts as a dictionary of histories does, whatever the unit and the order", () => {
  fc.assert(
    fc.property(customers, fc.constantFrom(1, 7, 365.25), (list, unit) => {
      const histories = list.map(({x, tx, rest}) =>
        x === 0 ? [0, 0, rest / unit] : [x, tx / unit, (tx + rest) / unit],
      );
      const expected = new Map<string, number>();
      for (const history of histories) {
        const key = history.join("/");
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const column = (k: number): number[] => histories.map((history) => history[k]!);
      const found = collapse(column(0), column(1), column(2));
      expect(new Map(rowsOf(found).map((row) => [row.slice(0, 3).join("/"), row[3]!]))).toEqual(
        expected,
      );
      const backwards = (k: number): number[] => column(k).reverse();
      expect(collapse(backwards(0), backwards(1), backwards(2))).toEqual(found);
    }),
  );
});

it("thins to every k-th customer, heavy rows in proportion", () => {
  const x = Array.from({length: 1000}, (_, who) => (who < 500 ? 1 : 2 + (who % 250)));
  const all = collapse(x, x, x);
  const few = thin(all, 100);
  expect(few.customers).toBe(100);
  expect(few.x.length).toBeLessThanOrEqual(100);
  expect([few.x[0], few.weight[0]]).toEqual([1, 50]);
  expect(thin(all, 251)).toBe(all);
});

it.each([
  [[[1], [2], [1]], "row 0 has tx 2 and T 1: 0 <= tx <= T was expected"],
  [[[1], [NaN], [1]], "row 0 has tx NaN and T 1: 0 <= tx <= T was expected"],
  [[[0], [1], [2]], "row 0 has tx 1 without a repeat purchase: 0 was expected"],
  [[[1.5], [1], [2]], "x[0] is 1.5: a whole number from 0 to 1000000 was expected"],
  [[[1, 2], [1], [2]], "x, tx, T and weight have lengths 2, 1, 1, 2: equal ones were expected"],
  [[[1], [1], [2], [0]], "weight[0] is 0: more than 0 was expected"],
] as const)("refuses %j", ([x, tx, T, weight], message) => {
  expect(() => collapse(x, tx, T, weight)).toThrow(new RangeError(message));
});

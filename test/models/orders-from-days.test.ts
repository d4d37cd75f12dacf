import {describe, expect, test} from "vitest";
import {eachHistory} from "../../loaders/models/histories.js";
import {orderAges} from "../../loaders/models/orders/order-ages.js";
import {orderFactors} from "../../loaders/models/orders/order-factors.js";
import {orderRates} from "../../loaders/models/orders/order-rates.js";

describe("ages for orders", () => {
  test("lose half a day for each repeat purchase day, in any unit", () => {
    const days = orderAges([0, 3, 1], [0, 10, 1], [5, 20, 1]);
    expect([...days.tx]).toEqual([0, 8.5, 0.5]);
    expect([...days.T]).toEqual([5, 18.5, 0.5]);
    const weeks = orderAges([3], [10 / 7], [20 / 7], {day: 1 / 7});
    expect(weeks.tx[0]).toBeCloseTo(8.5 / 7, 12);
    expect(weeks.T[0]).toBeCloseTo(18.5 / 7, 12);
  });

  test.each([0.01, 0.1, 0.3])("make the Poisson likelihood that of days, at rate %d", (rate) => {
    const [x, T] = [40, 365];
    const ofDays = x * Math.log(1 - Math.exp(-rate)) - rate * (T - x);
    const {T: left} = orderAges([x], [300], [T]);
    const asPoisson = x * Math.log(rate) - rate * left[0]!;
    expect(Math.abs(ofDays - asPoisson)).toBeLessThan((x * rate * rate) / 24 + 1e-9);
  });

  test("are refused where there are more days with a purchase than days", () => {
    expect(() => orderAges([3], [2], [9])).toThrow(
      "row 0 has 3 repeat purchase days until tx 2, T 9: x days at most until tx",
    );
  });
});

describe("rates of orders", () => {
  test("are those of the posterior, and of the time spent as a customer", () => {
    const histories = eachHistory([2, 0], [10, 0], [30, 30]);
    const {past, future} = orderRates({r: 0.5, alpha: 20}, histories, [0.25, 1]);
    expect([...future]).toEqual([2.5 / 50, 0.5 / 50]);
    expect(past[0]).toBeCloseTo(0.25 * (2.5 / 50) + 0.75 * (2.5 / 30), 14);
    expect(past[1]).toBeCloseTo(0.5 / 50, 14);
    const weeks = orderRates({r: 0.5, alpha: 20}, histories, [0.25, 1], {daysPerUnit: 7});
    expect(weeks.future[0]).toBeCloseTo(2.5 / 50 / 7, 14);
  });
});

describe("orders per expected purchase", () => {
  // mpmath, 20 digits: 0.1 / (1 − e^(−0.1)) − 1 and the same at 0.5.
  const extra = {slow: 0.050833194477505, fast: 0.270747041268399};
  const customers = 1000;
  const all = (value: number) => new Float64Array(customers).fill(value);

  test("are one where orders fall on days by chance", () => {
    // 20 purchase days each; the orders beyond are what chance says, spread over customers.
    const mean = 20 * extra.slow;
    const orders = all(21).map((value, who) => (who < customers * (mean - 1) ? value + 1 : value));
    const rates = {pastRate: all(0.1), futureRate: all(0.1)};
    const factors = orderFactors({x: all(19), orders, ...rates});
    for (const factor of factors) expect(factor).toBeCloseTo(1, 2);
  });

  test("are fewer where a day never has two: days, not orders, are to come", () => {
    const rates = {pastRate: all(0.1), futureRate: all(0.5)};
    const factors = orderFactors({x: all(9), orders: all(10), ...rates});
    for (const factor of factors) expect(factor).toBeCloseTo(1 / (1 + extra.fast), 9);
  });

  test("are more, for all alike, where baskets become two orders", () => {
    const rates = {pastRate: all(0), futureRate: all(0)};
    const factors = orderFactors({x: all(9), orders: all(13), ...rates});
    for (const factor of factors) expect(factor).toBeCloseTo(1.3, 5);
  });

  test("lean to the customer's own where customers differ", () => {
    const orders = all(10).map((value, who) => (who % 2 === 0 ? value : 16));
    const rates = {pastRate: all(0), futureRate: all(0)};
    const factors = orderFactors({x: all(9), orders, ...rates});
    // By hand: 0.3 extra a day, so 3 expected of each; the spread is 9 − 3 = 6 per customer, the scale 3 · 10:
    // a prior of 30 / 6 = 5 days, and (5 · 0.3 + 0) / 15 or (5 · 0.3 + 6) / 15 beyond the first.
    expect(factors[0]).toBeCloseTo(1.1, 9);
    expect(factors[1]).toBeCloseTo(1.5, 9);
  });

  test("are refused for fewer orders than days", () => {
    expect(() => orderFactors({x: [2], orders: [2], pastRate: [0], futureRate: [0]})).toThrow(
      "row 0 has 2 orders on 3 purchase days: an order a day was expected",
    );
    expect(() => orderFactors({x: [2], orders: [3], pastRate: [0], futureRate: [-1]})).toThrow(
      RangeError,
    );
  });

  test("of nobody are none", () => {
    expect(orderFactors({x: [], orders: [], pastRate: [], futureRate: []})).toHaveLength(0);
  });
});

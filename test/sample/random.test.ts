import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Shelves} from "../../loaders/tools/sample/basket.js";
import {
  dayAtShopTime,
  dayOf,
  formatDay,
  seasonByDay,
  shopTime,
} from "../../loaders/tools/sample/calendar.js";
import {formatFen} from "../../loaders/tools/sample/csv.js";
import {makeProducts} from "../../loaders/tools/sample/products.js";
import {dropoutByDelivery} from "../../loaders/tools/sample/purchases.js";
import {Random} from "../../loaders/tools/sample/random.js";
import {dayCount, lastDay, lateness} from "../../loaders/tools/sample/truth.js";

const moments = (draw: () => number, count = 40_000) => {
  const draws = Array.from({length: count}, draw);
  const mean = draws.reduce((sum, x) => sum + x, 0) / count;
  return {mean, variance: draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1)};
};

describe("random draws have their moments", () => {
  const random = new Random(7, "moments");
  it.each([
    ["uniform", () => random.next(), 1 / 2, 1 / 12],
    ["exponential", () => random.exponential(), 1, 1],
    ["normal", () => random.normal(), 0, 1],
    ["gamma below one", () => random.gamma(0.5), 0.5, 0.5],
    ["gamma above one", () => random.gamma(6), 6, 6],
    ["beta(0.75, 4.5)", () => random.beta(0.75, 4.5), 1 / 7, (1 / 7) * (6 / 7) * (1 / 6.25)],
    ["poisson", () => random.poisson(2.5), 2.5, 2.5],
  ])("%s", (_, draw, mean, variance) => {
    const found = moments(draw);
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / 40_000));
    expect(found.variance / variance).toBeCloseTo(1, 1);
  });

  it("and are a function of seed and label alone", () => {
    const draw = (seed: number, label: string) => new Random(seed, label).next();
    expect(draw(1, "a")).toBe(draw(1, "a"));
    expect(new Set([draw(1, "a"), draw(1, "b"), draw(2, "a")]).size).toBe(3);
  });
});

describe("the calendar", () => {
  it("agrees with the platform's on every day", () => {
    for (let day = -30_000; day < dayCount; day += 1) {
      const text = new Date(Date.UTC(2023, 6, 1) + day * 86_400_000).toISOString().slice(0, 10);
      if (formatDay(day) !== text || dayOf(text) !== day) expect.fail(`day ${day} is ${text}`);
    }
    expect(formatDay(dayCount - 1)).toBe(lastDay);
  });

  it("runs at one on average, and shop time finds its day again", () => {
    expect(shopTime.at(-1)).toBeCloseTo(dayCount, 6);
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: dayCount - 1}),
        fc.double({min: 0.001, max: 0.999, noNaN: true}),
        (day, part) => {
          expect(dayAtShopTime(shopTime[day]! + part * seasonByDay[day]!)).toBe(day);
        },
      ),
    );
  });
});

describe("leaving", () => {
  it("mixes over late and timely deliveries to the customer's own probability", () => {
    const unit = fc.double({min: 0, max: 1, noNaN: true});
    fc.assert(
      fc.property(unit, fc.double({min: 0, max: lateness.share, noNaN: true}), (p, share) => {
        const {inTime, late} = dropoutByDelivery(p, share);
        expect((1 - share) * inTime + share * late).toBeCloseTo(p, 12);
        for (const probability of [inTime, late]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(late).toBeGreaterThanOrEqual(inTime);
      }),
    );
  });
});

describe("a basket", () => {
  const shelves = new Shelves(makeProducts(1));
  it("adds up to its net amount, without a product twice, whatever the amount", () => {
    fc.assert(
      fc.property(fc.integer({min: 500, max: 5_000_000}), fc.integer(), (net, label) => {
        const taste = {favourite: "Tea", isYoung: false};
        const lines = shelves.fill(new Random(3, `${label}`), net, net, 500, taste);
        expect(lines.reduce((sum, line) => sum + line.net, 0)).toBe(net);
        expect(new Set(lines.map(({product}) => product.id)).size).toBe(lines.length);
        for (const {quantity} of lines) expect(quantity).toBeGreaterThan(0);
      }),
      {numRuns: 500},
    );
  });
});

describe("money as text", () => {
  it.each([
    [12345, "123.45"],
    [12340, "123.4"],
    [12000, "120"],
    [5, "0.05"],
    [-905, "-9.05"],
    [0, "0"],
  ])("%d fen is %s", (fen, text) => {
    expect(formatFen(fen)).toBe(text);
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  findRhythms,
  longerGapProbability,
  overdueAfter,
} from "../../loaders/models/survival/rhythm.js";
import {Random} from "../../loaders/tools/sample/random.js";

function flat(customers: readonly (readonly number[])[]): {gaps: number[]; offsets: number[]} {
  const offsets = [0];
  for (const {length} of customers) offsets.push(offsets.at(-1)! + length);
  return {gaps: customers.flat(), offsets};
}

const four = [[10, 20], [30, 30, 60], [5], []];

describe("four customers", () => {
  const rhythms = findRhythms(flat(four))!;

  // numpy and scipy 1.17: analysis of variance, then the formulas of the docstring with κ.
  it("have the moments of their logs", () => {
    expect(rhythms.population.within).toBeCloseTo(0.186842838745967, 12);
    expect(rhythms.population.between).toBeCloseTo(0.8179071265480224, 12);
    expect(rhythms.population.mean).toBeCloseTo(2.6745872421090393, 12);
  });

  it.each([
    [0, 2.651765396373932, 0.5202763809437582, 27.619620473622717, 0.023109345084680585],
    [1, 3.5644837409137495, 0.4946886570806526, 66.58323131937809, 0.40072822359587146],
    [2, 1.8075125890394363, 0.5821859407721439, 12.853471016404153, 0.0006155895215101818],
    [3, 2.6745872421090393, 1.0023721690539844, 52.41426906292951, 0.1557948871887498],
  ])("customer %d", (customer, mean, deviation, overdue, longer) => {
    expect(rhythms.mean[customer]).toBeCloseTo(mean, 12);
    expect(rhythms.deviation[customer]).toBeCloseTo(deviation, 12);
    expect(overdueAfter(rhythms)[customer]).toBeCloseTo(overdue, 9);
    const found = longerGapProbability(rhythms, [40, 40, 40, 40])[customer];
    expect(found).toBeCloseTo(longer, 12);
  });
});

describe("drawn customers", () => {
  const random = new Random(3, "rhythm");
  const [mean, within, between] = [3.2, 0.5, 0.3];
  const drawGaps = (): number[] => {
    const own = mean + Math.sqrt(between) * random.normal();
    const count = random.poisson(4);
    return Array.from({length: count + 1}, () =>
      Math.exp(own + Math.sqrt(within) * random.normal()),
    );
  };
  const drawn = Array.from({length: 20_000}, drawGaps);
  const seen = flat(drawn.map((gaps) => gaps.slice(0, -1)));
  const rhythms = findRhythms(seen)!;

  it("give back what they were drawn from", () => {
    // About three standard errors with 80,000 gaps of 20,000 customers.
    expect(Math.abs(rhythms.population.mean - mean)).toBeLessThan(0.02);
    expect(Math.abs(rhythms.population.within - within)).toBeLessThan(0.01);
    expect(Math.abs(rhythms.population.between - between)).toBeLessThan(0.02);
  });

  it.each([0.5, 0.8, 0.9, 0.99])(
    "are overdue as often as %d says, by number of gaps",
    (percentile) => {
      const limits = overdueAfter(rhythms, {percentile});
      for (const isOf of [(n: number) => n === 0, (n: number) => n === 1, (n: number) => n > 3]) {
        let [customers, shorter] = [0, 0];
        drawn.forEach((gaps, customer) => {
          if (!isOf(gaps.length - 1)) return;
          customers += 1;
          if (gaps.at(-1)! <= limits[customer]!) shorter += 1;
        });
        const error = Math.sqrt((percentile * (1 - percentile)) / customers);
        expect(Math.abs(shorter / customers - percentile)).toBeLessThan(4 * error + 0.003);
      }
    },
  );
});

describe("corners, by hand", () => {
  it("nobody has a gap", () => {
    expect(findRhythms({gaps: [], offsets: [0, 0, 0]})).toBeUndefined();
    expect(findRhythms({gaps: [], offsets: [0]})).toBeUndefined();
  });

  it("gaps that never vary: overdue after them", () => {
    const rhythms = findRhythms(flat([[7, 7], [7], []]))!;
    overdueAfter(rhythms).forEach((days) => expect(days).toBeCloseTo(7, 12));
    expect(Array.from(longerGapProbability(rhythms, [6.9, 7, 7.1]))).toEqual([1, 1, 0]);
  });

  it("customers each of whom is a clock: their own gap", () => {
    const rhythms = findRhythms(flat([[7, 7], [30, 30, 30], []]))!;
    const [week, month, other] = overdueAfter(rhythms);
    expect(week).toBeCloseTo(7, 9);
    expect(month).toBeCloseTo(30, 9);
    expect(other).toBeGreaterThan(30);
  });

  it("one gap each: the population's rhythm for all", () => {
    const rhythms = findRhythms(flat([[5], [20], [80]]))!;
    expect(rhythms.population.between).toBe(0);
    // Logs of 5, 20, 80 are evenly spaced by ln 4: mean ln 20, sample variance (ln 4)².
    rhythms.mean.forEach((log) => expect(log).toBeCloseTo(Math.log(20), 12));
    rhythms.deviation.forEach((each) => expect(each).toBeCloseTo(Math.log(4), 12));
  });

  it("the time 0 and the end of time", () => {
    const rhythms = findRhythms(flat(four))!;
    expect(Array.from(longerGapProbability(rhythms, [0, 0, 0, 0]))).toEqual([1, 1, 1, 1]);
    const ever = new Array<number>(4).fill(Infinity);
    expect(Array.from(longerGapProbability(rhythms, ever))).toEqual([0, 0, 0, 0]);
  });
});

const gap = fc.oneof(
  fc.integer({min: 1, max: 400}),
  fc.double({min: 1e-6, max: 1e9, noNaN: true}),
  fc.constant(30),
);
const anyCustomers = fc.array(fc.array(gap, {maxLength: 6}), {maxLength: 12});

describe("any customers", () => {
  it("are overdue at finite times, later at a higher percentile", () => {
    fc.assert(
      fc.property(
        anyCustomers,
        fc.double({min: 1e-6, max: 0.999999, noNaN: true}),
        (customers, share) => {
          const rhythms = findRhythms(flat(customers));
          expect(rhythms === undefined).toBe(customers.flat().length === 0);
          if (!rhythms) return;
          const [sooner, later] = [share / 2, share].map((percentile) =>
            overdueAfter(rhythms, {percentile}),
          ) as [Float64Array, Float64Array];
          later.forEach((days, customer) => {
            expect(Number.isFinite(days)).toBe(true);
            expect(days).toBeGreaterThanOrEqual(sooner[customer]!);
          });
          const longer = longerGapProbability(rhythms, later);
          longer.forEach((probability, customer) => {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
            if (rhythms.deviation[customer]! > 1e-4) expect(probability).toBeCloseTo(1 - share, 6);
          });
        },
      ),
    );
  });

  it("keep their rhythm in any order of customers and of their gaps, and in any unit of time", () => {
    const near = fc.array(fc.array(fc.integer({min: 1, max: 400}), {maxLength: 6}), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(near, (customers) => {
        const [one, turned, weeks] = [
          customers,
          customers.toReversed().map((gaps) => gaps.toReversed()),
          customers.map((gaps) => gaps.map((days) => days / 7)),
        ].map((each) => findRhythms(flat(each)));
        if (!one) return;
        const plain = overdueAfter(one);
        const reversed = overdueAfter(turned!).toReversed();
        const inWeeks = overdueAfter(weeks!);
        plain.forEach((days, customer) => {
          expect(Math.abs(reversed[customer]! / days - 1)).toBeLessThan(1e-6);
          expect(Math.abs((7 * inWeeks[customer]!) / days - 1)).toBeLessThan(1e-6);
        });
      }),
    );
  });
});

it("refuses what is no list of gaps", () => {
  expect(() => findRhythms({gaps: [0], offsets: [0, 1]})).toThrow(
    "gap 0 at 0: a time from 0.000001 to 1000000000 was expected",
  );
  expect(() => findRhythms({gaps: [1], offsets: [0, 1, 0]})).toThrow(
    "offset 0 of customer 2: 0 and then no less than 1 was expected",
  );
  expect(() => findRhythms({gaps: [1], offsets: [1, 1]})).toThrow("offset 1 of customer 0");
  expect(() => findRhythms({gaps: [1, 2], offsets: [0, 1]})).toThrow("2 gaps with offsets up to 1");
  const rhythms = findRhythms(flat(four))!;
  expect(() => longerGapProbability(rhythms, [1])).toThrow("1 times since the last purchase for 4");
  expect(() => longerGapProbability(rhythms, [1, -1, 1, 1])).toThrow(
    "time -1 since the last purchase of customer 1",
  );
  expect(() => overdueAfter(rhythms, {percentile: 1})).toThrow("the normal quantile of 1");
});

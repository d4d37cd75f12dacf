/** One value per customer in each column. */
export interface OrdersSeen {
  /** Repeat purchase days: all purchase days but the first. */
  readonly x: ArrayLike<number>;
  /** All orders, those of the first day too. */
  readonly orders: ArrayLike<number>;
  /** The rate of orders a day until now, leaving taken into account. */
  readonly pastRate: ArrayLike<number>;
  /** The rate of orders a day from now on, if still there. */
  readonly futureRate: ArrayLike<number>;
}

/** Expected orders above one on a day with an order, at the Poisson rate λ: λ / (1 − e^(−λ)) − 1. */
function extraAt(rate: number): number {
  return rate < 1e-5 ? rate / 2 : rate / -Math.expm1(-rate) - 1;
}

/** The least and the most purchase days that the population's own orders per day weigh. */
const priorDays = {least: 1, most: 1e6};

/**
 * Returns for each customer the factor that turns the purchases which a model fitted to `orderAges`
 * expects into expected orders. It is one where orders fall on days by chance alone: then a day with an
 * order has λ / (1 − e^(−λ)) of them. Shops differ: one basket becomes two orders, or a day's orders are
 * merged into one. What the population's purchase days, first ones included, have beyond chance is
 * added alike to all (or taken away in proportion), and a customer's own orders per day count against that
 * with the weight of so many days as the spread between customers tells: a gamma-Poisson mixture of the
 * orders beyond the first of a day, its shape by the method of moments.
 */
export function orderFactors({x, orders, pastRate, futureRate}: OrdersSeen): Float64Array {
  const customers = x.length;
  let [days, seen, byChance] = [0, 0, 0];
  for (let row = 0; row < customers; row++) {
    const own = x[row]! + 1;
    if (!(orders[row]! >= own)) {
      throw new RangeError(
        `row ${row} has ${orders[row]} orders on ${own} purchase days: an order a day was expected`,
      );
    }
    if (!(pastRate[row]! >= 0 && futureRate[row]! >= 0)) {
      throw new RangeError(
        `row ${row} has rates ${pastRate[row]} and ${futureRate[row]}: 0 or more was expected`,
      );
    }
    days += own;
    seen += orders[row]! - own;
    byChance += own * extraAt(pastRate[row]!);
  }
  const share = byChance > 0 ? Math.min(1, seen / byChance) : 1;
  const added = days > 0 ? Math.max(0, seen - byChance) / days : 0;
  const expectedAt = (rate: number): number => share * extraAt(rate) + added;
  let [spread, scale] = [0, 0];
  for (let row = 0; row < customers; row++) {
    const expected = (x[row]! + 1) * expectedAt(pastRate[row]!);
    spread += (orders[row]! - x[row]! - 1 - expected) ** 2 - expected;
    scale += expected * (x[row]! + 1);
  }
  const prior =
    spread > 0 && scale > 0
      ? Math.min(priorDays.most, Math.max(priorDays.least, scale / spread))
      : priorDays.most;
  const factors = new Float64Array(customers);
  for (let row = 0; row < customers; row++) {
    const own = x[row]! + 1;
    const beyond = orders[row]! - own - own * expectedAt(pastRate[row]!);
    const extra = expectedAt(futureRate[row]!) + beyond / (prior + own);
    factors[row] = (1 + Math.max(0, extra)) / (1 + extraAt(futureRate[row]!));
  }
  return factors;
}

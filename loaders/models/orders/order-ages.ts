export interface OrderAges {
  readonly tx: Float64Array;
  readonly T: Float64Array;
}

/**
 * Returns the ages to fit and predict with where x counts days with a purchase but orders are wanted: half
 * a day less for each repeat purchase day, tx − x/2 and T − x/2. tx and T come in whole days from the first
 * purchase's day to the last purchase's and to the last day observed, all of it seen; `day` is the length
 * of a day in their unit.
 *
 * Why: a day shows one purchase however many orders it had, so a day is a trial with success 1 − e^(−λ) for
 * a customer who orders at rate λ, and x days out of T have the likelihood
 *     (1 − e^(−λ))^x e^(−λ(T − x)) = λ^x e^(−λ(T − x/2)) (sinh(λ/2) / (λ/2))^x.
 * The last factor is 1 + λ²/24 at most: what is left is the Poisson likelihood of these models, whose λ then
 * is the rate of orders and not of days. It holds the same until tx for those who left then. (The first
 * day needs nothing: its later orders do not show.) Expected purchases of a model fitted so are expected
 * orders, as far as orders fall on days by chance; `orderFactors` does the rest. Ages are not
 * Pareto/NBD's time until death, which loses x/2 here: small unless customers buy nearly daily.
 */
export function orderAges(
  x: ArrayLike<number>,
  tx: ArrayLike<number>,
  T: ArrayLike<number>,
  {day = 1}: {readonly day?: number} = {},
): OrderAges {
  const last = new Float64Array(x.length);
  const end = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    if (!(x[row]! * day <= tx[row]! + day / 2 && tx[row]! <= T[row]!)) {
      throw new RangeError(
        `row ${row} has ${x[row]} repeat purchase days until tx ${tx[row]}, T ${T[row]}: x days at most until tx, and tx at most T, were expected`,
      );
    }
    const hidden = Math.min(tx[row]!, (x[row]! * day) / 2);
    last[row] = tx[row]! - hidden;
    end[row] = T[row]! - hidden;
  }
  return {tx: last, T: end};
}

const rootOfTwoPi = Math.sqrt(2 * Math.PI);

/**
 * Returns the probability that a standard normal draw is greater than z, any real number, to about
 * twelve digits in both tails. By the series Φ(z) = 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + …) near the
 * centre (Marsaglia 2004, "Evaluating the normal distribution") and Laplace's continued fraction
 * φ(z) / (z + 1/(z + 2/(z + …))) beyond.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("the normal tail of NaN: a number was expected");
  const size = Math.abs(z);
  if (size > 40) return z > 0 ? 0 : 1;
  const density = Math.exp((-z * z) / 2) / rootOfTwoPi;
  if (size < 3) {
    let [term, sum] = [z, z];
    for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = size;
  for (let level = 80; level > 0; level--) fraction = size + level / fraction;
  return z > 0 ? density / fraction : 1 - density / fraction;
}

/**
 * Returns the z that a standard normal draw stays below with the given probability, which must lie
 * strictly between 0 and 1. Halley's steps on `normalTail` from a start within 0.0005 (Abramowitz and
 * Stegun 1964, 26.2.23).
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `the normal quantile of ${probability}: a probability strictly between 0 and 1 was expected`,
    );
  }
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const miss = ((normalTail(z) - tail) * rootOfTwoPi) / Math.exp((-z * z) / 2);
    z += miss / (1 - (miss * z) / 2);
  }
  return probability < 0.5 ? -z : z;
}

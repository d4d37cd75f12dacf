/**
 * Returns the probability that a draw of Student's t with a whole number of degrees of freedom lies within
 * ±√degrees · tan(angle), for an angle from 0 to π/2. Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
 */
function within(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let [term, sum] = isOdd ? [cosine, degrees > 1 ? cosine : 0] : [1, 1];
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/**
 * Returns the t that a draw of Student's distribution stays below with the given probability, which must lie
 * strictly between 0 and 1; degrees of freedom are a whole number from 1 to 10,000. By bisection of the angle
 * in which its distribution is a finite sum.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Student's quantile of ${probability}: a probability strictly between 0 and 1 was expected`,
    );
  }
  if (!(Number.isInteger(degrees) && degrees >= 1 && degrees <= 10_000)) {
    throw new RangeError(
      `Student's quantile with ${degrees} degrees of freedom: a whole number from 1 to 10,000 was expected`,
    );
  }
  const central = Math.abs(2 * probability - 1);
  let [low, high] = [0, Math.PI / 2];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < central) low = middle;
    else high = middle;
  }
  const t = Math.sqrt(degrees) * Math.tan((low + high) / 2);
  return probability < 0.5 ? -t : t;
}

import gammaln from "@stdlib/math-base-special-gammaln";

function softplus(y: number): number {
  return Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
}

function logistic(y: number): number {
  return 1 / (1 + Math.exp(-y));
}

/** Where e^y and e^-y no longer change 1. */
const edge = 50;

/**
 * Returns the logarithm of 2F1(a, b; c; 1 - w) for positive a, b and gap = c - b (given instead of c, which may
 * have rounded it away) and 0 < w <= 1, from Euler's integral (DLMF 15.6.1) with t = e^y / (1 + e^y):
 *
 *     B(b, c - b) F = ∫ exp(b y) (1 + e^y)^(a - c) (1 + w e^y)^-a dy over the real line.
 *
 * The integrand is positive and analytic within |Im y| < π, so that the trapezoidal rule doubles its digits
 * when the step is halved; both tails are exponential and summed in closed form.
 */
export function logEulerIntegral(a: number, b: number, gap: number, w: number): number {
  const c = b + gap;
  const logW = Math.log(w);
  const exponent = (y: number) => b * y + (a - c) * softplus(y) - a * softplus(y + logW);
  const slope = (y: number) => b + (a - c) * logistic(y) - a * logistic(y + logW);

  // A stationary point: the slope is b on the left and -gap on the right.
  let [low, high] = [-edge - Math.abs(logW), edge - 2 * logW];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  const centre = low;
  const peak = exponent(centre);
  const first = -edge;
  const last = edge - logW;

  const sum = (h: number) => {
    let total = 0;
    let y = centre;
    let value = 1;
    for (; y < last && value > 1e-22 * total; y += h) {
      value = Math.exp(exponent(y) - peak);
      total += value;
    }
    if (y >= last) total += Math.exp(exponent(y) - peak) / -Math.expm1(-gap * h);
    value = 1;
    for (y = centre - h; y > first && value > 1e-22 * total; y -= h) {
      value = Math.exp(exponent(y) - peak);
      total += value;
    }
    if (y <= first) total += Math.exp(exponent(y) - peak) / -Math.expm1(-b * h);
    return h * total;
  };

  let h = 0.5;
  let [rough, fine] = [sum(h), sum(h / 2)];
  while (Math.abs(rough - fine) > 1e-9 * fine && h > 1e-4) {
    h /= 2;
    [rough, fine] = [fine, sum(h / 2)];
  }
  return Math.log(fine) + peak - (gammaln(b) + gammaln(gap) - gammaln(c));
}

/**
 * Returns the time that a customer who is alive now is expected to stay of the next `horizon`, where the rate of
 * leaving is gamma-distributed: ∫ (1 + t / scale)^-shape dt over (0, horizon].
 */
export function presence(shape: number, scale: number, horizon: number): number {
  const grown = Math.log1p(horizon / scale);
  return scale * (shape === 1 ? grown : Math.expm1((1 - shape) * grown) / (1 - shape));
}

/** Nodes and weights of the Gauss-Legendre rule on (0, 1), from Legendre's recurrence by Newton's method. */
function legendre(order: number): {nodes: Float64Array; weights: Float64Array} {
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let at = 0; at < order; at++) {
    let node = Math.cos((Math.PI * (at + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      let [before, value] = [1, node];
      for (let n = 2; n <= order; n++) {
        [before, value] = [value, ((2 * n - 1) * node * value - (n - 1) * before) / n];
      }
      slope = (order * (before - node * value)) / (1 - node * node);
      node -= value / slope;
    }
    nodes[at] = (1 + node) / 2;
    weights[at] = 1 / ((1 - node * node) * slope * slope);
  }
  return {nodes, weights};
}

const rule = legendre(12);

/** Discounted to exp(-this), what follows does not count. */
const deepest = 45;

/**
 * Returns `presence` with each instant t discounted by exp(-rate t), relative error near 1e-12. With
 * t = scale (exp(v) - 1), by a Gauss-Legendre rule on panels over which the integrand changes little.
 */
export function discountedPresence(
  shape: number,
  scale: number,
  horizon: number,
  rate: number,
): number {
  const fall = rate * scale;
  const end = Math.log1p(Math.min(horizon, deepest / rate) / scale);
  const panels = Math.max(1, Math.ceil(Math.max(2 * end, (fall * Math.expm1(end)) / 4)));
  const width = end / panels;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let node = 0; node < rule.nodes.length; node++) {
      const v = (panel + rule.nodes[node]!) * width;
      sum += rule.weights[node]! * Math.exp((1 - shape) * v - fall * Math.expm1(v));
    }
  }
  return scale * width * sum;
}

/**
 * How many numbers describe one leaving probability j: itself, then its derivatives by rho, s, zeta,
 * rho rho, rho s, s s, rho zeta, s zeta and zeta zeta.
 */
export const leavingSize = 10;

/** Trapezoidal nodes y of a double exponential rule, v = exp(y - exp(-y)): step and range. */
const [step, from, to] = [1 / 12, -3.6, 40];
const nodes = Float64Array.from({length: Math.round((to - from) / step) + 1}, (_, at) => {
  const y = from + at * step;
  return Math.exp(y - Math.exp(-y));
});
const weights = nodes.map((node, at) => step * node * (1 + Math.exp(-(from + at * step))));

/**
 * Fills `out` with the probability j that a customer who is alive leaves before the next purchase, and
 * with its derivatives. With a purchase rate of shape rho and a dropout rate of shape s, gamma-distributed at
 * scales a and b with zeta = b / a - 1,
 *
 *     j = E[μ / (λ + μ)] = s ∫ exp(-s v) (1 + (1 + zeta) (exp(v) - 1))^-rho dv over v > 0,
 *
 * which is s / (rho + s) 2F1(1, rho; rho + s + 1; -zeta) where zeta <= 0. rho and s are positive, zeta exceeds -1.
 */
export function fillLeaving(rho: number, s: number, zeta: number, out: Float64Array): void {
  const isSlower = zeta > 0;
  const ratio = 1 + zeta;
  // Nodes in v where that decays fast first and slower later, else in l, for then that does.
  const scale = isSlower ? 1 / (s + rho * ratio) : 1 / (rho + (s + 1) / ratio);
  const longest = 42 / (rho + s);
  let [j, jL, jV, jE, jLL, jLV, jVV, jLE, jVE, jEE] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let node = 0; node < nodes.length; node++) {
    const at = scale * nodes[node]!;
    if (at > longest) break;
    const shrunk = -Math.expm1(-at);
    const other =
      at < 600
        ? Math.log1p(Math.expm1(at) * (isSlower ? ratio : 1 / ratio))
        : at + (isSlower ? Math.log(ratio) : -Math.log(ratio));
    const v = isSlower ? at : other;
    const l = isSlower ? other : at;
    // e = (exp(v) - 1) exp(-l), and the weight carries dv.
    const e = isSlower ? shrunk / (1 - shrunk + ratio * shrunk) : shrunk / ratio;
    const dv = isSlower ? 1 : 1 / (1 + zeta * (1 - shrunk));
    const density = weights[node]! * dv * Math.exp(-s * v - rho * l);
    j += density;
    jL += density * l;
    jV += density * v;
    jE += density * e;
    jLL += density * l * l;
    jLV += density * l * v;
    jVV += density * v * v;
    jLE += density * l * e;
    jVE += density * v * e;
    jEE += density * e * e;
  }
  const size = s * scale;
  out[0] = size * j;
  out[1] = -size * jL;
  out[2] = scale * j - size * jV;
  out[3] = -rho * size * jE;
  out[4] = size * jLL;
  out[5] = size * jLV - scale * jL;
  out[6] = size * jVV - 2 * scale * jV;
  out[7] = size * (rho * jLE - jE);
  out[8] = rho * (size * jVE - scale * jE);
  out[9] = rho * (rho + 1) * size * jEE;
}

/**
 * Turns j at rho + 1 into j at rho, in place: (rho + s) j(rho) = s - rho zeta j(rho + 1), from integrating by
 * parts, and what its derivatives make of it. Errors shrink where rho (zeta - 1) <= s.
 */
export function stepDown(rho: number, s: number, zeta: number, at: Float64Array): void {
  const share = 1 / (rho + s);
  const factor = rho * zeta;
  const j = at[0]!;
  const jr = at[1]!;
  const js = at[2]!;
  const jz = at[3]!;
  const jrr = at[4]!;
  const jrs = at[5]!;
  const jss = at[6]!;
  const jrz = at[7]!;
  const jsz = at[8]!;
  const jzz = at[9]!;
  const value = share * (s - factor * j);
  const r = share * (-zeta * j - factor * jr - value);
  const byS = share * (1 - factor * js - value);
  const z = share * (-rho * j - factor * jz);
  at[0] = value;
  at[1] = r;
  at[2] = byS;
  at[3] = z;
  at[4] = share * (-2 * zeta * jr - factor * jrr - 2 * r);
  at[5] = share * (-zeta * js - factor * jrs - byS - r);
  at[6] = share * (-factor * jss - 2 * byS);
  at[7] = share * (-j - zeta * jz - rho * jr - factor * jrz - z);
  at[8] = share * (-rho * js - factor * jsz - z);
  at[9] = share * (-2 * rho * jz - factor * jzz);
}

/** Turns j at rho into j at rho + 1, in place. Errors shrink where rho (zeta - 1) >= s. */
export function stepUp(rho: number, s: number, zeta: number, at: Float64Array): void {
  const share = 1 / (rho * zeta);
  const total = rho + s;
  const j = at[0]!;
  const jr = at[1]!;
  const js = at[2]!;
  const jz = at[3]!;
  const jrr = at[4]!;
  const jrs = at[5]!;
  const jss = at[6]!;
  const jrz = at[7]!;
  const jsz = at[8]!;
  const jzz = at[9]!;
  const value = share * (s - total * j);
  const r = share * (-j - total * jr - zeta * value);
  const byS = share * (1 - j - total * js);
  const z = share * (-total * jz - rho * value);
  at[0] = value;
  at[1] = r;
  at[2] = byS;
  at[3] = z;
  at[4] = share * (-2 * jr - total * jrr - 2 * zeta * r);
  at[5] = share * (-js - jr - total * jrs - zeta * byS);
  at[6] = share * (-2 * js - total * jss);
  at[7] = share * (-jz - total * jrz - value - zeta * z - rho * r);
  at[8] = share * (-jz - total * jsz - rho * byS);
  at[9] = share * (-total * jzz - 2 * rho * z);
}

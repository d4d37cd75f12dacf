/** A point of [0, 1] and its weight in an integral over it. */
export interface QuadraturePoint {
  readonly at: number;
  readonly weight: number;
}

const step = 0.11;
const reach = 3.2;

/**
 * Points that integrate over [0, 1] what is smooth inside, however steep at the ends (Takahasi and Mori,
 * 1974). None is at an end.
 */
export const tanhSinhPoints: readonly QuadraturePoint[] = Array.from(
  {length: 2 * Math.floor(reach / step) + 1},
  (_, k) => {
    const v = (k - Math.floor(reach / step)) * step;
    const slope = Math.PI * Math.cosh(v);
    const at = 1 / (1 + Math.exp(-Math.PI * Math.sinh(v)));
    const rest = 1 / (1 + Math.exp(Math.PI * Math.sinh(v)));
    return {at, weight: step * slope * at * rest};
  },
);

/** What a parameter is: a shape of a gamma or beta distribution, or a scale in the unit of the ages. */
export type ParameterKind = "shape" | "scale";

/** Shapes as they are; scales as shares of the longest age. */
const bounds = {shape: [1e-3, 1e3], scale: [1e-4, 1e4]} as const;

/**
 * Returns whether any of the parameters, given as logarithms, is beyond what is plausible, or `slack` times
 * beyond that.
 */
export function isImplausible(
  at: Float64Array,
  kinds: readonly ParameterKind[],
  {longest, slack = 1}: {readonly longest: number; readonly slack?: number},
): boolean {
  return kinds.some((kind, k) => {
    const [least, most] = bounds[kind];
    const value = Math.exp(at[k]!) / (kind === "scale" ? longest : 1);
    return !(value >= least / slack && value <= most * slack);
  });
}

/** How far beyond the plausible a climb may stray before it ends: it is on a ridge without a top. */
export const straying = 10;

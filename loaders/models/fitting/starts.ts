import {maximise, type MaximiseOptions, type Objective, type Optimum} from "../numeric/optimise.js";

/** Log-likelihoods closer than this are the same to any reader of them. */
const same = 0.01;

export interface Climbs {
  readonly best: Optimum;
  /** A second start came as high. */
  readonly doAgree: boolean;
  readonly evaluations: number;
}

/** Returns the highest of the maxima reached from several starts; where they are equal, the first. */
export function climbFromAll(
  objective: Objective,
  starts: readonly (readonly number[])[],
  options: MaximiseOptions = {},
): Climbs {
  const tops = starts.map((start) => maximise(objective, start, options));
  const best = tops.reduce((high, top) => (top.value > high.value + 1e-9 ? top : high));
  return {
    best,
    doAgree: tops.filter(({value}) => value > best.value - same).length > 1,
    evaluations: tops.reduce((sum, top) => sum + top.evaluations, 0),
  };
}

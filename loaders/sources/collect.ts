import {InputFaults, type Fault} from "../faults.js";

/** Returns what a step gives; where it throws faults, they are added to the others instead. */
export async function collect<T>(
  faults: Fault[],
  step: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

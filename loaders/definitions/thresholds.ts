import {type Fault, InputFaults} from "../faults.js";
import type {Warehouse} from "../warehouse.js";
import type {Definitions} from "./definitions.js";

/**
 * Throws if a threshold that was set cannot be kept beside those that the source's own gaps gave: each
 * stage must begin later than the one before.
 */
export async function checkThresholds(
  warehouse: Warehouse,
  definitions: Definitions,
): Promise<void> {
  const [inForce] = await warehouse.rows("select * from core.thresholds");
  const faults = definitions.numbers.flatMap(({definition, value, origin}): Fault[] => {
    const used = inForce?.[definition];
    if (origin !== "set" || used === undefined || used === value) return [];
    return [
      {
        file: "source.yaml",
        column: `definitions.${definition}`,
        value: String(value),
        reason: `stages must follow each other; more days than the stage before (${Number(used) - 1}) were expected`,
        remedy: "set at_risk_after_days, dormant_after_days and churned_after_days together",
      },
    ];
  });
  if (faults.length > 0) throw new InputFaults(faults);
}

import {inAddress, keepInAddress} from "../page/address.js";
import type {Quadrant} from "./matrix-quadrants.js";

// How much service or money each quadrant's customers get, and what that comes to.

export const planUnits = ["hours", "budget"] as const;
export type PlanUnit = (typeof planUnits)[number];

/** From whom most is at stake to whom least. */
export const planOrder = [
  "high_importance_high_value",
  "high_importance_low_value",
  "low_importance_high_value",
  "low_importance_low_value",
] as const;

/** What one customer gets in a year, by the places of `planOrder`. */
export interface Plan {
  readonly unit: PlanUnit;
  readonly rates: readonly number[];
}

const most = 1e9;

/** Where nobody has decided yet; round numbers to change, not advice. */
export const examples: Readonly<Record<PlanUnit, readonly number[]>> = {
  hours: [4, 2, 1, 0.25],
  budget: [200, 80, 40, 5],
};

/** Returns the plan in the address, written as "hours_4_2_1_0.25"; the example in hours where there is none. */
export function planInAddress(): Plan {
  const [unit, ...texts] = (inAddress("plan") ?? "").split("_");
  const known = planUnits.find((one) => one === unit);
  const rates = texts.map((text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN));
  return known && rates.length === planOrder.length && rates.every((rate) => rate <= most)
    ? {unit: known, rates}
    : {unit: "hours", rates: examples.hours};
}

/** Writes a plan into the address; the example in hours leaves none there. */
export function keepPlan({unit, rates}: Plan): void {
  const text = [unit, ...rates].join("_");
  keepInAddress("plan", text === ["hours", ...examples.hours].join("_") ? null : text);
}

/** Returns the plan with another rate at a place; as it is where the rate is none. */
export function withRate(plan: Plan, place: number, rate: number): Plan {
  if (!(rate >= 0) || rate > most) return plan;
  return {...plan, rates: plan.rates.map((old, i) => (i === place ? rate : old))};
}

export interface PlanRow {
  readonly id: string;
  readonly customers: number;
  readonly rate: number;
  readonly total: number;
  /** The same rate under the definition in force. */
  readonly totalInForce: number;
}

/** Returns what the plan comes to, per quadrant, beside the quadrants of the definition in force. */
export function planRows(
  {rates}: Plan,
  now: readonly Quadrant[],
  inForce: readonly Quadrant[],
): PlanRow[] {
  const people = (quadrants: readonly Quadrant[], id: string) =>
    quadrants.find((quadrant) => quadrant.id === id)?.customers ?? 0;
  return planOrder.map((id, i) => {
    const [customers, rate] = [people(now, id), rates[i] ?? 0];
    return {
      ...{id, customers, rate},
      total: customers * rate,
      totalInForce: people(inForce, id) * rate,
    };
  });
}

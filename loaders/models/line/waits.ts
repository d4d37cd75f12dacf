import {survivalCurve, type SurvivalCurve} from "../survival/kaplan-meier.js";
import type {Lifetimes} from "../survival/life-table.js";

/** Waits after a purchase, one row per curve, length and whether an order ended the wait. */
export interface Waits {
  readonly family: readonly string[];
  readonly curve: readonly string[];
  /** Of the curve in its family. */
  readonly position: Int32Array;
  /** Length of the wait. */
  readonly days: Int32Array;
  readonly is_ordered: readonly boolean[];
  readonly purchases: Int32Array;
}

export interface WaitCurve {
  readonly family: string;
  readonly curve: string;
  readonly position: number;
  readonly waits: Lifetimes;
  /** With 90 % intervals. */
  readonly survival: SurvivalCurve;
}

/** Returns the survival curve of each group of rows that stand together in `waits`, in their order. */
export function waitCurves(waits: Waits): WaitCurve[] {
  const curves: WaitCurve[] = [];
  const {family, curve, days, is_ordered, purchases} = waits;
  for (let start = 0, end = 0; start < days.length; start = end) {
    while (family[end] === family[start] && curve[end] === curve[start] && end < days.length) end++;
    const lifetimes = {
      durations: days.subarray(start, end),
      isEvent: Int8Array.from(is_ordered.slice(start, end), Number),
      weights: purchases.subarray(start, end),
    };
    curves.push({
      family: family[start]!,
      curve: curve[start]!,
      position: waits.position[start]!,
      waits: lifetimes,
      survival: survivalCurve(lifetimes, {level: 0.9}),
    });
  }
  return curves;
}

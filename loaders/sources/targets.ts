import {nearest} from "./nearest.js";
import type {Checked} from "./setting-list.js";

/** What is to be reached: a figure of the overview, in its own period or in one of the calendar. */
export interface Target {
  readonly value: number;
  readonly per: Per;
}

export type Per = "period" | "month" | "quarter" | "year";

const periods: readonly string[] = ["month", "quarter", "year"];

/** How the figures are measured: what flows in a period can be aimed at for another one. */
const figures: Readonly<Record<string, "flow" | "level" | "share">> = {
  active_customers: "level",
  orders: "flow",
  net_amount: "flow",
  average_order_amount: "level",
  new_customers: "flow",
  repurchase_rate: "share",
};

export const targetsExpected =
  "figures with numbers such as {net_amount: {per: year, value: 5000000}, active_customers: 1400}; the figures are " +
  Object.keys(figures).join(", ");

/** Returns targets by figure, each with the period it is set for; or what is wrong with the first that is not right. */
export function readTargets(given: unknown): Checked {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return {wrong: "not a mapping"};
  const targets: Record<string, Target> = {};
  for (const [figure, target] of Object.entries(given)) {
    const read = readTarget(figure, target);
    if ("wrong" in read) return read;
    targets[figure] = read;
  }
  return {value: targets};
}

function readTarget(figure: string, given: unknown): Target | {readonly wrong: string} {
  const kind = Object.hasOwn(figures, figure) ? figures[figure] : undefined;
  if (kind === undefined) {
    const guess = nearest(figure, Object.keys(figures));
    return {wrong: `unknown figure ${figure}${guess ? ` (did you mean ${guess}?)` : ""}`};
  }
  const isLong = typeof given === "object" && given !== null && !Array.isArray(given);
  const {value, per, ...others} = (isLong ? given : {value: given}) as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other !== undefined) return {wrong: `the target of ${figure} has an unknown part ${other}`};
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0)
    return {wrong: `the target of ${figure} is not a positive number`};
  if (kind === "share" && value > 1)
    return {wrong: `the target of ${figure} is not a share from 0 to 1`};
  if (per === undefined) return {value, per: "period"};
  if (kind !== "flow") return {wrong: `${figure} does not add up over time: its target has no per`};
  if (typeof per !== "string" || !periods.includes(per))
    return {wrong: `the target of ${figure} is not per month, quarter or year`};
  return {value, per: per as Per};
}

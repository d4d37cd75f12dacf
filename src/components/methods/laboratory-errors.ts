import {days} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

export type Tried = Marts["churn_definitions"][number];

/**
 * In what sense a definition is judged: how well it tells the gone from those who ordered, each of the two
 * groups weighed alike however large, or the money of those wrongly called.
 */
export type Sense = "customers" | "money";

/** Returns what a definition got wrong: missed as a share of the gone and false alarms as one of the rest, or their money. */
export function errors(row: Tried, sense: Sense): {missed: number; falsely: number} {
  if (sense === "customers") {
    return {
      missed: row.sensitivity_share === null ? 0 : 1 - row.sensitivity_share,
      falsely: row.false_alarm_share ?? 0,
    };
  }
  return {missed: Math.max(0, row.missed_amount), falsely: Math.max(0, row.false_amount)};
}

/** Returns both errors together: the less, the better in that sense. */
export function wrong(row: Tried, sense: Sense): number {
  const {missed, falsely} = errors(row, sense);
  return missed + falsely;
}

/** Returns the name of a definition, with its days where the name does not tell them. */
export function triedName(row: Tried, {language, terms}: Voice): string {
  const name = terms.label("churn_definition", row.definition);
  if (row.after_days === null || row.definition.startsWith("days_")) return name;
  const after = days(row.after_days, language);
  return language === "zh" ? `${name}（${after}）` : `${name} (${after})`;
}

/** Returns the definition in force, the least wrong of all, and whether these differ by more than a little. */
export function compareTried(rows: readonly Tried[], sense: Sense) {
  const inForce = rows.find((row) => row.is_in_force);
  if (!inForce || inForce.gone === 0 || inForce.gone === inForce.customers || rows.length < 2) {
    return null;
  }
  const best = rows.reduce(
    (least, row) => (wrong(row, sense) < wrong(least, sense) ? row : least),
    inForce,
  );
  const now = wrong(inForce, sense);
  const little = sense === "customers" ? 0.02 : now / 50;
  return {inForce, best, isClear: now - wrong(best, sense) > little};
}

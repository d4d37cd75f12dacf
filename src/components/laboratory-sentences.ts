import {days, number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it. Titles come without full stop.

export type Tried = Marts["churn_definitions"][number];

/** In what sense a definition is judged: by wrong calls, or by the money of those wrongly called. */
export type Sense = "customers" | "money";

/** Returns what a definition got wrong: false alarms and the gone it missed, in people or their money. */
export function wrong(row: Tried, sense: Sense): number {
  return sense === "customers"
    ? row.false_alarms + row.missed
    : Math.max(0, row.false_amount) + Math.max(0, row.missed_amount);
}

/** Returns the name of a definition, with its days where the name does not tell them. */
export function triedName(row: Tried, {language, terms}: Voice): string {
  const name = terms.label("churn_definition", row.definition);
  if (row.after_days === null || row.definition.startsWith("days_")) return name;
  const after = days(row.after_days, language);
  return language === "zh" ? `${name}（${after}）` : `${name} (${after})`;
}

/** Returns the definition in force, the least wrong of all, and whether these differ by a hundredth of those judged. */
export function compareTried(rows: readonly Tried[], sense: Sense) {
  const inForce = rows.find((row) => row.is_in_force);
  if (!inForce || inForce.customers === 0 || rows.length < 2) return null;
  const best = rows.reduce(
    (least, row) => (wrong(row, sense) < wrong(least, sense) ? row : least),
    inForce,
  );
  const scale =
    sense === "customers"
      ? inForce.customers
      : wrong(inForce, sense) + Math.max(0, inForce.right_amount);
  const isClear = wrong(inForce, sense) - wrong(best, sense) > scale / 100;
  return {inForce, best, isClear};
}

/** Which definition would have been best in a sense, against the one in force. */
export function bestTitle(rows: readonly Tried[], sense: Sense, voice: Voice): string | null {
  const found = compareTried(rows, sense);
  if (!found) return null;
  const {language, money} = voice;
  const {inForce, best, isClear} = found;
  const shown = (row: Tried) =>
    sense === "customers" ? number(wrong(row, sense), language) : money.short(wrong(row, sense));
  const [least, now] = [shown(best), shown(inForce)];
  const all = number(best.customers, language);
  const name = triedName(best, voice);
  if (language === "zh") {
    const unit = sense === "customers" ? " 次" : "";
    const what =
      sense === "customers"
        ? `误判最少：${all} 人次中 ${least} 次`
        : `误判涉及的金额最少：${least}`;
    if (best === inForce) return `试过的方法中，现行定义${what}`;
    const against = isClear
      ? `，现行定义为 ${now}${unit}`
      : `，但与现行定义（${now}${unit}）相差无几`;
    return `“${name}”${what}${against}`;
  }
  const isPeople = sense === "customers";
  if (best === inForce) {
    return isPeople
      ? `Nothing that was tried made fewer wrong calls than the definition in force: ${least} in ${all}`
      : `Nothing that was tried was wrong about less money than the definition in force: ${least}`;
  }
  const what = isPeople
    ? `made the fewest wrong calls, ${least} in ${all}`
    : `been wrong about the least money, ${least}`;
  const against = isClear
    ? `; the one in force, ${now}`
    : `, though hardly ${isPeople ? "fewer" : "less"} than the one in force (${now})`;
  return `“${name}” would have ${what}${against}`;
}

/** What the definition in force got right and what it missed. */
export function inForceSentence(rows: readonly Tried[], {language}: Voice): string | null {
  const row = rows.find((one) => one.is_in_force);
  if (!row || row.precision_share === null || row.sensitivity_share === null) return null;
  const right = percent(row.precision_share, language, 0);
  const missed = percent(1 - row.sensitivity_share, language, 0);
  const window = number(row.window_days, language);
  const after = row.after_days === null ? null : number(row.after_days, language);
  if (language === "zh") {
    const what = after === null ? "现行定义" : `现行定义（超过 ${after} 天未下单即为流失）`;
    return `${what}判定流失的客户中，${right} 在其后 ${window} 天内没有下单；没有下单的客户中，它漏掉了 ${missed}。`;
  }
  const what =
    after === null
      ? "The definition in force"
      : `The definition in force, more than ${after} days without an order,`;
  return `${what} was right about ${right} of those it called gone: they did not order in the next ${window} days. It missed ${missed} of those who did not.`;
}

/** Which definition warns soonest, and at what price. */
export function soonestSentence(rows: readonly Tried[], voice: Voice): string | null {
  const {language} = voice;
  const told = rows.filter((row) => row.warning_days !== null && !row.is_in_force);
  const first = told[0];
  if (!first) return null;
  const soonest = told.reduce(
    (most, row) => ((row.warning_days ?? 0) > (most.warning_days ?? 0) ? row : most),
    first,
  );
  const {warning_days: sooner, false_alarm_share: price} = soonest;
  if (sooner === null || sooner < 1 || price === null) return null;
  const name = triedName(soonest, voice);
  const early = days(sooner, language);
  const share = percent(price, language, 0);
  return language === "zh"
    ? `“${name}”预警最早，比现行定义提前 ${early}（中位数），代价是仍会下单的客户中有 ${share} 被误报。`
    : `“${name}” warns soonest, ${early} before the definition in force (median); the price is a false alarm for ${share} of those who did order.`;
}

/** Whether, weighed by money, another definition would have been best than by people. */
export function moneySentence(rows: readonly Tried[], voice: Voice): string | null {
  const [people, amounts] = [compareTried(rows, "customers"), compareTried(rows, "money")];
  if (!people || !amounts || people.best === amounts.best) return null;
  const title = bestTitle(rows, "money", voice);
  return title === null ? null : `${title}${voice.language === "zh" ? "。" : "."}`;
}

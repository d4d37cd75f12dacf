import {days, number, percent} from "../words/format.js";
import {compareTried, errors, triedName, wrong} from "./laboratory-errors.js";
import type {Sense, Tried} from "./laboratory-errors.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it. Titles come without full stop.

/** Which definition would have been best in a sense, against the one in force. */
export function bestTitle(rows: readonly Tried[], sense: Sense, voice: Voice): string | null {
  return sense === "customers" ? clearestTitle(rows, voice) : cheapestTitle(rows, voice);
}

/** Which definition told the gone from the others best, its rate of each error beside those in force. */
function clearestTitle(rows: readonly Tried[], voice: Voice): string | null {
  const found = compareTried(rows, "customers");
  if (!found) return null;
  const {language} = voice;
  const {inForce, best, isClear} = found;
  const name = triedName(best, voice);
  const rates = (row: Tried) => {
    const {missed, falsely} = errors(row, "customers");
    return [1 - missed, falsely].map((share) => percent(share, language, 0));
  };
  const [caught, falsely] = rates(best);
  const [caughtNow, falselyNow] = rates(inForce);
  if (language === "zh") {
    const told = `判出 ${caught} 的流失客户，误报 ${falsely} 的其他客户`;
    if (best === inForce) return `试过的方法中，现行定义最能分辨流失与否：${told}`;
    const against = `现行定义分别为 ${caughtNow} 和 ${falselyNow}`;
    return `“${name}”最能分辨流失与否：${told}，${against}${isClear ? "" : "，相差无几"}`;
  }
  const told = `${caught} of the gone caught, ${falsely} of the others falsely called`;
  if (best === inForce) {
    return `Nothing that was tried told the gone from the others better than the definition in force: ${told}`;
  }
  const hardly = isClear ? "best" : "best, though hardly better than the one in force";
  const against = `${isClear ? "the one in force, " : ""}${caughtNow} and ${falselyNow}`;
  return `“${name}” would have told the gone from the others ${hardly}: ${told}; ${isClear ? against : `against ${against}`}`;
}

/** Which definition was wrong about the least money. */
function cheapestTitle(rows: readonly Tried[], voice: Voice): string | null {
  const found = compareTried(rows, "money");
  if (!found) return null;
  const {language, money} = voice;
  const {inForce, best, isClear} = found;
  const [least, now] = [best, inForce].map((row) => money.short(wrong(row, "money")));
  const name = triedName(best, voice);
  if (language === "zh") {
    if (best === inForce) return `试过的方法中，现行定义误判涉及的金额最少：${least}`;
    const against = isClear ? `，现行定义为 ${now}` : `，但与现行定义（${now}）相差无几`;
    return `“${name}”误判涉及的金额最少：${least}${against}`;
  }
  if (best === inForce) {
    return `Nothing that was tried was wrong about less money than the definition in force: ${least}`;
  }
  const against = isClear
    ? `; the one in force, ${now}`
    : `, though hardly less than the one in force (${now})`;
  return `“${name}” would have been wrong about the least money, ${least}${against}`;
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

/** Which definition would have been best by money, where that is another than by people. */
export function moneySentence(rows: readonly Tried[], voice: Voice): string | null {
  const [people, amounts] = [compareTried(rows, "customers"), compareTried(rows, "money")];
  if (!people || !amounts || people.best === amounts.best) return null;
  const title = bestTitle(rows, "money", voice);
  return title === null ? null : `${title}${voice.language === "zh" ? "。" : "."}`;
}

import {byCut} from "./clv-trial.js";
import type {Trial} from "./clv-trial.js";
import {change, number, percent} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** How far totals were off: of orders, and of their money. */
export function totalsSentence(
  model: string,
  trial: Trial | undefined,
  kind: "orders" | "amount",
  {language}: Voice,
): string | null {
  const all = trial?.measure(model, `${kind}_bias`) ?? null;
  if (!trial || all === null) return null;
  const single = byCut(trial, model, `${kind}_bias`).map(({value}) => value);
  const [least, most] = [Math.min(...single), Math.max(...single)];
  const off = percent(Math.abs(all), language);
  const isNone = Math.abs(all) < 0.0005;
  const range = [least, most].map((bias) => change(1 + bias, 1, language));
  if (language === "zh") {
    const what = {orders: "全部日期合计，预期订单", amount: "按金额计，预期"}[kind];
    const whole = isNone ? `与实际相同` : `比实际${all > 0 ? "多" : "少"} ${off}`;
    const parts = single.length > 1 ? `；单个日期在 ${range[0]} 与 ${range[1]} 之间` : "";
    return `${what}${whole}${parts}。`;
  }
  const parts =
    single.length > 1 ? `; at single dates it was off by ${range[0]} to ${range[1]}` : "";
  if (kind === "amount") {
    const whole = isNone ? "as much as" : `${off} ${all > 0 ? "more" : "less"} than`;
    return `In money it expected ${whole} came${parts}.`;
  }
  const whole = isNone ? "as many orders as" : `${off} ${all > 0 ? "more" : "fewer"} orders than`;
  return `Over all dates together it expected ${whole} came${parts}.`;
}

/** How often the model's own intervals of totals held, and by how much the published ones are wider. */
export function coverageSentence(
  model: string,
  trial: Trial | undefined,
  voice: Voice,
): string | null {
  const held = trial ? heldOf(trial, model, "orders_coverage") : null;
  if (!trial || !held) return null;
  const {language} = voice;
  const isNarrow = chanceOfAtMost(held.inside, held.all) < 0.05;
  const [a, b] = [held.inside, held.all].map((count) => number(count, language));
  const more = wideningOf(model, trial, voice);
  const again = more === null ? null : heldOf(trial, model, "orders_widened_coverage");
  const c = again && number(again.inside, language);
  if (language === "zh") {
    const less = isNarrow ? "，低于应有的九成" : "";
    const wider = more === null ? (isNarrow ? "，区间偏窄" : "") : `。${more}`;
    const then = c === null ? "" : `；各日期按其余日期的偏差放宽后，有 ${c} 个成立`;
    return `模型自身对订单总数的 90% 区间在 ${b} 个过去日期中有 ${a} 个成立${less}${wider}${then}。`;
  }
  const less = isNarrow ? ", fewer than the nine in ten it promises" : "";
  const wider =
    more === null
      ? isNarrow
        ? ", so intervals are too narrow"
        : ""
      : `. ${more[0]?.toUpperCase() ?? ""}${more.slice(1)}`;
  const then = c === null ? "" : `; each date’s widened by what the others missed, ${c} held`;
  return `The model’s own 90\u00a0% interval of the total of orders held at ${a} of ${b} past ${held.all === 1 ? "date" : "dates"}${less}${wider}${then}.`;
}

/**
 * By how much the published intervals of totals are widened beyond the model's own, as a clause; null where
 * past dates give no cause.
 */
export function wideningOf(model: string, trial: Trial, {language}: Voice): string | null {
  const [orders, amount] = (["orders", "amount"] as const).map((kind) => {
    const excess = trial.measure(model, `${kind}_excess`) ?? 0;
    return excess < 0.0005 ? null : `±${percent(reach * excess, language)}`;
  });
  const parts =
    language === "zh"
      ? [orders && `订单 ${orders}`, amount && `金额 ${amount}`]
      : [orders && `${orders} for orders`, amount && `${amount} for money`];
  const told = parts.filter(Boolean);
  if (told.length === 0) return null;
  return language === "zh"
    ? `所发布的总量区间另计入模型未能预见的波动：${told.join("，")}`
    : `published intervals of totals are widened for what it does not foresee, ${told.join(" and ")}`;
}

/** Nine in ten normal draws lie within so many standard deviations. */
const reach = 1.645;

function heldOf(trial: Trial, model: string, measure: string) {
  const held = byCut(trial, model, measure);
  if (held.length === 0) return null;
  return {inside: held.filter(({value}) => value > 0.5).length, all: held.length};
}

/** Chance that of n intervals no more than so many hold, if each holds nine times in ten. */
export function chanceOfAtMost(most: number, n: number): number {
  let [sum, term] = [0, 0.1 ** n];
  for (let k = 0; k <= most; k++) {
    sum += term;
    term *= (9 * (n - k)) / (k + 1);
  }
  return sum;
}

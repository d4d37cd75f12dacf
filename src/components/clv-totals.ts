import {byCut} from "./clv-trial.js";
import type {Trial} from "./clv-trial.js";
import {change, number, percent} from "./format.js";
import type {Voice} from "./voice.js";

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

/** How often the intervals of totals held. */
export function coverageSentence(
  model: string,
  trial: Trial | undefined,
  {language}: Voice,
): string | null {
  const held = trial ? byCut(trial, model, "orders_coverage") : [];
  if (held.length === 0) return null;
  const inside = held.filter(({value}) => value > 0.5).length;
  const [a, b] = [inside, held.length].map((count) => number(count, language));
  const isNarrow = chanceOfAtMost(inside, held.length) < 0.05;
  if (language === "zh") {
    const less = isNarrow ? "，低于应有的九成，区间偏窄" : "";
    return `订单总数的 90% 区间在 ${b} 个过去日期中有 ${a} 个成立${less}。`;
  }
  const less = isNarrow
    ? ", fewer than the nine in ten it promises, so intervals are too narrow"
    : "";
  return `The 90\u00a0% interval of the total of orders held at ${a} of ${b} past ${held.length === 1 ? "date" : "dates"}${less}.`;
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

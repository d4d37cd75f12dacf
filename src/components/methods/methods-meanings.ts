import {days, number, percent} from "../words/format.js";
import type {FittedModel} from "./methods-fits.js";
import type {Voice} from "../words/voice.js";

// What fitted numbers mean, in one sentence each; null where they mean nothing.

const year = 365;

/** A rate beyond this is told as often as that: hardly anybody buys ten times a day. */
const mostOrders = 3650;

/** How often a customer who is still there orders, on average: r / α. */
export function rateSentence(fitted: FittedModel, {language}: Voice): string | null {
  const [r, alpha] = [fitted.of("r"), fitted.of("alpha")];
  if (r === null || alpha === null || !(alpha > 0)) return null;
  const orders = (year * r) / alpha;
  if (!(orders >= 0.01 && orders <= mostOrders)) return null;
  const shown = number(orders, language, orders < 10 ? (orders < 1 ? 2 : 1) : 0);
  const leaves = fitted.model !== "nbd";
  return language === "zh"
    ? `客户${leaves ? "在仍活跃时" : ""}平均每年下单 ${shown} 次。`
    : `${leaves ? "While active, a" : "A"} customer orders ${shown} times a year on average.`;
}

/** How many leave after a purchase, on average: a / (a + b). */
export function leavingSentence(fitted: FittedModel, {language}: Voice): string | null {
  const [a, b] = [fitted.of("a"), fitted.of("b")];
  if (a === null || b === null || !(a + b > 0)) return null;
  const share = percent(a / (a + b), language);
  const isAfterFirst = fitted.model === "mbg_nbd";
  if (language === "zh") {
    return `平均每次${isAfterFirst ? "购买（含首购）" : "复购"}之后有 ${share} 的客户永久离开。`;
  }
  const which = isAfterFirst ? "each purchase, the first included," : "each repeat purchase";
  return `After ${which} ${share} of customers leave for good, on average.`;
}

/** When half of new customers have left: (β / (β + t))^s = ½. */
export function halfLifeSentence(fitted: FittedModel, {language}: Voice): string | null {
  const [s, beta] = [fitted.of("s"), fitted.of("beta")];
  if (s === null || beta === null || !(s > 0 && beta > 0)) return null;
  const time = beta * Math.expm1(Math.LN2 / s);
  if (!(time >= 1)) return null;
  if (time > 10 * year) {
    return language === "zh"
      ? "十年之后仍有一半以上的新客户没有离开。"
      : "After ten years more than half of new customers are still there.";
  }
  const shown = days(Math.round(time), language);
  return language === "zh"
    ? `新客户有一半在 ${shown}之内永久离开。`
    : `Half of new customers leave for good within ${shown}.`;
}

/** What an order is worth over all customers, p γ / (q − 1), which exists where q > 1. */
export function spendSentence(fitted: FittedModel, {language, money}: Voice): string | null {
  const [p, q, gamma] = [fitted.of("p"), fitted.of("q"), fitted.of("gamma")];
  if (p === null || q === null || gamma === null || !(q > 1)) return null;
  const amount = money.short((p * gamma) / (q - 1));
  return language === "zh"
    ? `客户之间的平均客单价为 ${amount}，每位客户各以自己的均值为中心。`
    : `Over customers the mean order is ${amount}; each varies about a mean of their own.`;
}

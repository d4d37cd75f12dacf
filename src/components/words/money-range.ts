import type {Money} from "./money.js";

/**
 * Returns a range of money in Chinese, where the currency stands behind, once for both: "0–22.3 万元".
 * It stands behind each where only one has a large unit: "1,839–48.3 万元" could be 18 million.
 */
export function moneyRange(low: number | null, high: number | null, money: Money): string {
  const unit = (value: number | null) => /[万亿]+/.exec(money.plain(value))?.[0];
  const isOnce = low === 0 || unit(low) === unit(high);
  return `${isOnce ? money.plain(low) : money.short(low)}–${money.short(high)}`;
}

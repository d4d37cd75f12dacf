import {daysOfFeast, formatDay, isWithin} from "./calendar.js";
import type {Random} from "./random.js";
import {campaigns} from "./campaign-plan.js";
import type {Purchase} from "./purchases.js";

export interface Promotion {
  readonly code: string;
  readonly kind: "discount" | "gift";
  /** Share taken off the list prices. */
  readonly discount: number;
}

/** What wins a customer over. */
export type Bent = "discount" | "gift" | "neither";

const rates: Record<string, number> = {D11: 0.15, "618": 0.12, NEW: 0.1, VIP: 0.05};

interface Offer {
  readonly name: string;
  readonly kind: Promotion["kind"];
  readonly feasts: readonly number[];
  readonly days: readonly [from: number, to: number];
  /** Share of orders that use it. */
  readonly use: number;
}

const offers: readonly Offer[] = [
  {name: "D11", kind: "discount", feasts: daysOfFeast("Double 11"), days: [-10, 0], use: 0.5},
  {name: "618", kind: "discount", feasts: daysOfFeast("6.18"), days: [-8, 0], use: 0.45},
  {
    name: "CNY",
    kind: "gift",
    feasts: daysOfFeast("before Chinese New Year"),
    days: [-24, -3],
    use: 0.35,
  },
  {name: "MOON", kind: "gift", feasts: daysOfFeast("before Mid-Autumn"), days: [-14, -1], use: 0.3},
];

/** Returns the promotion an order used, if any. */
export function drawPromotion(
  random: Random,
  purchase: Purchase,
  isFirst: boolean,
  bent: Bent,
): Promotion | undefined {
  const campaign = campaigns.find(({id}) => id === purchase.campaign);
  if (campaign) {
    const {promotionCode: code, promotionKind: kind} = campaign;
    return {code, kind, discount: kind === "discount" ? 0.12 : 0};
  }
  const day = purchase.day;
  const offer = offers.find(({feasts, days}) => isWithin(day, feasts, ...days));
  const name = offer?.name ?? (isFirst ? "NEW" : random.chance(0.5) ? "VIP" : "TEAGIFT");
  const kind = offer?.kind ?? (name === "TEAGIFT" ? "gift" : "discount");
  const use = offer?.use ?? (isFirst ? 0.3 : 0.12);
  const factor = bent === "neither" ? 0.5 : bent === kind ? 1.6 : 0.7;
  if (!random.chance(use * factor)) return undefined;
  const feast = offer?.feasts.find((date) => date >= day) ?? day;
  const year = formatDay(feast).slice(2, 4);
  return {code: `${name}-${year}`, kind, discount: rates[name] ?? 0};
}

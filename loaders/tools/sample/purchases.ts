import {dayAtShopTime, dayOf, seasonByDay, shopTime} from "./calendar.js";
import {Random} from "./random.js";
import {
  acquisitionByMonth,
  customerCounts,
  dayCount,
  lateness,
  purchasing,
  spending,
  strategic,
} from "./truth.js";
import {formatDay} from "./calendar.js";

/** Where an order comes from; only `process` follows BG/NBD. */
export type Origin = "process" | "strategic" | "campaign" | "anonymous";

export interface Purchase {
  readonly day: number;
  readonly origin: Origin;
  readonly isInStore: boolean;
  readonly isLate: boolean;
  /** The customer leaves for good after this order. */
  readonly isLast: boolean;
  /** The campaign that brought an extra order. */
  readonly campaign?: string;
}

/** A buyer as the process made them: what no analyst can see. */
export interface Buyer {
  readonly isStrategic: boolean;
  readonly channel: string;
  readonly firstDay: number;
  /** Orders per day of shop time (λ). */
  readonly rate: number;
  /** Probability of leaving after a repeat order (p); 0 for strategic accounts. */
  readonly dropout: number;
  /** Mean amount of an order in CNY (p/ν). */
  readonly meanAmount: number;
  /** Shape of the amounts around the mean. */
  readonly amountShape: number;
  readonly hasLeft: boolean;
  readonly purchases: readonly Purchase[];
}

/** Where customers come from. Those who leave soon come from Douyin more often than others. */
export const acquisitionChannels = [
  "Tmall",
  "WeChat",
  "Douyin",
  "Web",
  "Store",
  "Referral",
] as const;

/** Returns the probability of leaving after an order in time and after a late one, mixing to p. */
export function dropoutByDelivery(p: number, lateShare: number): {inTime: number; late: number} {
  const even = p / (1 + lateShare * (lateness.dropoutFactor - 1));
  if (even * lateness.dropoutFactor <= 1) {
    return {inTime: even, late: even * lateness.dropoutFactor};
  }
  return {inTime: (p - lateShare) / (1 - lateShare), late: 1};
}

const firstDayWeights = seasonByDay.map((season, day) => {
  const [year = 0, month = 0] = formatDay(day).split("-").map(Number);
  return (acquisitionByMonth[(year - 2023) * 12 + month - 7]! * season) / 30;
});

function drawChannel(random: Random, day: number, dropout: number, isStrategic: boolean): string {
  if (isStrategic) return random.pick(["Web", "Store", "Referral"]);
  const years = day / 365;
  const loyal = 1.25 - Math.min(1, dropout);
  const weights = [
    0.32 * loyal,
    (0.2 + 0.03 * years) * loyal,
    (0.03 + 0.05 * years) * (0.35 + 6 * dropout),
    0.14 * loyal,
    0.12 * loyal,
    0.09 * loyal,
  ];
  return acquisitionChannels[random.weighted(weights)]!;
}

function makeBuyer(seed: number, index: number): Buyer {
  const random = new Random(seed, `buyer ${index}`);
  const isStrategic = index < customerCounts.strategic;
  const rate = isStrategic
    ? random.between(strategic.ordersPerDay[0], strategic.ordersPerDay[1])
    : random.gamma(purchasing.r) / purchasing.alpha;
  const dropout = isStrategic ? 0 : random.beta(purchasing.a, purchasing.b);
  const meanAmount = isStrategic
    ? random.between(strategic.meanAmount[0], strategic.meanAmount[1])
    : (spending.p * spending.gamma) / random.gamma(spending.q);
  const firstDay = isStrategic ? random.integer(0, 420) : random.weighted(firstDayWeights);
  const silent = isStrategic ? strategic.silentFrom[index] : undefined;
  const end = silent === undefined ? shopTime[dayCount]! : shopTime[dayOf(silent)]!;
  const channel = drawChannel(random, firstDay, dropout, isStrategic);
  const storeShare = isStrategic ? 0 : channel === "Store" ? 0.6 : 0.04;
  const leaving = dropoutByDelivery(dropout, lateness.share * (1 - storeShare));
  const origin = isStrategic ? "strategic" : "process";

  const purchases: Purchase[] = [];
  let time = shopTime[firstDay]! + random.next() * seasonByDay[firstDay]!;
  while (time < end) {
    const isInStore = random.chance(purchases.length === 0 && channel === "Store" ? 1 : storeShare);
    const isLate = !isInStore && random.chance(lateness.share);
    const isLast = purchases.length > 0 && random.chance(isLate ? leaving.late : leaving.inTime);
    purchases.push({day: dayAtShopTime(time), origin, isInStore, isLate, isLast});
    if (isLast) break;
    time += random.exponential() / rate;
  }
  return {
    isStrategic,
    channel,
    firstDay,
    rate,
    dropout,
    meanAmount,
    amountShape: isStrategic ? strategic.shape : spending.p,
    hasLeft: silent !== undefined || purchases.at(-1)?.isLast === true,
    purchases,
  };
}

/** Returns the buyers, the strategic accounts first, each with the orders that the process gave them. */
export function makeBuyers(seed: number): Buyer[] {
  return Array.from({length: customerCounts.buyers}, (_, index) => makeBuyer(seed, index));
}

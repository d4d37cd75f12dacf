import {dayOf, monthOf} from "./calendar.js";
import {formatFen, type Cell} from "./csv.js";
import type {Person} from "./people.js";
import {Random} from "./random.js";
import {acquisitionCost, dayCount} from "./truth.js";

export const costHeader = ["spent_on", "channel", "cost_amount"] as const;

/** Returns the money spent per month and channel: new buyers of the month × the channel's cost of one, with noise. */
export function makeCosts(seed: number, people: readonly Person[]): Cell[][] {
  const random = new Random(seed, "costs");
  const counts = new Map<string, number>();
  for (const {buyer} of people) {
    if (!buyer) continue;
    const key = `${monthOf(buyer.firstDay)} ${buyer.channel}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const months = [...new Set(Array.from({length: dayCount}, (_, day) => monthOf(day)))];
  return months.flatMap((month) =>
    Object.entries(acquisitionCost.perBuyer).map(([channel, perBuyer]) => {
      const buyers = 2 + (counts.get(`${month} ${channel}`) ?? 0);
      const yearly = 1 + acquisitionCost.yearlyRise * (dayOf(`${month}-01`) / 365);
      const cost = buyers * perBuyer * yearly * random.between(0.85, 1.15);
      return [`${month}-01`, channel, formatFen(100 * Math.round(cost))];
    }),
  );
}

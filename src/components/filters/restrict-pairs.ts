import type {StageRules} from "../customers/customer-stages.js";
import type {Marts} from "../marts/marts.js";
import {dayLength} from "./purchases.js";
import type {Purchases} from "./purchases.js";
import {stageOrder} from "./restrict-stages.js";

const size = stageOrder.length;
const [fresh, repeat, loyal, reactivated, atRisk, dormant, churned] = [1, 2, 3, 4, 5, 6, 7];

/**
 * Returns the function that counts mart `stage_pairs` anew over some customers at the ends of some months. Where everybody
 * stood does not hang on who is chosen, so it is found once; who had not bought yet stands in none.
 */
export function pairCounting(
  times: readonly number[],
  purchases: Purchases,
  rules: StageRules,
  asOf: Date,
): (chosen: Uint8Array) => Marts["stage_pairs"] {
  const months = times.map((time) => new Date(time));
  const ends = Int32Array.from(
    months,
    (month) =>
      Math.min(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0), asOf.getTime()) /
      dayLength,
  );
  const width = ends.length;
  let standing: Uint8Array | undefined;

  return (chosen) => {
    standing ??= standingAt(ends, chosen.length, purchases, rules);
    const counts = new Uint32Array(width * width * size * size);
    for (let who = 0; who < chosen.length; who++) {
      // Who stands in none at the last end never bought.
      if (chosen[who] === 0 || standing[(who + 1) * width - 1] === 0) continue;
      const line = who * width;
      for (let from = 0; from < width; from++) {
        const a = standing[line + from]!;
        for (let to = from + 1; to < width; to++) {
          counts[((from * width + to) * size + a) * size + standing[line + to]!]! += 1;
        }
      }
    }
    const found: Marts["stage_pairs"][number][] = [];
    counts.forEach((customers, at) => {
      const to_stage = at % size;
      if (customers === 0 || to_stage === 0) return;
      const pair = Math.floor(at / (size * size));
      found.push({
        from_stage: stageOrder[Math.floor(at / size) % size]!,
        to_stage: stageOrder[to_stage]!,
        customers,
        from_month: months[Math.floor(pair / width)]!,
        to_month: months[pair % width]!,
      });
    });
    return found;
  };
}

/** The stage of each customer at each of some days, customer by customer. */
function standingAt(
  ends: Int32Array,
  customers: number,
  {size: rows, customer, day}: Purchases,
  rules: StageRules,
): Uint8Array {
  const width = ends.length;
  const standing = new Uint8Array(customers * width);
  let [purchase, end] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const who = customer[i]!;
    const at = day[i]!;
    const isFirst = i === 0 || customer[i - 1] !== who;
    if (isFirst) [purchase, end] = [0, 0];
    purchase += 1;
    while (end < width && ends[end]! < at) end++;
    const next = customer[i + 1] === who ? day[i + 1]! : Infinity;
    const active =
      !isFirst && at - day[i - 1]! - 1 > rules.churnedAfter
        ? reactivated
        : purchase >= rules.loyalFrom
          ? loyal
          : purchase >= 2
            ? repeat
            : fresh;
    for (; end < width && ends[end]! < next; end++) {
      const waited = ends[end]! - at;
      standing[who * width + end] =
        waited > rules.churnedAfter
          ? churned
          : waited > rules.dormantAfter
            ? dormant
            : waited > rules.atRiskAfter
              ? atRisk
              : active;
    }
  }
  return standing;
}

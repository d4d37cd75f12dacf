import type {Marts} from "../marts/marts.js";
import {marginOf, money, units} from "./money-sum.js";

export interface Rated {
  /** Tiers by their place in `ids`, one per buyer. */
  readonly ids: readonly (string | null)[];
  readonly codes: Uint16Array;
  readonly netAmount: Float64Array;
  /** NaN where it is not known. */
  readonly marginAmount: Float64Array;
  readonly valueAmount: Float64Array;
  /** Whether the source tells margins at all. */
  readonly hasMargin: boolean;
}

/** Returns mart `tiers` counted anew over some of its buyers; ratings and their bounds stay those among all. */
export function restrictTiers(tiers: Marts["tiers"], rated: Rated): Marts["tiers"] {
  const {ids, codes} = rated;
  const size = codes.length;
  const [count, net, margin, held] = [0, 1, 2, 3].map(() => new Float64Array(ids.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  // Who is worth less than anybody rated here now has been held by the rating before.
  const bounds = ids.map(
    (id) => tiers.find(({tier}) => tier === id)?.lowest_rated_amount ?? Infinity,
  );
  for (let i = 0; i < size; i++) {
    const code = codes[i]!;
    count[code]! += 1;
    net[code]! += units(rated.netAmount[i]!);
    margin[code]! += units(rated.marginAmount[i]!);
    if (rated.valueAmount[i]! < bounds[code]!) held[code]! += 1;
  }
  const all = net.reduce((sum, one) => sum + one, 0);
  return tiers.map((row) => {
    const code = ids.indexOf(row.tier);
    const customers = count[code] ?? 0;
    const amount = net[code] ?? 0;
    return {
      ...row,
      customers,
      customers_share: size === 0 ? 0 : customers / size,
      net_amount: money(amount),
      net_share: all > 0 ? money(amount) / money(all) : null,
      margin_amount: marginOf(margin[code] ?? 0, customers, rated.hasMargin),
      held_by_memory: held[code] ?? 0,
    };
  });
}

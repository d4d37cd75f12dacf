import type {CustomerBase} from "../customers/customer-base.js";
import type {Marts} from "../marts/marts.js";
import {money} from "./money-sum.js";

/** Returns mart `concentration` over some of its buyers, ranked among themselves by net sales. */
export function restrictConcentration(
  {byNet, netUnits, marginUnits}: CustomerBase,
  chosen: Uint8Array,
): Marts["concentration"] {
  const buyers = byNet.filter((at) => chosen[at] === 1);
  const size = buyers.length;
  if (size === 0) return [];
  const net = running(buyers, netUnits);
  const margin = running(buyers, marginUnits);
  const [all, allMargin] = [net[size]!, margin[size]!];
  return Array.from({length: 101}, (_, percentile) => {
    const place = Math.ceil((percentile * size) / 100);
    const above = place === 0 ? 0 : net[place - 1]!;
    return {
      percentile,
      customers: place,
      cumulative_net_amount: money(net[place]!),
      cumulative_net_share: all > 0 ? money(net[place]!) / money(all) : null,
      cumulative_margin_share: allMargin > 0 ? money(margin[place]!) / money(allMargin) : null,
      abc_class:
        place === 0 || all <= 0
          ? null
          : 10 * above < 8 * all
            ? "A"
            : 100 * above < 95 * all
              ? "B"
              : "C",
    };
  });
}

/** Sums up to each place, none at place 0. */
function running(places: Uint32Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(places.length + 1);
  for (let i = 0; i < places.length; i++) sums[i + 1] = sums[i]! + values[places[i]!]!;
  return sums;
}

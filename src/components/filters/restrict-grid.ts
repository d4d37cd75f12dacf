import type {Marts} from "../marts/marts.js";
import {cellIndex} from "../matrix/matrix-people.js";
import type {People} from "../matrix/matrix-people.js";
import {median} from "./median.js";
import {marginOf, money, units} from "./money-sum.js";

/** Returns mart `rfm_matrix` counted anew over some of its buyers; scores stay those among all. */
export function restrictGrid(
  cells: Marts["rfm_matrix"],
  people: People,
  {hasMargin}: {hasMargin: boolean},
): Marts["rfm_matrix"] {
  const size = people.cells.length;
  const [count, net, margin] = [0, 1, 2].map(() => new Float64Array(26)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < size; i++) {
    const cell = people.cells[i]!;
    count[cell]! += 1;
    net[cell]! += units(people.netAmount[i]!);
    margin[cell]! += units(people.marginAmount[i]!);
  }
  const days = Array.from(count, (customers) => new Float64Array(customers));
  const filled = new Uint32Array(26);
  for (let i = 0; i < size; i++) {
    const cell = people.cells[i]!;
    days[cell]![filled[cell]!++] = people.daysSinceLastOrder[i]!;
  }
  return cells.map((cell) => {
    const at = cellIndex(cell.recency_score, cell.frequency_score);
    const customers = count[at]!;
    return {
      ...cell,
      customers,
      customers_share: size === 0 ? 0 : customers / size,
      net_amount: money(net[at]!),
      margin_amount: marginOf(margin[at]!, customers, hasMargin),
      median_days_since_last_order: median(days[at]!),
    };
  });
}

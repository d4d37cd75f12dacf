import type {CustomerBase} from "../customers/customer-base.js";
import {placesOf} from "../customers/customer-base.js";
import {readColumns} from "../marts/mart-columns.js";
import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";
import {kindOf} from "../moves/moves-people.js";

/** What stands of each customer on each compared date: customer by customer, dates ascending. */
interface Standing {
  readonly dates: readonly number[];
  /** Segments by their place in `values`, 0 for none. */
  readonly codes: Uint8Array;
  readonly values: readonly (string | null)[];
  readonly orders: Float64Array;
  /** Money in whole ten-thousandths, NaN where its period is not covered. */
  readonly units: Float64Array;
}

const kinds = [
  ...["arrived", "stayed", "upgraded", "downgraded", "level", "lost", "won_back", "drifted"],
];

/** Resolves to what mart `customer_segments` tells of the customers on the compared dates. */
async function readStanding(
  file: Promise<ArrayBuffer>,
  dates: readonly number[],
  {columns}: CustomerBase,
): Promise<Standing> {
  const rows = await readColumns(
    await file,
    ["segment"],
    ["order_count", "period_net_amount", "on_date"],
  );
  const {order_count, period_net_amount, on_date} = rows.number;
  const size = columns.size * dates.length;
  const standing = {
    codes: new Uint8Array(size),
    orders: new Float64Array(size),
    units: new Float64Array(size),
  };
  const places = placesOf(rows.key, columns);
  const dateAt = new Map(dates.map((time, at) => [time, at]));
  for (let i = 0; i < rows.size; i++) {
    const date = dateAt.get(on_date[i]!);
    if (date === undefined) continue;
    const at = places[i]! * dates.length + date;
    standing.codes[at] = rows.text.segment.codes[i]!;
    standing.orders[at] = order_count[i]!;
    standing.units[at] = units(period_net_amount[i]!);
  }
  return {dates, values: rows.text.segment.values, ...standing};
}

/**
 * Resolves to the function that counts mart `segment_moves` anew over some customers; null where the source has more buyers
 * than are listed, so that nobody but all of them can be counted.
 */
export async function moveCounting(
  data: Pick<Marts, "segments" | "segment_dates">,
  file: Promise<ArrayBuffer>,
  base: CustomerBase,
): Promise<((chosen: Uint8Array) => Marts["segment_moves"]) | null> {
  const compared = data.segment_dates
    .filter((row) => row.is_compared)
    .sort((a, b) => a.on_date.getTime() - b.on_date.getTime());
  const width = compared.length;
  const standing = await readStanding(
    file,
    compared.map((row) => row.on_date.getTime()),
    base,
  );
  const {codes, values, orders} = standing;
  // Who has bought stands somewhere on the last date.
  const listed = base.byNet.reduce(
    (sum, who) => sum + Number(codes[(who + 1) * width - 1]! > 0),
    0,
  );
  if (width > 0 && listed < base.byNet.length) return null;

  const size = values.length;
  const places = new Map(data.segments.map((row) => [row.segment, row]));
  // The kind of a move by where it begins, where it ends and whether an order lies between.
  const kindAt = new Uint8Array(size * size * 2);
  for (let from = 0; from < size; from++) {
    for (let to = 1; to < size; to++) {
      for (const bought of [0, 1]) {
        const kind = kindOf(values[from] ?? null, values[to]!, bought === 1, places);
        kindAt[(from * size + to) * 2 + bought] = kinds.indexOf(kind);
      }
    }
  }
  const cells = size * size * kinds.length;

  return (chosen) => {
    const [count, before, after] = [0, 1, 2].map(() => new Float64Array(width * width * cells)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let who = 0; who < chosen.length; who++) {
      if (chosen[who] === 0) continue;
      const line = who * width;
      for (let end = 1; end < width; end++) {
        const to = codes[line + end]!;
        if (to === 0) continue;
        for (let start = 0; start < end; start++) {
          const from = codes[line + start]!;
          const bought = orders[line + end]! > orders[line + start]! ? 1 : 0;
          const kind = kindAt[(from * size + to) * 2 + bought]!;
          const at = (start * width + end) * cells + (from * size + to) * kinds.length + kind;
          count[at]! += 1;
          before[at]! += standing.units[line + start]!;
          after[at]! += standing.units[line + end]!;
        }
      }
    }
    const known = (sum: number, isCovered: boolean) => (isCovered ? money(sum) : null);
    const found: Marts["segment_moves"][number][] = [];
    count.forEach((customers, at) => {
      if (customers === 0) return;
      const [cell, pair] = [at % cells, Math.floor(at / cells)];
      const way = Math.floor(cell / kinds.length);
      const [from, to] = [compared[Math.floor(pair / width)]!, compared[pair % width]!];
      found.push({
        from_segment: values[Math.floor(way / size)] ?? "none",
        to_segment: values[way % size]!,
        move: kinds[cell % kinds.length]!,
        customers,
        net_amount_before: known(before[at]!, from.is_period_covered),
        net_amount: known(after[at]!, to.is_period_covered),
        from_date: from.on_date,
        to_date: to.on_date,
      });
    });
    return found;
  };
}

import {isoDay} from "../words/dates.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

/** Month ends of so many months can be compared; the line counts no others. */
export const pairMonths = 60;

/** Names a month as addresses and files do. */
export const monthId = (date: Date) => isoDay(date).slice(0, 7);

/** The months at whose end somebody stood somewhere, as times in order, and whether earlier ones are left out. */
export function endsOf(lifecycle: Marts["lifecycle"], {facts}: Voice) {
  const numberOf = (date: Date) => 12 * date.getUTCFullYear() + date.getUTCMonth();
  const last = numberOf(facts.asOfDate ?? new Date(0));
  const held = lifecycle.filter((row) => row.customers_at_end > 0);
  const near = held.filter(({month: at}) => last - numberOf(at) < pairMonths);
  const times = (rows: Marts["lifecycle"]) => [...new Set(rows.map((row) => row.month.getTime()))];
  return {
    times: times(near).sort((a, b) => a - b),
    incomplete: new Set(times(near.filter((row) => !row.is_complete))),
    isCut: near.length < held.length,
  };
}

/** The last whole month, and the one nearest to a year before that, of those at hand where there are any. */
export function initialPair(
  times: readonly number[],
  known: ReadonlySet<number>,
  incomplete: ReadonlySet<number>,
): readonly [number, number] {
  const whole = times.filter((time) => !incomplete.has(time));
  const to = whole.length > 1 ? whole.at(-1)! : times.at(-1)!;
  const at = new Date(to);
  const year = Date.UTC(at.getUTCFullYear() - 1, at.getUTCMonth(), 1);
  const before = times.filter((time) => time < to);
  const ready = known.has(to) ? before.filter((time) => known.has(time)) : [];
  const from = (ready.length > 0 ? ready : before).reduce((best, time) =>
    Math.abs(time - year) < Math.abs(best - year) ? time : best,
  );
  return [from, to];
}

/** Two months of which the first comes before the last; the first gives way. */
export function inOrder(from: number, to: number, times: readonly number[]): [number, number] {
  const last = to === times[0] ? times[1]! : to;
  if (from < last) return [from, last];
  return [times.filter((time) => time < last).at(-1)!, last];
}

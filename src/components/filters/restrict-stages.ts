import type {StageRules} from "../customers/customer-stages.js";
import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";
import {dayLength, monthsOfDays} from "./purchases.js";
import type {Purchases} from "./purchases.js";
import {wilson} from "./wilson.js";

/** Who has not bought yet, and the stages of buyers in the order of life. */
export const stageOrder = [
  "none",
  "new",
  "repeat",
  "loyal",
  "reactivated",
  "at_risk",
  "dormant",
  "churned",
] as const;
const [none, fresh, repeat, loyal, reactivated, atRisk, dormant, churned] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;
const year = 365.25;

/** The moves between stages in each month, of some customers. */
export interface StageMoves {
  /** Customers by month and pair of stages. */
  readonly count: (month: number, from: string, to: string) => number;
  /** What those who churned in a month had bought per year, in money. */
  readonly lost: (month: number) => number;
}

/**
 * Returns the function that counts, over some customers, who went from stage to stage in each month: a purchase leads to
 * an active stage, days without one to at risk, dormant and churned. Who has not bought is in none. Moves do not hang on who
 * is chosen, so they are found once.
 */
export function stageCounting(
  months: Marts["months"],
  purchases: Purchases,
  rules: StageRules,
  asOf: Date,
): (chosen: Uint8Array) => StageMoves {
  const [first] = months;
  const size = stageOrder.length;
  const lastDay = asOf.getTime() / dayLength;
  const start = first ? first.month.getTime() / dayLength : lastDay;
  // The month of every day of the history, so that days ahead of a purchase need no calendar.
  const calendar = Int32Array.from({length: Math.max(0, lastDay - start + 1)}, (_, i) => start + i);
  const monthOf = first ? monthsOfDays(calendar, first.month) : new Uint16Array(0);
  let events: Events | undefined;
  return (chosen) => {
    events ??= eventsOf(purchases, rules, {monthOf, start, lastDay});
    const counts = new Uint32Array(months.length * size * size);
    const {who, cell} = events;
    for (let i = 0; i < who.length; i++) counts[cell[i]!]! += chosen[who[i]!]!;
    const lost = new Float64Array(months.length);
    const {lostBy, lostIn, lostUnits} = events;
    for (let i = 0; i < lostBy.length; i++) {
      if (chosen[lostBy[i]!] === 1) lost[lostIn[i]!]! += lostUnits[i]!;
    }
    return {
      count: (month, from, to) => {
        const [a, b] = [from, to].map((stage) => stageOrder.indexOf(stage as "none"));
        return a! < 0 || b! < 0 ? 0 : counts[(month * size + a!) * size + b!]!;
      },
      lost: (month) => money(lost[month]!),
    };
  };
}

/** Every move of everybody between stages: the month and the pair of stages as one cell; and what the churned had bought. */
interface Events {
  readonly who: Uint32Array;
  readonly cell: Uint32Array;
  readonly lostBy: Uint32Array;
  readonly lostIn: Uint16Array;
  readonly lostUnits: Float64Array;
}

function eventsOf(
  purchases: Purchases,
  rules: StageRules,
  {monthOf, start, lastDay}: {monthOf: Uint16Array; start: number; lastDay: number},
): Events {
  const size = stageOrder.length;
  const {customer, day} = purchases;
  // A purchase day brings a stage and at most three of waiting.
  const who = new Uint32Array(4 * purchases.size);
  const cell = new Uint32Array(4 * purchases.size);
  const [lostBy, lostIn, lostUnits]: [number[], number[], number[]] = [[], [], []];
  let events = 0;
  let [purchase, gapBefore, begun, spent] = [0, 0, 0, 0];
  for (let i = 0; i < purchases.size; i++) {
    const own = customer[i]!;
    const at = day[i]!;
    const isFirst = i === 0 || customer[i - 1] !== own;
    const gap = isFirst ? 0 : at - day[i - 1]!;
    if (isFirst) [purchase, begun, spent, gapBefore] = [0, at, 0, 0];
    purchase += 1;
    spent += purchases.units[i]!;
    const active =
      gap - 1 > rules.churnedAfter
        ? reactivated
        : purchase >= rules.loyalFrom
          ? loyal
          : purchase >= 2
            ? repeat
            : fresh;
    const move = (on: number, from: number, to: number) => {
      if (from === to) return;
      who[events] = own;
      cell[events++] = (monthOf[on - start]! * size + from) * size + to;
    };
    move(at, isFirst ? none : stageBefore(gap, gapBefore, purchase, rules), active);
    const until = customer[i + 1] === own ? Math.min(day[i + 1]! - 1, lastDay) : lastDay;
    const waited = until - at;
    if (waited > rules.atRiskAfter) move(at + rules.atRiskAfter + 1, active, atRisk);
    if (waited > rules.dormantAfter) move(at + rules.dormantAfter + 1, atRisk, dormant);
    if (waited > rules.churnedAfter) {
      const churn = at + rules.churnedAfter + 1;
      move(churn, dormant, churned);
      lostBy.push(own);
      lostIn.push(monthOf[churn - start]!);
      lostUnits.push(units(money(spent) / Math.max(1, (at - begun) / year)));
    }
    gapBefore = gap;
  }
  return {
    who: who.slice(0, events),
    cell: cell.slice(0, events),
    lostBy: Uint32Array.from(lostBy),
    lostIn: Uint16Array.from(lostIn),
    lostUnits: Float64Array.from(lostUnits),
  };
}

/** The stage on the day before a purchase. */
function stageBefore(gap: number, gapBefore: number, purchase: number, rules: StageRules): number {
  if (gap - 1 > rules.churnedAfter) return churned;
  if (gap - 1 > rules.dormantAfter) return dormant;
  if (gap - 1 > rules.atRiskAfter) return atRisk;
  if (gapBefore - 1 > rules.churnedAfter) return reactivated;
  if (purchase > rules.loyalFrom) return loyal;
  return purchase > 2 ? repeat : fresh;
}

/** Returns mart `lifecycle` of some customers; those who have not bought are left out, and with them their stage. */
export function restrictLifecycle(
  rows: Marts["lifecycle"],
  months: Marts["months"],
  moves: StageMoves,
): Marts["lifecycle"] {
  const indexOf = new Map(months.map(({month}, i) => [month.getTime(), i]));
  const stock = new Map<string, number>();
  const told = rows.filter(({stage}) => (stageOrder as readonly string[]).includes(stage));
  const ordered = [...told].sort((a, b) => a.month.getTime() - b.month.getTime());
  const found = new Map(
    ordered.map((row) => {
      const month = indexOf.get(row.month.getTime()) ?? 0;
      const sum = (one: (other: string) => number) =>
        stageOrder.reduce((total, other) => total + (other === row.stage ? 0 : one(other)), 0);
      const come = sum((other) => moves.count(month, other, row.stage));
      const go = sum((other) => moves.count(month, row.stage, other));
      const before = stock.get(row.stage) ?? 0;
      stock.set(row.stage, before + come - go);
      const counted = {
        customers_at_start: before,
        customers_in: come,
        customers_out: go,
        customers_at_end: before + come - go,
      };
      return [row, {...row, ...counted}] as const;
    }),
  );
  return told.map((row) => found.get(row)!);
}

/** Returns mart `lifecycle_flows` of some customers, who come from none by their first order. */
export function restrictFlows(
  months: Marts["months"],
  moves: StageMoves,
): Marts["lifecycle_flows"] {
  return months.flatMap(({month}, i) =>
    stageOrder.flatMap((from_stage) =>
      stageOrder.flatMap((to_stage) => {
        const customers = moves.count(i, from_stage, to_stage);
        return customers > 0 ? [{from_stage, to_stage, customers, month}] : [];
      }),
    ),
  );
}

/** Returns mart `churn_rates` of some customers; `atStake` is money at risk with those at risk or dormant now. */
export function restrictChurn(
  rows: Marts["churn_rates"],
  lifecycle: Marts["lifecycle"],
  months: Marts["months"],
  moves: StageMoves,
  atStake: number | null,
): Marts["churn_rates"] {
  const indexOf = new Map(months.map(({month}, i) => [month.getTime(), i]));
  const stocks = new Map<number, Marts["lifecycle"][number][]>();
  for (const row of lifecycle) {
    const at = row.month.getTime();
    stocks.set(at, [...(stocks.get(at) ?? []), row]);
  }
  return rows.map((row) => {
    const at = row.month.getTime();
    const month = indexOf.get(at) ?? 0;
    const own = stocks.get(at) ?? [];
    const sum = (names: readonly string[], value: (row: Marts["lifecycle"][number]) => number) =>
      own.reduce((total, one) => total + (names.includes(one.stage) ? value(one) : 0), 0);
    const start = ({customers_at_start}: Marts["lifecycle"][number]) => customers_at_start;
    const atStart = sum(stageOrder.slice(1, -1), start);
    const churnedAtStart = sum(["churned"], start);
    const gone = stageOrder.reduce((total, from) => total + moves.count(month, from, "churned"), 0);
    const back = stageOrder.reduce((total, to) => total + moves.count(month, "churned", to), 0);
    return {
      ...row,
      customers_at_start: atStart,
      churned: gone,
      reactivated: back,
      at_risk: sum(["at_risk", "dormant"], ({customers_at_end}) => customers_at_end),
      churn_rate: atStart > 0 ? gone / atStart : null,
      churn_rate_low: wilson(gone, atStart)?.low ?? null,
      churn_rate_high: wilson(gone, atStart)?.high ?? null,
      reactivation_rate: churnedAtStart + gone > 0 ? back / (churnedAtStart + gone) : null,
      net_amount_lost: moves.lost(month),
      amount_at_risk: row.amount_at_risk === null ? null : atStake,
    };
  });
}

import {dateOf, limits, type Deal, type Shop} from "./shops.js";

// The same questions answered by plain loops over the deals, without SQL and without a look at it.

export type Stage =
  | "none"
  | "prospect"
  | "new"
  | "repeat"
  | "loyal"
  | "reactivated"
  | "at_risk"
  | "dormant"
  | "churned";

const isOrder = ({cents, isCancelled}: Deal) => cents > 0 && !isCancelled;
const isReturn = ({cents}: Deal) => cents < 0;

export function seen({deals, asOf}: Shop): Deal[] {
  return deals.filter(({day}) => day <= asOf);
}

/** The first day of a day's month. */
export function monthOf(day: number): string {
  return `${dateOf(day).slice(0, 7)}-01`;
}

export function purchaseDays(shop: Shop, customer: string): number[] {
  const days = seen(shop)
    .filter((deal) => deal.customer === customer && isOrder(deal))
    .map(({day}) => day);
  return [...new Set(days)].sort((a, b) => a - b);
}

export function buyers(shop: Shop): string[] {
  const names = seen(shop).flatMap((deal) => (isOrder(deal) ? (deal.customer ?? []) : []));
  return [...new Set(names)].sort();
}

export function known(shop: Shop): string[] {
  const named = seen(shop).flatMap(({customer}) => customer ?? []);
  const listed = [...shop.joined].flatMap(([name, day]) =>
    day === null || day <= shop.asOf ? name : [],
  );
  return [...new Set([...named, ...listed])].sort();
}

export interface Scored {
  readonly days: number;
  readonly orders: number;
  readonly cents: number;
  readonly scores: readonly [number, number, number];
}

/** Scores by the share of other buyers that are worse, in whole numbers. */
export function rfm(shop: Shop): Map<string, Scored> {
  const people = buyers(shop).map((name) => {
    const own = seen(shop).filter(({customer}) => customer === name);
    return {
      name,
      days: shop.asOf - Math.max(...purchaseDays(shop, name)),
      orders: own.filter(isOrder).length,
      cents: own
        .filter((deal) => isOrder(deal) || isReturn(deal))
        .reduce((sum, {cents}) => sum + cents, 0),
    };
  });
  const others = Math.max(1, people.length - 1);
  const score = (worse: number) => Math.min(5, 1 + Math.floor((5 * worse) / others));
  const count = (test: (other: (typeof people)[number]) => boolean) => people.filter(test).length;
  return new Map(
    people.map(({name, days, orders, cents}) => [
      name,
      {
        days,
        orders,
        cents,
        scores: [
          score(count((other) => other.days > days)),
          score(count((other) => other.orders < orders)),
          score(count((other) => other.cents < cents)),
        ],
      },
    ]),
  );
}

/** The stage at the end of a day of a customer who is known by then. */
export function stageOn(shop: Shop, customer: string, day: number): Stage {
  const days = purchaseDays(shop, customer).filter((bought) => bought <= day);
  const last = days.at(-1);
  if (last === undefined) return "prospect";
  const since = day - last;
  if (since > limits.churned) return "churned";
  if (since > limits.dormant) return "dormant";
  if (since > limits.atRisk) return "at_risk";
  const before = days.at(-2);
  // Churned on the day before the last purchase.
  if (before !== undefined && last - 1 - before > limits.churned) return "reactivated";
  if (days.length >= limits.loyal) return "loyal";
  return days.length >= 2 ? "repeat" : "new";
}

/** The stage at the end of a day of a customer who may not be known by then. */
export function standingOn(shop: Shop, customer: string, day: number): Stage {
  const bought = purchaseDays(shop, customer)[0];
  if (bought !== undefined && bought <= day) return stageOn(shop, customer, day);
  const first = Math.min(...buyers(shop).flatMap((name) => purchaseDays(shop, name)));
  const joined = shop.joined.get(customer) ?? null;
  if (bought !== undefined && (joined === null || joined >= bought)) return "none";
  return day >= Math.min(Math.max(joined ?? first, first), shop.asOf) ? "prospect" : "none";
}

export interface Move {
  readonly month: string;
  readonly from: Stage;
  readonly to: Stage;
}

/** Every change of stage of everybody, day by day from the first order to the as-of date. */
export function moves(shop: Shop): Move[] {
  const found: Move[] = [];
  const first = Math.min(...buyers(shop).flatMap((name) => purchaseDays(shop, name)));
  for (const name of known(shop)) {
    const bought = purchaseDays(shop, name)[0];
    const joined = shop.joined.get(name) ?? null;
    // Buyers are prospects before their first order only if they are said to have joined before.
    const from =
      bought === undefined
        ? Math.min(Math.max(joined ?? first, first), shop.asOf)
        : joined !== null && joined < bought
          ? Math.max(joined, first)
          : bought;
    let stage: Stage = "none";
    const enter = (to: Stage, day: number) => {
      if (to !== stage) found.push({month: monthOf(day), from: stage, to});
      stage = to;
    };
    for (let day = from; day <= shop.asOf; day++) {
      if (day === from && (bought === undefined || (joined !== null && joined < bought)))
        enter("prospect", day);
      enter(stageOn(shop, name, day), day);
    }
  }
  return found;
}

export interface CohortMonth {
  customers: number;
  active: Set<string>;
  orders: number;
  cents: number;
}

/** By month of the first order and month: who bought, how often, and the money less returns. */
export function cohorts(shop: Shop): Map<string, CohortMonth> {
  const found = new Map<string, CohortMonth>();
  const people = buyers(shop).map((name) => ({name, first: purchaseDays(shop, name)[0]!}));
  for (const {name, first} of people) {
    for (const deal of seen(shop)) {
      if (deal.customer !== name || !(isOrder(deal) || isReturn(deal))) continue;
      const key = `${monthOf(first)} ${monthOf(Math.max(deal.day, first))}`;
      const size = people.filter((other) => monthOf(other.first) === monthOf(first)).length;
      const cell = found.get(key) ?? {customers: size, active: new Set(), orders: 0, cents: 0};
      if (isOrder(deal)) {
        cell.active.add(name);
        cell.orders += 1;
      }
      cell.cents += deal.cents;
      found.set(key, cell);
    }
  }
  return found;
}

/** By quarter of the first order and quarter: who bought, how often, and the money less returns. */
export function cohortQuarters(shop: Shop): Map<string, CohortMonth> {
  const found = new Map<string, CohortMonth>();
  const people = buyers(shop).map((name) => ({name, first: purchaseDays(shop, name)[0]!}));
  for (const {name, first} of people) {
    for (const deal of seen(shop)) {
      if (deal.customer !== name || !(isOrder(deal) || isReturn(deal))) continue;
      const key = `${quarterOf(first)} ${quarterOf(Math.max(deal.day, first))}`;
      const size = people.filter((other) => quarterOf(other.first) === quarterOf(first)).length;
      const cell = found.get(key) ?? {customers: size, active: new Set(), orders: 0, cents: 0};
      if (isOrder(deal)) {
        cell.active.add(name);
        cell.orders += 1;
      }
      cell.cents += deal.cents;
      found.set(key, cell);
    }
  }
  return found;
}

/** Quarters since the year 0. */
function quarterOf(day: number): number {
  return Math.floor(monthNumber(day) / 3);
}

function monthNumber(day: number): number {
  const [year, month] = dateOf(day).split("-").map(Number) as [number, number];
  return 12 * year + month - 1;
}

/** A group at an age: those whose month or quarter of that age is over, and what they did in it. */
export function groupAtAge(
  shop: Shop,
  isMember: (firstDay: number) => boolean,
  step: "month" | "quarter",
  age: number,
): {customers: number; active: number; orders: number; cents: number} {
  const size = step === "month" ? 1 : 3;
  const told = {customers: 0, active: 0, orders: 0, cents: 0};
  for (const name of buyers(shop)) {
    const first = purchaseDays(shop, name)[0]!;
    const period = Math.floor(monthNumber(first) / size) + age;
    // Over: the day after the as-of date lies in a later one.
    if (!isMember(first) || Math.floor(monthNumber(shop.asOf + 1) / size) <= period) continue;
    const own = seen(shop).filter(
      (deal) =>
        deal.customer === name &&
        (isOrder(deal) || isReturn(deal)) &&
        Math.floor(monthNumber(Math.max(deal.day, first)) / size) === period,
    );
    told.customers += 1;
    told.active += own.some(isOrder) ? 1 : 0;
    told.orders += own.filter(isOrder).length;
    told.cents += own.reduce((sum, {cents}) => sum + cents, 0);
  }
  return told;
}

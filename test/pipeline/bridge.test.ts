import fc from "fast-check";
import {expect, test} from "vitest";
import {dateOf, settings, type Shop, shops, tablesOf} from "./shops.js";
import {martRows, withMarts, writeSource} from "./source.js";

// The bridge by plain loops over the deals, without SQL and without a look at it.

interface Span {
  readonly comparison: string;
  readonly now: readonly [string, string];
  readonly before: readonly [string, string];
}

const plus = (day: string, count: number) =>
  new Date(Date.parse(day) + count * 864e5).toISOString().slice(0, 10);
/** So many months earlier; a day that the month does not have becomes its last. */
function monthsBefore(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - count, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

function spansOf(asOf: string, firstOrder: string, firstRecord: string): Span[] {
  const year = monthsBefore(asOf, 12);
  const fixed: Span[] = [
    {
      comparison: "days_90",
      now: [plus(asOf, -89), asOf],
      before: [plus(asOf, -179), plus(asOf, -90)],
    },
    {
      comparison: "days_90_year",
      now: [plus(asOf, -89), asOf],
      before: [plus(asOf, -454), plus(asOf, -365)],
    },
    {
      comparison: "months_12",
      now: [plus(year, 1), asOf],
      before: [plus(monthsBefore(asOf, 24), 1), year],
    },
  ];
  const months: Span[] = [];
  let month = `${asOf.slice(0, 7)}-01`;
  if (plus(asOf, 1).slice(8) !== "01") month = monthsBefore(month, 1);
  for (let i = 0; i < 12 && month >= `${firstRecord.slice(0, 7)}-01`; i++) {
    const next = monthsBefore(month, -1);
    const before = monthsBefore(month, 1);
    months.push({
      comparison: "month",
      now: [month, plus(next, -1)],
      before: [before, plus(month, -1)],
    });
    month = before;
  }
  return [
    ...fixed.filter(({before}) => before[0] >= firstOrder),
    ...months.filter(({before}) => before[1] >= firstOrder),
  ];
}

function bridgeOf(shop: Shop, {now, before}: Span) {
  const deals = shop.deals
    .filter(
      ({day, isCancelled, cents}) => day <= shop.asOf && (cents < 0 || (cents > 0 && !isCancelled)),
    )
    .map((deal) => ({...deal, date: dateOf(deal.day)}));
  const within = ([from, to]: readonly [string, string]) =>
    deals.filter(({date}) => date >= from && date <= to);
  const found: Record<string, {people: number; cents: number}> = {};
  const put = (movement: string, people: number, cents: number) => {
    const cell = (found[movement] ??= {people: 0, cents: 0});
    cell.people += people;
    cell.cents += cents;
  };
  const total = (list: typeof deals) => list.reduce((sum, {cents}) => sum + cents, 0);
  const buyers = new Set(deals.flatMap(({customer, cents}) => (cents > 0 ? (customer ?? []) : [])));
  const [nowDeals, beforeDeals] = [within(now), within(before)];
  for (const buyer of buyers) {
    const own = (list: typeof deals) =>
      list.filter(({customer, cents}) => customer === buyer && cents > 0);
    const [a, b] = [own(nowDeals), own(beforeDeals)];
    if (b.length > 0) put("start", 1, 0);
    if (a.length > 0) put("end", 1, 0);
    if (a.length === 0 && b.length === 0) continue;
    const change = total(a) - total(b);
    const first = own(deals)
      .map(({date}) => date)
      .sort()[0]!;
    if (b.length === 0) put(first > before[1] ? "new" : "reactivated", 1, change);
    else if (a.length === 0) put("churned", 1, change);
    else put(change > 0 ? "expanded" : change < 0 ? "contracted" : "unchanged", 1, change);
  }
  const returns = (list: typeof deals) =>
    total(list.filter(({customer, cents}) => customer !== null && cents < 0));
  const anonymous = (list: typeof deals) => total(list.filter(({customer}) => customer === null));
  put("returns", 0, returns(nowDeals) - returns(beforeDeals));
  put("anonymous", 0, anonymous(nowDeals) - anonymous(beforeDeals));
  put("start", 0, total(beforeDeals));
  put("end", 0, total(nowDeals));
  return found;
}

/** The same shop three times as slow, so that it has years to compare. */
const slow = (shop: Shop): Shop => ({
  ...shop,
  deals: shop.deals.map((deal) => ({...deal, day: 3 * deal.day})),
  joined: new Map(),
  asOf: 3 * shop.asOf,
});

test("the bridge is what plain loops over the deals find, and adds up to the ledger", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(shops.map(slow), async (shop) => {
      const asOf = dateOf(shop.asOf);
      await withMarts(
        writeSource(tablesOf(shop), settings),
        async (computed) => {
          const rows = await martRows(computed, "revenue_bridge");
          const counted = shop.deals.filter(
            ({day, isCancelled, cents}) =>
              day <= shop.asOf && (cents < 0 || (cents > 0 && !isCancelled)),
          );
          const dates = (list: typeof counted) => list.map(({day}) => dateOf(day)).sort();
          const firstOrder = dates(
            counted.filter(({customer, cents}) => customer !== null && cents > 0),
          )[0]!;
          const spans = spansOf(asOf, firstOrder, dates(counted)[0]!);
          expect(
            rows
              .filter(({movement}) => movement === "start")
              .map(
                (row) =>
                  `${String(row["comparison"])} ${String(row["before_first_date"])} ${String(row["last_date"])}`,
              )
              .sort(),
          ).toEqual(
            spans.map(({comparison, now, before}) => `${comparison} ${before[0]} ${now[1]}`).sort(),
          );
          for (const span of spans) {
            seen.add(span.comparison);
            const wanted = bridgeOf(shop, span);
            const found = rows.filter(
              ({comparison, last_date}) =>
                comparison === span.comparison && last_date === span.now[1],
            );
            for (const {movement, customers, net_amount} of found) {
              const cell = wanted[String(movement)] ?? {people: 0, cents: 0};
              expect([movement, customers ?? 0, net_amount]).toEqual([
                movement,
                cell.people,
                expect.closeTo(cell.cents / 100, 6),
              ]);
            }
          }
        },
        {asOf},
      );
    }),
    {numRuns: 12},
  );
  expect([...seen].sort()).toEqual(["days_90", "days_90_year", "month", "months_12"]);
});

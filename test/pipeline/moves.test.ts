import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {readDefinitions} from "../../loaders/definitions/definitions.js";
import {martRows, type Order, orders, query, withMarts, writeSource} from "./source.js";

/** A shop of eighty customers over four years: orders and returns by a fixed run of chances. */
function shop(): Order[] {
  let state = 20260630;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const start = Date.UTC(2020, 5, 30);
  const told: Order[] = [];
  for (let i = 0; i < 80; i++) {
    let at = Math.floor(chance() * 1300);
    const rhythm = 15 + chance() * 150;
    while (at <= 1461) {
      const day = new Date(start + at * 86_400_000).toISOString().slice(0, 10);
      const amount = Math.round(chance() * 20_000) / 100 + 1;
      told.push([`c${i}`, day, amount]);
      if (chance() < 0.1) told.push([`c${i}`, day, -Math.round(50 * amount) / 100]);
      // Some never come back, some only after a long time.
      if (chance() < 0.06) at += chance() < 0.5 ? 2000 : 500;
      at += 1 + Math.floor(chance() * 2 * rhythm);
    }
  }
  // Late comers with one order: whoever has two is better than more people, without buying.
  for (let i = 0; i < 60; i++) {
    const day = new Date(start + (1100 + 6 * i) * 86_400_000).toISOString().slice(0, 10);
    told.push([`d${i}`, day, 5 + i]);
  }
  told.push(["c0", "2024-06-30", 10]);
  return told;
}

const told = shop();
const source = writeSource(
  {orders: orders(...told)},
  "definitions: {moves_months: [12, 6, 1, 24, 45]}\n",
);

interface Standing {
  readonly segment: string;
  readonly orders: number;
}

/** Where every buyer stands in a build as of a day, and how many orders they have. */
async function standingOn(asOf: string): Promise<Map<string, Standing>> {
  const rows = await withMarts(source, (computed) => martRows(computed, "rfm"), {asOf});
  return new Map(
    rows.map(({customer_id, segment, order_count}) => [
      String(customer_id),
      {segment: String(segment), orders: Number(order_count)},
    ]),
  );
}

/** The day so many months before, the last of its month where it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

const places = new Map(
  readDefinitions({}).segments.map(({id, rank, lost}) => [id, {rank: rank!, lost: lost ?? false}]),
);

function kindOf(before: Standing | undefined, after: Standing): string {
  if (!before) return "arrived";
  if (before.segment === after.segment) return "stayed";
  const [a, b] = [places.get(before.segment)!, places.get(after.segment)!];
  const hasBought = after.orders > before.orders;
  if (!a.lost && b.lost) return "lost";
  if (a.lost && !b.lost) return hasBought ? "won_back" : "drifted";
  if (a.rank === b.rank) return "level";
  if (b.rank > a.rank) return "downgraded";
  return hasBought ? "upgraded" : "drifted";
}

test("segments and moves of past dates are those of builds as of them; money is what the rows say", async () => {
  const [dates, standing, moves] = await withMarts(source, (computed) =>
    Promise.all([
      query(computed, "select *, on_date::varchar as day from core.segment_dates order by on_date"),
      martRows(computed, "customer_segments"),
      martRows(computed, "segment_moves"),
    ]),
  );
  const days = dates.map(({on_date}) => String(on_date));
  expect(days).toEqual([
    ...["2020-09-30", "2022-06-30", "2023-06-30", "2023-12-30", "2024-03-30", "2024-05-30"],
    "2024-06-30",
  ]);
  const built = new Map<string, Map<string, Standing>>();
  for (const day of days) built.set(day, await standingOn(day));

  const shown = standing.map((row) =>
    [row["on_date"], row["customer_id"], row["segment"], row["order_count"]].join(" "),
  );
  const expected = [...built].flatMap(([day, people]) =>
    [...people].map(([id, {segment, orders}]) => [day, id, segment, orders].join(" ")),
  );
  expect(shown.sort()).toEqual(expected.sort());

  const cents = (id: string, day: string) => {
    const after = monthsBefore(day, 12);
    return told
      .filter(([customer, at]) => customer === id && at > after && at <= day)
      .reduce((sum, [, , amount]) => sum + Math.round(100 * amount), 0);
  };
  const sums = new Map<string, {customers: number; before: number; after: number}>();
  for (const [i, from] of days.entries()) {
    for (const to of days.slice(i + 1)) {
      for (const [id, after] of built.get(to)!) {
        const before = built.get(from)!.get(id);
        const kind = kindOf(before, after);
        const name = [from, to, before?.segment ?? "none", after.segment, kind].join(" ");
        const sum = sums.get(name) ?? {customers: 0, before: 0, after: 0};
        sum.customers += 1;
        sum.before += before ? cents(id, from) : 0;
        sum.after += cents(id, to);
        sums.set(name, sum);
      }
    }
  }
  const uncovered = new Set(["2020-09-30"]);
  expect(
    Object.fromEntries(
      moves.map((row) => [
        [
          row["from_date"],
          row["to_date"],
          row["from_segment"],
          row["to_segment"],
          row["move"],
        ].join(" "),
        [
          row["customers"],
          row["net_amount_before"] === null
            ? null
            : Math.round(100 * Number(row["net_amount_before"])),
          row["net_amount"] === null ? null : Math.round(100 * Number(row["net_amount"])),
        ],
      ]),
    ),
  ).toEqual(
    Object.fromEntries(
      [...sums].map(([name, {customers, before, after}]) => {
        const [from = "", to = ""] = name.split(" ");
        return [
          name,
          [customers, uncovered.has(from) ? null : before, uncovered.has(to) ? null : after],
        ];
      }),
    ),
  );
  // Every kind occurs, so that each rule is tried.
  expect(new Set(moves.map(({move}) => move))).toEqual(
    new Set([
      "arrived",
      "stayed",
      "upgraded",
      "downgraded",
      "lost",
      "won_back",
      "drifted",
      "level",
    ]),
  );
});

test("of more than 200,000 buyers only the first further date is compared", async () => {
  await withMarts(source, async (computed) => {
    const sql = readFileSync(
      new URL("../../loaders/core/segment_dates.sql", import.meta.url),
      "utf8",
    );
    const [, limit] = /bought\.buyers <= (\d+)/.exec(sql) ?? [];
    expect(limit).toBe("200000");
    const rows = await query(
      computed,
      `select months_back, is_compared from (${sql.replace("<= 200000", "<= 10")}) order by 1`,
    );
    expect(rows.filter(({is_compared}) => is_compared).map(({months_back}) => months_back)).toEqual(
      [0, 3, 12],
    );
    expect(rows).toHaveLength(7);
  });
});

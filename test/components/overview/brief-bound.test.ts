import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {briefOf} from "../../../src/components/overview/brief.js";
import type {BriefData} from "../../../src/components/overview/brief.js";
import {boundOf, plainText} from "../../../src/components/words/told.js";
import type {Bound, Told} from "../../../src/components/words/told.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";
import {type Side, driversOf} from "../fixtures/drivers.js";

// Whatever the marts hold, each number of the brief is the one that the mart holds, in both languages.

const voices = [voiceOf(marts, {language: "en"}), voiceOf(marts, {language: "zh"})] as const;

const amount = fc.oneof(
  fc.integer({min: 1, max: 400}),
  fc.integer({min: 1, max: 5_000_000}),
  fc.double({min: 0.01, max: 2e9, noNaN: true}),
);
const count = fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({min: 0, max: 300_000}));
const rate = fc.oneof(fc.constantFrom(0, 1), fc.double({min: 0, max: 1, noNaN: true}));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {freq: 4});

const side: fc.Arbitrary<Side> = fc
  .record({
    buyers: fc.integer({min: 1, max: 100_000}),
    each: fc.double({min: 1, max: 9, noNaN: true}),
    orderAmount: amount,
    fresh: rate,
    besideAmount: fc.oneof(fc.constant(0), fc.integer({min: -90_000, max: 9000})),
  })
  .map(({buyers, each, orderAmount, fresh, besideAmount}) => ({
    ...{buyers, orderAmount, besideAmount},
    orders: Math.ceil(buyers * each),
    newAmount: orderAmount * fresh,
  }));

const sales = ({orderAmount, besideAmount}: Side) => orderAmount + besideAmount;

/** Sides that are near one another now and then, so that nothing or little changes. */
const sides = fc
  .tuple(side, side, side, fc.constantFrom(0, 0.002, 0.02, 1))
  .map(([now, before, year, far]) => {
    const near = (other: Side): Side => ({
      ...now,
      buyers: Math.max(1, Math.round(now.buyers + far * (other.buyers - now.buyers))),
      orderAmount: now.orderAmount + far * (other.orderAmount - now.orderAmount),
      besideAmount: now.besideAmount + far * (other.besideAmount - now.besideAmount),
    });
    return [now, near(before), near(year)] as const;
  });

const overdue = fc
  .array(
    fc.record({
      tier: fc.constantFrom("diamond", "gold", "silver"),
      segment: fc.constantFrom("champions", "at_risk"),
      customers: fc.integer({min: 1, max: 9000}),
      stake: fc.oneof(fc.constant(0), amount),
    }),
    {maxLength: 6},
  )
  .chain((rows) => maybe(rate).map((share) => ({rows, share})))
  .map(({rows, share}): BriefData["overdue_groups"] => {
    const group = (division: string, name: (row: (typeof rows)[number]) => string | null) => {
      const names = [...new Set(rows.map(name))].sort();
      return names.map((group_name, i) => {
        const own = rows.filter((row) => name(row) === group_name);
        const stake = own.reduce((sum, row) => sum + row.stake, 0);
        return {
          ...{division, group_name, position: i + 1, net_amount_at_stake: stake},
          customers: own.reduce((sum, row) => sum + row.customers, 0),
          amount_at_risk: share === null ? null : stake * share,
        };
      });
    };
    return [
      ...group("total", () => null),
      ...group("tier", (row) => row.tier),
      ...group("segment", (row) => row.segment),
    ];
  });

const churn = fc.array(
  fc.record({churned: count, reactivated: count, rate, lost: fc.oneof(fc.constant(0), amount)}),
  {maxLength: 4},
);

const briefData: fc.Arbitrary<BriefData> = fc
  .record({
    sides,
    covered: fc.constantFrom(0, 1, 2),
    counts: fc.tuple(count, maybe(count), maybe(count), maybe(count), maybe(count), count),
    targets: fc.tuple(maybe(amount), maybe(amount), maybe(rate)),
    repurchase: rate,
    ahead: maybe(fc.tuple(amount, fc.double({min: 1.01, max: 9, noNaN: true}), fc.boolean())),
    groups: overdue,
    churn,
    hasSegments: fc.boolean(),
  })
  .map((given): BriefData => {
    const [now, before, year] = given.sides;
    const [active, activeBefore, fresh, freshBefore, freshYear] = given.counts;
    const [ofSales, ofActive, ofShare] = given.targets;
    const {covered} = given;
    const figure = (
      name: string,
      unit: string,
      values: readonly (number | null)[],
      target: number | null,
    ) => ({
      ...{figure: name, unit, value: values[0] ?? null, target_value: target},
      previous_value: covered > 0 ? (values[1] ?? null) : null,
      year_before_value: covered > 1 ? (values[2] ?? null) : null,
      target_per: target === null ? null : "period",
    });
    const horizon = (days_ahead: number, expected: number, isSure: boolean) => ({
      ...{days_ahead, customers: 100, to_date: new Date("2026-02-15")},
      ...{expected_orders: 10, expected_orders_low: 8, expected_orders_high: 13},
      expected_amount: expected,
      expected_amount_low: isSure ? expected * 0.9 : null,
      expected_amount_high: isSure ? expected * 1.2 : null,
    });
    const [part, times, isSure] = given.ahead ?? [];
    return {
      figures: [
        figure("net_amount", "money", [now, before, year].map(sales), ofSales),
        figure("active_customers", "customers", [active, activeBefore], ofActive),
        figure("new_customers", "customers", [fresh, freshBefore, freshYear], null),
        figure("repurchase_rate", "share", [given.repurchase], ofShare === 0 ? null : ofShare),
      ],
      sales_drivers: [
        ...(covered > 0 ? driversOf(now, before) : []),
        ...(covered > 1 ? driversOf(now, year, "year_before") : []),
      ],
      segments: given.hasSegments ? marts.segments : [],
      concentration: given.hasSegments ? marts.concentration : [],
      clv_horizons:
        part === undefined
          ? []
          : [
              horizon(90, part, isSure ?? false),
              horizon(365, part * (times ?? 2), isSure ?? false),
            ],
      overdue_groups: given.groups,
      churn_rates: given.churn.map((row, i) => ({
        ...marts.churn_rates[0]!,
        ...{churned: row.churned, reactivated: row.reactivated, is_complete: true},
        churn_rate: i === 0 ? null : row.churned === 0 ? 0 : row.rate,
        net_amount_lost: row.churned === 0 ? 0 : row.lost,
        month: new Date(Date.UTC(2025, 5 + i, 1)),
      })),
    };
  });

const whole = ({answer, told}: ReturnType<typeof briefOf>): Told[] => [
  ...(answer ? [answer] : []),
  ...told.map(([, sentence]) => sentence),
];

/** Looks a bound number up in the marts, by its address alone. */
function lookUp(data: BriefData, {mart, at}: Bound): number {
  const dot = at.indexOf(".");
  const [name, column] = [at.slice(0, dot), at.slice(dot + 1)];
  const rows = data[mart as keyof BriefData] as readonly Record<string, unknown>[];
  const is = (row: Record<string, unknown>): boolean => {
    if (mart === "figures") return row["figure"] === name;
    if (mart === "sales_drivers")
      return `${row["base"] as string}/${row["split"] as string}/${row["part"] as string}` === name;
    if (mart === "overdue_groups")
      return [row["division"], row["group_name"]].filter(Boolean).join("/") === name;
    if (mart === "clv_horizons") return String(row["days_ahead"]) === name;
    if (mart === "concentration") return String(row["percentile"]) === name;
    if (mart === "segments") return row["segment"] === name;
    return (row["month"] as Date).toISOString().startsWith(name);
  };
  const row = rows.find(is);
  if (!row) throw new Error(`no row ${name} in ${mart}`);
  const of = (key: string) => row[key] as number;
  const total = (key: string) =>
    (rows.find(({division}) => division === "total") ?? {})[key] as number;
  if (column === "value/all") {
    const drivers = data.sales_drivers.filter(
      ({base, split, part}) => base === row["base"] && split === "people" && part !== "beside",
    );
    return of("value") / drivers.reduce((sum, each) => sum + each.value, 0);
  }
  if (column === "customers/all") return of("customers") / data.concentration.at(-1)!.customers;
  if (column === "net_amount_at_stake/total")
    return of("net_amount_at_stake") / total("net_amount_at_stake");
  if (column === "value-target_value") return Math.abs(of("value") - of("target_value"));
  const [first = "", second] = column.split("/");
  if (second !== undefined) return Math.abs(of(first) / of(second) - 1);
  return column === "amount" ? Math.abs(of(column)) : of(first);
}

const scales: Record<string, number> = {
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  万: 1e4,
  亿: 1e8,
  万亿: 1e12,
};

/** Reads a number as it is written back into the number, without knowing how it was written. */
function readText(text: string): number {
  const found =
    /^(−?)¥?(?:−)?([\d,]+(?:\.\d+)?)\s*(K|M|B|T|万亿|万|亿)?\s*(%|pp|个百分点|元)?$/.exec(text);
  if (!found) throw new Error(`not a number: ${text}`);
  const [, minus, digits = "", scale, unit] = found;
  const part = unit === "%" || unit === "pp" || unit === "个百分点" ? 0.01 : 1;
  const size = Number(digits.replaceAll(",", "")) * (scale ? scales[scale]! : 1) * part;
  return minus || text.includes("−") ? -size : size;
}

describe("the brief, whatever the marts hold", () => {
  const check = (holds: (data: BriefData, ...both: [Told[], Told[]]) => void, numRuns = 400) =>
    fc.assert(
      fc.property(briefData, (data) => {
        holds(data, whole(briefOf(data, voices[0])), whole(briefOf(data, voices[1])));
      }),
      {numRuns},
    );

  it("binds each number to the value that the mart holds, and writes no other number", () => {
    check((data, ...both) => {
      for (const told of both.flat()) {
        for (const bound of boundOf(told)) {
          const held = lookUp(data, bound);
          expect(bound.value, bound.at).toBeCloseTo(held, 6);
          const isPart = /%|pp|百分点/.test(bound.text);
          const step = isPart ? 0.00051 : /\.\d/.test(bound.text) ? 0.051 : 0.51;
          const off = Math.abs(readText(bound.text) - held);
          expect(off, `${bound.text} is ${held}`).toBeLessThanOrEqual(
            isPart ? step : Math.max(step, 0.0051 * Math.abs(held)),
          );
        }
        const words = told.filter((piece) => typeof piece === "string").join("");
        const known =
          /17 November 2025|2025 年 11 月 17 日|(Jun|Jul|Aug|Sept?) 2025|2025 年 [6-9] 月/g;
        expect(words.replaceAll(known, "").replaceAll(/\b(90|365)( days| 天)?/g, "")).not.toMatch(
          /\d/,
        );
      }
    });
  });

  it("says the same numbers in both languages", () => {
    check((_, english, mandarin) => {
      const numbers = (all: Told[]) =>
        all.map((told) =>
          boundOf(told)
            .map(({mart, at}) => `${mart} ${at}`)
            .sort(),
        );
      expect(numbers(mandarin)).toEqual(numbers(english));
    });
  });

  it("is at most eight sentences, none of them of nothing, absent or at odds with itself", () => {
    check((_, ...both) => {
      for (const all of both) {
        expect(all.length).toBeGreaterThan(0);
        expect(all.length).toBeLessThanOrEqual(8);
        for (const told of all) {
          const text = plainText(told);
          expect(text).not.toMatch(/NaN|undefined|Infinity|null|—|\[object/);
          expect(text).not.toMatch(/(?<![\d.,])0 (customers?|位|of those|overdue)/);
          expect(text).not.toMatch(
            /\b1 customers\b|\bthe 1 (buyers|customers)| {2}| ,|,,|，，|。。/i,
          );
          expect(text).not.toMatch(/\b(rose|up)\b.*\bfell\b|\bfell\b.*\b(rose|up)\b/);
          expect(text).toMatch(/^[A-Z\d¥“].*\.$|^[\p{Script=Han}\d“].*。$/u);
          expect(text).not.toMatch(/\p{Script=Han}\d|\d\p{Script=Han}|%\p{Script=Han}/u);
        }
        expect(new Set(all.map(plainText)).size).toBe(all.length);
      }
    });
  });

  it("gives directions that the figures have", () => {
    check((data, [answer], [mandarin]) => {
      const row = data.figures[0]!;
      const ratio = (before: number | null) =>
        before === null || before <= 0 ? null : row.value! / before - 1;
      const ratios = [ratio(row.previous_value), ratio(row.year_before_value)].filter(
        (each) => each !== null,
      );
      const [english, chinese] = [plainText(answer!), plainText(mandarin!)];
      const verb = /Net sales (rose|fell|edged (?:up|down)|held|came)/.exec(english)?.[1];
      const lead = ratios[0];
      const size = Math.abs(lead ?? 0);
      if (lead === undefined) expect(verb).toBe("came");
      else if (size < 0.005) expect(verb).toBe("held");
      else
        expect(verb).toBe(
          `${size < 0.03 ? "edged " : ""}${lead > 0 ? (size < 0.03 ? "up" : "rose") : size < 0.03 ? "down" : "fell"}`,
        );
      const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
      const moved = ratios.filter((each) => Math.abs(each) >= 0.005);
      const ups = moved.filter((each) => each > 0).length;
      expect(count(english, / above /g)).toBe(ups);
      expect(count(english, / below /g)).toBe(moved.length - ups);
      expect(count(chinese, /增/g)).toBe(ups);
      expect(count(chinese, /降/g)).toBe(moved.length - ups);
    });
  });

  it("calls what changed net sales by its own direction, and never against the whole", () => {
    check((data, english) => {
      const why = english.map(plainText).find((text) => / cause is /.test(text));
      if (why === undefined) return;
      const isYear = why.startsWith("Against a year earlier");
      const parts = data.sales_drivers.filter(
        ({base, split}) => split === "factors" && base === (isYear ? "year_before" : "previous"),
      );
      const sum = parts.reduce((all, {amount}) => all + amount, 0);
      expect(why.includes("which added")).toBe(sum > 0);
      expect(why.includes("which cost")).toBe(sum < 0);
      const words = {
        buyers: ["more buyers", "fewer buyers"],
        orders_per_buyer: ["more orders per buyer", "fewer orders per buyer"],
        average_order_amount: ["larger orders", "smaller orders"],
        beside: ["a better balance", "a worse balance"],
      };
      for (const [part, [up = "", down = ""]] of Object.entries(words)) {
        const amount = parts.find((row) => row.part === part)!.amount;
        if (why.includes(up)) expect(amount, up).toBeGreaterThan(0);
        if (why.includes(down)) expect(amount, down).toBeLessThan(0);
      }
      const largest = Math.max(...parts.map(({amount}) => amount * Math.sign(sum)));
      const named = Object.entries(words).find(([, both]) =>
        both.some((noun) => new RegExp(`cause is ${noun}`).test(why)),
      );
      const lead = parts.find(({part}) => part === named?.[0]);
      expect(Math.abs(lead!.amount)).toBeCloseTo(largest, 6);
    });
  });
});

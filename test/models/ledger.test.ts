import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import type {LedgerEntry} from "../../loaders/models/ledger/ledger-entry.js";
import {extendLedger, openLedger} from "../../loaders/models/ledger/ledger-file.js";
import {scoreLedger} from "../../loaders/models/ledger/ledger-score.js";
import {appendLedger, readLedger} from "../../loaders/models/ledger/ledger.js";
import {newFolder} from "../pipeline/source.js";

const entry: LedgerEntry = {
  made_on: "2025-06-30",
  fingerprint: "settings 1",
  model: "bg_nbd",
  kind: "segment",
  name: "loyal",
  ends_on: "2025-09-28",
  level: 0.9,
  customers: 40,
  orders: 50,
  orders_low: 40,
  orders_high: 61,
  margin: 500,
  margin_low: 380,
  margin_high: 640,
};

describe("a ledger", () => {
  test("gives back what was appended, in order", () => {
    const entries = [entry, {...entry, name: "new"}, {...entry, ends_on: "2026-06-30"}];
    expect(readLedger(appendLedger("", entries, "past.jsonl"), "past.jsonl")).toEqual(entries);
  });

  test("keeps what stood in it, and takes the same forecast once", () => {
    const once = appendLedger("", [entry], "past.jsonl");
    expect(appendLedger(once, [entry, {...entry, orders: 51}], "past.jsonl")).toBe(once);
    for (const change of [
      {made_on: "2025-07-31"},
      {fingerprint: "settings 2"},
      {model: "pareto_nbd"},
      {kind: "cohort"},
      {name: "new"},
      {ends_on: "2025-12-31"},
    ] as const) {
      const twice = appendLedger(once, [{...entry, ...change}], "past.jsonl");
      expect(twice.startsWith(once)).toBe(true);
      expect(readLedger(twice, "past.jsonl")).toHaveLength(2);
    }
  });

  test("takes an entry once within one call too", () => {
    expect(appendLedger("", [entry, entry], "past.jsonl").split("\n")).toHaveLength(2);
  });

  test("ends a line that an editor left open", () => {
    const open = appendLedger("", [entry], "past.jsonl").trimEnd();
    const both = appendLedger(open, [{...entry, name: "new"}], "past.jsonl");
    expect(readLedger(both, "past.jsonl").map(({name}) => name)).toEqual(["loyal", "new"]);
    expect(appendLedger(open, [entry], "past.jsonl")).toBe(open);
  });
});

describe("a ledger refuses", () => {
  const line = (change: object) => `\n${JSON.stringify({...entry, ...change})}\n`;
  test.each([
    ["\n{", 'past.jsonl, line 2: "{": JSON was expected'],
    ["3", "past.jsonl, line 1: 3: a forecast was expected"],
    [line({made_on: "2025-02-30"}), 'line 2: made_on is "2025-02-30": a date as YYYY-MM-DD was'],
    [line({ends_on: undefined}), "line 2: ends_on is absent: a date as YYYY-MM-DD was expected"],
    [line({ends_on: "2025-06-30"}), "ends_on is 2025-06-30: a day after 2025-06-30 was expected"],
    [line({kind: "tier"}), 'kind is "tier": total, segment or cohort was expected'],
    [line({orders: "50"}), 'orders is "50": a number from 0 was expected'],
    [line({orders_low: 70}), "orders_low is 70: at most 61 was expected"],
    [line({level: 90}), "level is 90: a number between 0 and 1 was expected"],
    [line({margin: null}), "margin is null, 380, 640: all three or none were expected"],
    [line({margin_low: 700}), "margin_low is 700: at most 640 was expected"],
  ])("%s", (text, message) => {
    expect(() => readLedger(text, "past.jsonl")).toThrow(message);
    expect(() => appendLedger(text, [], "past.jsonl")).toThrow(message);
  });

  test("an entry that it could not read again", () => {
    expect(() => appendLedger("", [{...entry, orders: NaN}], "past.jsonl")).toThrow(
      "a forecast for the ledger: orders is null: a number from 0 was expected",
    );
  });
});

describe("a ledger is scored", () => {
  test("when its time has come, on the last day itself", () => {
    const score = (asOf: string) => scoreLedger([entry], asOf, () => ({orders: 62, margin: 400}));
    expect(score("2025-09-27")).toEqual([]);
    expect(score("2025-09-28")).toEqual([
      {
        ...entry,
        actual_orders: 62,
        orders_bias: (50 - 62) / 62,
        is_orders_covered: false,
        actual_margin: 400,
        margin_bias: 0.25,
        is_margin_covered: true,
      },
    ]);
  });

  test("without margin where either side has none, and without bias where nothing came", () => {
    const without = {...entry, margin: null, margin_low: null, margin_high: null};
    const unknown = {actual_margin: null, margin_bias: null, is_margin_covered: null};
    const nothing = () => ({orders: 0, margin: null});
    expect(scoreLedger([entry], "2026-01-01", nothing)[0]).toMatchObject(unknown);
    expect(scoreLedger([entry], "2026-01-01", nothing)[0]!.orders_bias).toBeNull();
    expect(scoreLedger([without], "2026-01-01", () => ({orders: 50, margin: 9}))[0]).toMatchObject(
      unknown,
    );
  });

  test("but for what cannot be known any more", () => {
    expect(scoreLedger([entry], "2026-01-01", () => undefined)).toEqual([]);
  });
});

describe("a ledger's file", () => {
  test("is made, extended, and left as it was by the same build", () => {
    const folder = newFolder();
    const file = join(folder, "past.jsonl");
    expect(openLedger(file)).toEqual([]);
    extendLedger(file, [entry]);
    extendLedger(file, [{...entry, name: "new"}]);
    const bytes = readFileSync(file, "utf8");
    extendLedger(file, [entry]);
    expect(readFileSync(file, "utf8")).toBe(bytes);
    expect(openLedger(file).map(({name}) => name)).toEqual(["loyal", "new"]);
    expect(readdirSync(folder)).toEqual(["past.jsonl"]);
  });

  test("is not touched where it holds something else", () => {
    const file = join(newFolder(), "past.jsonl");
    writeFileSync(file, "name,orders\n");
    expect(() => extendLedger(file, [entry])).toThrow(`${file}, line 1: `);
    expect(readFileSync(file, "utf8")).toBe("name,orders\n");
  });

  test("leaves no draft where it cannot be replaced", () => {
    const folder = newFolder();
    const file = join(folder, "past");
    const text = appendLedger("", [entry], file);
    // A file that turns into a folder between reading and renaming.
    const write = () =>
      extendLedger(file, [
        {
          ...entry,
          get name() {
            mkdirSync(join(file, "inside"), {recursive: true});
            return "new";
          },
        },
      ]);
    expect(text).not.toBe("");
    expect(write).toThrow();
    expect(readdirSync(folder)).toEqual(["past"]);
  });
});

import fc from "fast-check";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {newFolder} from "../pipeline/source.js";
import {type Files, martFiles, writeFiles} from "./ugly-source.js";

const sample = join(import.meta.dirname, "../../data/sample");

/** The records of a CSV text, each with its line end; quotes may hold line ends. */
function records(text: string): string[] {
  return text.match(/(?:"[^"]*"|[^"\n])*\n/g) ?? [];
}

/** Numbers from 0 to below n, the same for the same seed (Park and Miller's generator). */
function numbers(seed: number): (n: number) => number {
  let state = seed % 2147483647 || 1;
  return (n) => (state = (state * 48271) % 2147483647) % n;
}

/** Returns the records in another order, in as many parts as asked for. */
function shuffle(name: string, text: string, seed: number, parts: number): Files {
  const next = numbers(seed);
  const [header = "", ...rows] = records(text);
  for (let i = rows.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
  if (parts === 1) return {[`${name}.csv`]: header + rows.join("")};
  const files: Record<string, string> = {};
  for (let part = 0; part < parts; part++) {
    const share = rows.filter((_, i) => i % parts === part);
    files[`${name}/${next(1000)}-${part}.csv`] = header + share.join("");
  }
  return files;
}

async function expectSame(
  tables: Readonly<Record<string, string>>,
  settings: string,
  seed: number,
): Promise<void> {
  const files = (parts: number, each: number) =>
    Object.assign(
      {"source.yaml": settings},
      ...Object.entries(tables).map(([name, text]) => shuffle(name, text, each, parts)),
    ) as Files;
  const plain: Record<string, string> = {"source.yaml": settings};
  for (const [name, text] of Object.entries(tables)) plain[`${name}.csv`] = text;
  const build = (source: Files, threads: number) =>
    martFiles({source: writeFiles(source), threads, cache: newFolder()});
  const first = await build(plain, 1);
  expect(first.size).toBeGreaterThan(20);
  for (const other of [await build(files(1, seed), 2), await build(files(3, seed + 1), 4)]) {
    expect([...other.keys()]).toEqual([...first.keys()]);
    for (const [mart, bytes] of first) expect(other.get(mart)?.equals(bytes), mart).toBe(true);
  }
}

it("gives the same bytes of the sample in any order of rows, on 1, 2 and 4 threads", async () => {
  const tables: Record<string, string> = {};
  for (const file of readdirSync(sample).filter((name) => name.endsWith(".csv")))
    tables[file.replace(/\.csv$/, "")] = readFileSync(join(sample, file), "utf8");
  expect(records(tables.orders!).join("")).toBe(tables.orders);
  await expectSame(tables, readFileSync(join(sample, "source.yaml"), "utf8"), 20_240_229);
});

it("gives the same bytes of any small shop", async () => {
  const order = fc.record({
    id: fc.integer({min: 1, max: 60}),
    customer: fc.constantFrom("a", "b", "c", "d", "e", ""),
    day: fc.integer({min: 1, max: 28}),
    month: fc.integer({min: 1, max: 12}),
    amount: fc.constantFrom("0.1", "0.2", "0.3", "19.99", "-5", "0", "1000000.0001"),
    channel: fc.constantFrom("web", "store", ""),
  });
  const shops = fc.record({
    orders: fc.array(order, {minLength: 3, maxLength: 80}),
    seed: fc.integer({min: 1, max: 1_000_000}),
  });
  await fc.assert(
    fc.asyncProperty(shops, async ({orders, seed}) => {
      const pad = (n: number) => String(n).padStart(2, "0");
      const rows = orders.map(
        ({id, customer, day, month, amount, channel}) =>
          `${id},${customer},2024-${pad(month)}-${pad(day)},${amount},${channel}\n`,
      );
      const text = `order_id,customer_id,ordered_at,net_amount,channel\n${rows.join("")}0,a,2024-01-01,1,\n`;
      await expectSame({orders: text}, "quarantine_limit_share: 1\n", seed);
    }),
    {numRuns: 3, endOnFailure: true},
  );
});

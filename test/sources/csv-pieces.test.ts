import {writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {digestText} from "../../loaders/sources/bytes.js";
import {CsvRecords, OpenQuote, type CsvRecord} from "../../loaders/sources/csv-records.js";
import {CsvScan} from "../../loaders/sources/csv-scan.js";
import {readRows, withFolder} from "./temporary-source.js";

const csv = fc
  .array(fc.constantFrom("a", "字", ",", '"', "\n", "\r", "\r\n", "a,b\n", '"x"', '"",'), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(""));

function readAll(pieces: readonly string[]): CsvRecord[] | "open quote" {
  const records = new CsvRecords(",");
  try {
    return [...pieces.flatMap((piece) => [...records.push(piece)]), ...records.finish()];
  } catch (error) {
    if (error instanceof OpenQuote) return "open quote";
    throw error;
  }
}

function scanAll(pieces: readonly Uint8Array[]) {
  const scan = new CsvScan(",".charCodeAt(0));
  for (const piece of pieces) scan.push(piece);
  const isClosed = scan.finish();
  const {records, longest, hasQuotedNewline, isRegular, newline} = scan;
  return {isClosed, isRegular, ...(isRegular ? {records, longest, hasQuotedNewline, newline} : {})};
}

test("it does not matter where a text is cut into pieces", () => {
  fc.assert(
    fc.property(csv, (text) => {
      expect(readAll([...text])).toEqual(readAll([text]));
      const bytes = Buffer.from(text);
      expect(scanAll([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(scanAll([bytes]));
    }),
    {numRuns: 2000},
  );
});

test("a text that the scan finds regular is a table to the lenient reader too", () => {
  let regular = 0;
  fc.assert(
    fc.property(csv, (text) => {
      const scan = scanAll([Buffer.from(text)]);
      const records = readAll([text]);
      expect(scan.isClosed || records === "open quote").toBe(true);
      if (!scan.isClosed || !scan.isRegular) return;
      if (records === "open quote") throw new Error("the scan missed an open quote");
      regular++;
      expect(records).toHaveLength(scan.records!);
      expect(new Set(records.map(({cells}) => cells.length)).size).toBeLessThan(2);
      expect(records.some(({isOdd}) => isOdd)).toBe(false);
      records.forEach(({row}, i) => expect(row).toBe(i + 1));
      const quoted = records.some(({cells}) => cells.some((cell) => /[\n\r]/.test(cell)));
      expect(scan.hasQuotedNewline).toBe(quoted);
    }),
    {numRuns: 5000},
  );
  expect(regular).toBeGreaterThan(100);
});

test("files longer than a piece are read whole, in UTF-8 and GB18030", async () => {
  const count = 60_000;
  const header = "order_id,customer_id,ordered_at,net_amount,status\n";
  const utf8 = Buffer.from(
    header + Array.from({length: count}, (_, i) => `${i},客户${i},2024-01-02,1,已付款\n`).join(""),
  );
  // 已付款 and 客户 in GB18030, from the standard's tables.
  const paid = Buffer.from([0xd2, 0xd1, 0xb8, 0xb6, 0xbf, 0xee]).toString("latin1");
  const customer = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]).toString("latin1");
  const gb18030 = Buffer.from(
    header +
      Array.from({length: count}, (_, i) => `${i},${customer}${i},2024-01-02,1,${paid}\n`).join(""),
    "latin1",
  );
  for (const bytes of [utf8, gb18030]) {
    expect(bytes.length).toBeGreaterThan(1.5 * 2 ** 20);
    const rows = await readRows({"orders.csv": bytes});
    expect(rows).toHaveLength(count);
    const wrong = rows.filter(
      (row, i) =>
        row.order_id !== String(i) ||
        row.customer_id !== `客户${i}` ||
        row.status !== "已付款" ||
        row.source_row !== i + 2 ||
        row.faults !== null,
    );
    expect(wrong).toEqual([]);
  }
});

test("UTF-8 is checked across pieces", async () => {
  await withFolder({}, async (folder) => {
    const path = join(folder, "x.csv");
    for (const [bytes, expected] of [
      [Buffer.from("字".repeat(1_000_000)), true],
      [Buffer.from("👍".repeat(500_000) + "a"), true],
      [Buffer.from("a" + "👍".repeat(500_000)), true],
      [Buffer.from("字".repeat(1_000_000)).subarray(0, -1), false],
      [Buffer.concat([Buffer.from("字".repeat(500_000)), Buffer.from([0x80])]), false],
    ] as const) {
      writeFileSync(path, bytes);
      expect((await digestText(path)).isUtf8).toBe(expected);
    }
  });
});

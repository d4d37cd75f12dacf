import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {listValue} from "@duckdb/node-api";
import fc from "fast-check";
import {expect, test} from "vitest";
import {
  openConnection,
  readComplaints,
  readRows,
  withFolder,
  type Row,
} from "./temporary-source.js";

const header = "order_id,customer_id,ordered_at,net_amount,status";

/** Encodes text in GB18030 by turning the decoder of the platform around (two-byte characters only). */
const toGb18030 = (() => {
  const bytes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== "\ufffd") bytes.set(text, [lead, trail]);
    }
  return (text: string) =>
    Uint8Array.from([...text].flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
})();

function toUtf16(text: string, order: "le" | "be", mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

const encoders: Record<string, (text: string) => Uint8Array> = {
  "utf-8": (text) => Buffer.from(text),
  "utf-8 with mark": (text) => Buffer.from(`\ufeff${text}`),
  "utf-16le": (text) => toUtf16(text, "le"),
  "utf-16be": (text) => toUtf16(text, "be"),
  gb18030: toGb18030,
};

function brief(rows: readonly Row[]) {
  return rows.map(({order_id, status, source_row, faults}) => [
    source_row,
    order_id,
    status,
    (faults as {reason: string}[] | null)?.map(({reason}) => reason).join(" ") ?? "",
  ]);
}

for (const [encoding, encode] of Object.entries(encoders))
  test(`${encoding} is told by itself`, async () => {
    const text = `订单备注,${header}\r\n加急；送到门口,1,C1,2024-01-02,5,已付款\r\n请电话联系,2,C2,2024-01-03,6,退款\r\n`;
    const rows = await readRows({"orders.csv": encode(text)});
    expect(brief(rows)).toEqual([
      [2, "1", "已付款", ""],
      [3, "2", "退款", ""],
    ]);
  });

test("UTF-16 without a byte order mark is told by its zeros", async () => {
  const text = `${header}\n1,C1,2024-01-02,5,已付款\n`;
  for (const order of ["le", "be"] as const)
    expect(brief(await readRows({"orders.csv": toUtf16(text, order, false)}))).toEqual([
      [2, "1", "已付款", ""],
    ]);
});

test("Western text in an old encoding is asked about, and read once source.yaml tells", async () => {
  const text = `${header}\n1,C1,2024-01-02,5,für Müller à Orléans\n`;
  const latin = Buffer.from(text, "latin1");
  expect(await readComplaints({"orders.csv": latin})).toEqual([
    "orders.csv: the text is neither UTF-8 nor UTF-16 nor GB18030 → save it as UTF-8 (Excel: “CSV UTF-8”), " +
      "or write its encoding into source.yaml, such as `encoding: windows-1252`",
  ]);
  const rows = await readRows({"orders.csv": latin, "source.yaml": "encoding: latin1\n"});
  expect(rows[0]!.status).toBe("für Müller à Orléans");
  for (const [encoding, status] of [
    ["windows-1251", "заказ доставлен, спасибо"],
    ["windows-1253", "η παραγγελία παραδόθηκε"],
  ] as const) {
    const table = [
      ...new TextDecoder(encoding).decode(Uint8Array.from({length: 256}, (_, i) => i)),
    ];
    const line = `${header}\n1,C1,2024-01-02,5,"${status}"\n`;
    const bytes = Uint8Array.from([...line].map((char) => table.indexOf(char)));
    expect((await readComplaints({"orders.csv": bytes}))[0]).toMatch(/neither UTF-8 nor UTF-16/);
    const files = {"orders.csv": bytes, "source.yaml": `encoding: ${encoding}`};
    expect((await readRows(files))[0]!.status).toBe(status);
  }
});

test("bytes that are not of the encoding named are refused", async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}\n1,C1,2024-01-02,5,`),
    Buffer.from([0xff, 0x0a]),
  ]);
  const [complaint] = await readComplaints({"orders.csv": bytes, "source.yaml": "encoding: utf-8"});
  expect(complaint).toMatch(/^orders\.csv: the text holds bytes that are not utf-8/);
});

test("a mark or a setting does not hide bytes that come later", async () => {
  const rows = `1,C1,2024-01-02,5,paid\n`.repeat(20_000);
  const bytes = Buffer.concat([Buffer.from(`${header}\n${rows}`), Buffer.from([0xfc, 0x0a])]);
  const marked = Buffer.concat([Buffer.from("\ufeff"), bytes]);
  for (const files of [
    {"orders.csv": marked},
    {"orders.csv": bytes, "source.yaml": "encoding: utf-8"},
    {"orders.csv": Buffer.concat([Buffer.from("\ufeff" + header, "utf16le"), Buffer.from([0x00])])},
  ])
    expect((await readComplaints(files))[0]).toMatch(/holds bytes that are not utf-(8|16le)/);
});

test("comma, semicolon and tab are told by the header", async () => {
  for (const delimiter of [",", ";", "\t"]) {
    const lines = [header, "1,C1,2024-01-02,5,paid"].map((line) => line.replaceAll(",", delimiter));
    expect(brief(await readRows({"orders.csv": lines.join("\n")}))).toEqual([[2, "1", "paid", ""]]);
  }
  const piped = `${header}\n1,C1,2024-01-02,5,paid`.replaceAll(",", "|");
  expect(brief(await readRows({"orders.csv": piped, "source.yaml": 'delimiter: "|"'}))).toEqual([
    [2, "1", "paid", ""],
  ]);
  const hinted = `sep=;\r\n${header.replaceAll(",", ";")}\r\n1;C1;2024-01-02;5;paid\r\n`;
  expect(brief(await readRows({"orders.csv": hinted}))).toEqual([[3, "1", "paid", ""]]);
});

test("a header in another order, other case and with blanks is the same header", async () => {
  const text = `Status , NET_AMOUNT,Ordered_At,Customer_ID,"ORDER_ID"\npaid,5,2024-01-02,C1,1\n`;
  expect(brief(await readRows({"orders.csv": text}))).toEqual([[2, "1", "paid", ""]]);
});

test("records of too few or too many cells are kept, as faults of their row", async () => {
  const text = `${header}\n1,C1,2024-01-02,5,paid\n2,C1\n3,C1,2024-01-02,5,paid,more,and more\n\n4,C1,2024-01-02,5,paid\n`;
  const rows = await readRows({"orders.csv": text});
  expect(brief(rows)).toEqual([
    [2, "1", "paid", ""],
    [3, "2", null, "malformed_row"],
    [4, "3", "paid", "malformed_row"],
    [6, "4", "paid", ""],
  ]);
  expect(rows[2]!.faults).toEqual([
    {column_name: null, value: "3,C1,2024-01-02,5,paid,more,and more", reason: "malformed_row"},
  ]);
});

test("quotes within plain cells are text; text after a closing quote is a fault", async () => {
  const text = `${header}\n1,C1,2024-01-02,5,12" pipe\n2,C1,2024-01-02,5,"a"b\n3,C1,2024-01-02,5,"say ""hi"""\n`;
  expect(brief(await readRows({"orders.csv": text}))).toEqual([
    [2, "1", '12" pipe', ""],
    [3, "2", "ab", "malformed_row"],
    [4, "3", 'say "hi"', ""],
  ]);
});

test("line ends of old Macs, and mixed ones, are line ends", async () => {
  const mixed = `${header}\r1,C1,2024-01-02,5,a\r\n2,C1,2024-01-02,5,b\n3,C1,2024-01-02,5,c`;
  expect(brief(await readRows({"orders.csv": mixed}))).toEqual([
    [2, "1", "a", ""],
    [3, "2", "b", ""],
    [4, "3", "c", ""],
  ]);
});

test("a quote that is never closed is refused with its row", async () => {
  const text = `${header}\n1,C1,2024-01-02,5,a\n2,C1,2024-01-02,5,"b\n3,C1,2024-01-02,5,c\n`;
  expect(await readComplaints({"orders.csv": text})).toEqual([
    'orders.csv, row 3: a quote is opened in this row and never closed → close it, or write "" for a quote within quotes',
  ]);
});

test("a record longer than DuckDB's usual limit is read", async () => {
  const long = "长".repeat(1_500_000);
  for (const tail of ["", "x,y\n"]) {
    const rows = await readRows({
      "orders.csv": `${header}\n1,C1,2024-01-02,5,${long}\n2,C1,2024-01-02,5,b\n${tail}`,
    });
    expect(rows[0]!.status).toBe(long);
    expect(rows).toHaveLength(tail ? 3 : 2);
  }
});

test("archives of both kinds are read, regular or not", async () => {
  const connection = await openConnection();
  for (const lines of [
    [header, "1,C1,2024-01-02,5,已付款", "2,C1,2024-01-02,5,b"],
    [header, "1,C1,2024-01-02,5,已付款", "2,C1"],
  ]) {
    const packed = await withFolder({}, async (folder) => {
      const path = join(folder, "x.zst");
      await connection.run(
        `copy (select unnest($1::varchar[])) to '${path}' (header false, quote '', delimiter '\t', compression zstd)`,
        [listValue(lines)],
      );
      return readFileSync(path);
    });
    expect([...packed.subarray(0, 4)]).toEqual([0x28, 0xb5, 0x2f, 0xfd]);
    const expected = brief(await readRows({"orders.csv": lines.join("\n")}));
    expect(expected).toHaveLength(2);
    expect(brief(await readRows({"orders.csv.zst": packed}))).toEqual(expected);
    expect(brief(await readRows({"orders.csv.gz": gzipSync(lines.join("\n"))}))).toEqual(expected);
    const [complaint] = await readComplaints({"orders.csv.zst": packed.subarray(0, -6)});
    expect(complaint).toMatch(/^orders\.csv\.zst: the file cannot be read/);
  }
});

test("a single column, and hostile names, are no trouble", async () => {
  const rows = await readRows(
    {
      "orders.csv": `${header}\n1,C1,2024-01-02,5,a\n`,
      'products/it\'s; "a" [1]*.csv': `product_id\nP1\nP2\n`,
      "products/部分 2.csv": `"evil""; drop table x; --",product_id\nz,P3\n`,
    },
    "products",
  );
  expect(
    rows.map(({product_id, source_file, source_row}) => [product_id, source_file, source_row]),
  ).toEqual([
    ["P1", 'products/it\'s; "a" [1]*.csv', 2],
    ["P2", 'products/it\'s; "a" [1]*.csv', 3],
    ["P3", "products/部分 2.csv", 2],
  ]);
});

test("whatever is written is read back, with its row, however it is written", async () => {
  const alphabet = [..."ab1 ,;\t\"\n\r'\\的一是不了人我在有他"];
  const cell = fc
    .array(fc.constantFrom(...alphabet), {maxLength: 6})
    .map((chars) => chars.join(""));
  const written = fc.record({
    cells: fc.array(fc.tuple(cell, cell), {minLength: 1, maxLength: 12}),
    delimiter: fc.constantFrom(",", ";", "\t"),
    newline: fc.constantFrom("\n", "\r\n"),
    encoding: fc.constantFrom(...Object.keys(encoders)),
    always: fc.boolean(),
    packed: fc.boolean(),
    endsWithNewline: fc.boolean(),
    blankEvery: fc.constantFrom(0, 2),
  });
  await fc.assert(
    fc.asyncProperty(written, async (form) => {
      const {delimiter, newline, always} = form;
      const quote = (text: string) =>
        always || /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const line = (texts: string[]) => texts.map(quote).join(delimiter);
      const lines = [
        line(["order_id", "customer_id", "ordered_at", "net_amount", "status", "channel", "备注"]),
      ];
      const expected: unknown[] = [];
      form.cells.forEach(([status, channel], i) => {
        if (form.blankEvery && i % form.blankEvery === 1) lines.push("");
        lines.push(line([`O${i}`, "C", "2024-01-02", "1", status, channel, "我们的"]));
        expected.push([lines.length, `O${i}`, trimmed(status), trimmed(channel), null]);
      });
      const text = lines.join(newline) + (form.endsWithNewline ? newline : "");
      const bytes = encoders[form.encoding]!(text);
      const rows = await readRows(
        form.packed ? {"orders.csv.gz": gzipSync(bytes)} : {"orders.csv": bytes},
      );
      const read = rows.map((row) =>
        ["source_row", "order_id", "status", "channel", "faults"].map((name) => row[name]),
      );
      expect(read).toEqual(expected);
    }),
    {numRuns: 80},
  );
});

function trimmed(text: string): string | null {
  return text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, "") || null;
}

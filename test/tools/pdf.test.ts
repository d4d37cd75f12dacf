import {deflateSync, inflateSync} from "node:zlib";
import {expect, test} from "vitest";
import {WrongUse} from "../../loaders/faults.js";
import {destinationPages} from "../../loaders/tools/pdf/destinations.js";
import {cssString} from "../../loaders/tools/pdf/markup.js";
import {choosePages} from "../../loaders/tools/pdf/report-pages.js";
import {searchable} from "../../loaders/tools/pdf/searchable.js";

const pages = [
  {name: "overview", address: ""},
  {name: "segments", address: "segments/"},
  {name: "segments/lost", address: "segments/lost", parent: "segments"},
];

test("pages are chosen by name, in the order asked, each with its own query", () => {
  expect(choosePages(pages)).toEqual(pages);
  expect(choosePages(pages, "segments/lost, overview?tier=gold&a=b?c")).toEqual([
    pages[2],
    {name: "overview", address: "", query: "tier=gold&a=b?c"},
  ]);
  for (const list of ["", "over", "overview,", "overview,overview", "../x"]) {
    expect(() => choosePages(pages, list), list).toThrow(WrongUse);
  }
});

// Written by hand after PDF 32000-1: two sheets, the second with a name, a table of characters packed.
const table = "2 beginbfchar\n<0001> <6236>\n<0002> <4E00>\nendbfchar\n<0003> <0005> <2ED2>\n";
const packed = deflateSync(Buffer.from(table)).toString("latin1");
const objects = [
  "<</Type /Catalog\n/Pages 2 0 R\n/Dests 5 0 R>>",
  "<</Type /Pages\n/Count 2\n/Kids [6 0 R 4 0 R]>>",
  "<</Type /Page\n/Parent 6 0 R>>",
  "<</Type /Page\n/Parent 2 0 R>>",
  "<</page-a#2db [4 0 R /XYZ 6 826 0]\n/page-a [3 0 R /XYZ 6 826 0]>>",
  "<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>",
  "<</Type /Font\n/ToUnicode 8 0 R>>",
  `<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n${packed}\nendstream`,
];
const pdf = Buffer.from(
  "%PDF-1.4\n" +
    objects.map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`).join("") +
    "trailer\n<</Size 9\n/Root 1 0 R>>\nstartxref\n7\n%%EOF\n",
  "latin1",
);

test("destinations are found through the tree of pages", () => {
  expect([...destinationPages(pdf)]).toEqual([
    ["page-a-b", 2],
    ["page-a", 1],
  ]);
  expect(destinationPages(Buffer.from("no PDF")).size).toBe(0);
});

test("characters that the text has take the place of variants that it has not", () => {
  const repaired = searchable(pdf, "客户增长").toString("latin1");
  expect(repaired.startsWith(pdf.toString("latin1"))).toBe(true);
  const update = repaired.slice(pdf.length);
  const [, length, stream] = /Length (\d+)>> stream\n([\s\S]*)\nendstream/.exec(update)!;
  const bytes = Buffer.from(stream!, "latin1");
  expect(bytes.length).toBe(Number(length));
  expect(inflateSync(bytes).toString()).toBe(
    "2 beginbfchar\n<0001> <6237>\n<0002> <4E00>\nendbfchar\n<0003> <0005> [<2ED2> <957F> <2ED4>]\n",
  );
  const [, entry] = /xref\n8 1\n(\d{10}) 00000 n \n/.exec(update)!;
  expect(repaired.slice(Number(entry))).toMatch(/^8 0 obj\n/);
  expect(update).toMatch(/\/Size 9\n\/Root 1 0 R\n\/Prev 7>>/);
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(update)!;
  expect(repaired.slice(Number(start))).toMatch(/^xref\n/);
  expect(searchable(pdf, "客戶与客户"), "both are meant").toBe(pdf);
  expect(searchable(pdf, "customers")).toBe(pdf);
});

test("no name can end the style sheet or its string", () => {
  expect(cssString('a"b\\c</style>\n')).toBe('"a\\22 b\\5c c\\3c /style>\\a "');
});

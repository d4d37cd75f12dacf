// @vitest-environment jsdom
import {expect, it, vi} from "vitest";
import {dataTable, tableCsv} from "../../../src/components/figures/table.js";
import type {TableColumn} from "../../../src/components/figures/table.js";
import {hostile} from "../fixtures/hostile.js";

interface Line {
  name: string;
  amount: number | null;
}

const columns: TableColumn<Line>[] = [
  {head: "Name", value: (line) => line.name},
  {head: "Amount", unit: "£", value: (line) => line.amount},
];
const lines: Line[] = [
  {name: "b", amount: 2},
  {name: "a", amount: null},
  {name: "c10", amount: -30},
  {name: "c9", amount: 100},
];
const names = (table: Element) =>
  [...table.querySelectorAll("tbody th")].map((cell) => cell.textContent);
const head = (table: Element, i: number) => {
  const found = table.querySelectorAll<HTMLButtonElement>("thead button")[i];
  if (!found) throw new Error(`no head ${i}`);
  return found;
};

it("keeps the order given until a head is clicked, then sorts, absent values last", () => {
  const table = dataTable(lines, {columns, language: "en"});
  expect(names(table)).toEqual(["b", "a", "c10", "c9"]);
  head(table, 1).click();
  expect(names(table)).toEqual(["c9", "b", "c10", "a"]);
  expect(table.querySelectorAll("th")[1]?.getAttribute("aria-sort")).toBe("descending");
  head(table, 1).click();
  expect(names(table)).toEqual(["c10", "b", "c9", "a"]);
  head(table, 0).click();
  expect(names(table)).toEqual(["a", "b", "c9", "c10"]);
  expect(table.querySelectorAll("thead th[aria-sort]").length).toBe(1);
});

it("keeps sums last however the table is sorted", () => {
  const table = dataTable(lines, {columns, language: "en", isTotal: ({name}) => name === "c9"});
  head(table, 1).click();
  expect(names(table)).toEqual(["b", "c10", "a", "c9"]);
});

it("shows one page of 100,000 rows at a time, and says which", () => {
  const many = Array.from({length: 100_000}, (_, i) => ({name: `n${i}`, amount: i}));
  const table = dataTable(many, {
    columns,
    language: "zh",
    pageSize: 50,
    sortBy: 1,
    descending: true,
  });
  expect(table.querySelectorAll("tbody tr").length).toBe(50);
  expect(names(table)[0]).toBe("n99999");
  const [previous, next] = [...table.querySelectorAll<HTMLButtonElement>(".controls button")];
  expect(previous?.disabled).toBe(true);
  next?.click();
  expect(names(table)[0]).toBe("n99949");
  expect(table.textContent).toContain("第 51–100 行，共 100,000 行");
});

it("shows hostile names as text and marks absent values for those who listen", () => {
  const table = dataTable(
    hostile.map((name) => ({name, amount: null})),
    {columns, language: "en"},
  );
  expect(table.querySelector("img")).toBeNull();
  expect(names(table)).toEqual([...hostile]);
  expect(table.querySelector("td .visually-hidden")?.textContent).toBe("no value");
});

it("downloads all rows with units in heads and formulas disarmed", () => {
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => (blobs.push(blob as Blob), "blob:x");
  URL.revokeObjectURL = () => {};
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
  const rows = [...lines, {name: hostile[1], amount: 1}];
  const table = dataTable(rows, {columns, language: "en", pageSize: 1, file: "x"});
  [...table.querySelectorAll("button")].find((b) => b.textContent === "Download CSV")?.click();
  expect(click).toHaveBeenCalledOnce();
  expect(blobs[0]?.type).toBe("text/csv;charset=utf-8");
  expect(tableCsv(rows, columns)).toBe(
    "\uFEFFName,Amount (£)\r\nb,2\r\na,\r\nc10,-30\r\nc9,100\r\n'=cmd|' /C calc'!A0,1\r\n",
  );
});

it("speaks where there is nothing to list", () => {
  expect(dataTable([], {columns, language: "zh"}).textContent).toBe("没有可列出的内容。");
});

it("holds back what is for the download alone, and names every cell where rows become blocks", () => {
  const more: TableColumn<Line>[] = [
    columns[0]!,
    {head: "Length", value: (line) => line.name.length, isInFileOnly: true},
    columns[1]!,
  ];
  const table = dataTable(lines, {columns: more, language: "en", stacks: true});
  const texts = (row: Element | null) => [...(row?.children ?? [])].map((one) => one.textContent);
  expect(texts(table.querySelector("thead tr"))).toEqual(["Name", "Amount£"]);
  expect(texts(table.querySelector("tbody tr"))).toEqual(["b", "2"]);
  expect(tableCsv(lines, more).split("\r\n")[1]).toBe("b,1,2");
  expect(table.querySelector("td")?.dataset["head"]).toBe("Amount (£)");
  const chinese = dataTable(lines, {columns, language: "zh", stacks: true});
  expect(chinese.querySelector("td")?.dataset["head"]).toBe("Amount（£）");
  expect(table.querySelector("table")?.getAttribute("role")).toBe("table");
  expect(table.querySelectorAll("[role=cell]").length).toBe(lines.length);
  // A plain table says nothing twice.
  expect(dataTable(lines, {columns, language: "en"}).querySelector("[role=cell]")).toBeNull();
});

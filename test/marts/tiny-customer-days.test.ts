import {readFile} from "node:fs/promises";
import {afterAll, describe, expect, test} from "vitest";
import {rowsOf} from "../../src/components/customers/customer-file.js";
import {readCustomers} from "../../src/components/customers/customer-columns.js";
import {martRows, query} from "../pipeline/source.js";
import {closeTiny, expectMart, openTiny} from "./tiny.js";

afterAll(closeTiny);

const days: [string, string, number, number][] = [
  ...[
    ...["2024-01-10", "2024-02-10", "2024-03-12", "2024-04-15"],
    ...["2024-05-20", "2024-06-20", "2024-07-22", "2024-08-15"],
  ].map((day): [string, string, number, number] => ["ana", day, 1, 100]),
  ["ben", "2024-01-20", 1, 50],
  ["cai", "2024-01-05", 1, 200],
  ["cai", "2024-07-25", 1, 80],
  ["dee", "2024-03-05", 2, 50],
  ["dee", "2024-04-02", 1, 60],
  ["dee", "2024-06-15", 1, 40],
  ["hal", "2024-02-28", 1, 1000],
  ["hal", "2024-05-30", 1, 1200],
  ["hal", "2024-08-20", 1, 900],
  ["ivy", "2024-06-30", 1, 70],
];

/** A file as a page gets it. */
async function fileOf(name: string): Promise<ArrayBuffer> {
  const path = (await openTiny()).marts.get(name)?.parquet ?? "";
  const bytes = await readFile(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

async function keyOf(id: string): Promise<string> {
  const [found] = await query(
    await openTiny(),
    `select keys.customer_key from core.customer_keys as keys
     inner join core.customers as people on keys.customer_no = people.customer_no
     where people.customer_id = '${id}'`,
  );
  return String(found!["customer_key"]);
}

describe("the tiny shop's purchase days, worked out by hand", () => {
  test("customer_days: 19 orders on 18 days; returns, zero, cancelled and later ones are none", async () => {
    await expectMart("customer_days", "customer_id order_date orders net_amount", days);
    expect(days.reduce((sum, [, , orders]) => sum + orders, 0)).toBe(19);
  });

  test("a page reads one customer's days from the file, in order, and nothing of others", async () => {
    const file = await fileOf("customer_days");
    for (const id of ["ana", "dee", "ivy", "gus"]) {
      const rows = await rowsOf(file, await keyOf(id));
      expect(
        rows.map(({order_date, orders, net_amount}) => [
          (order_date as Date).toISOString().slice(0, 10),
          orders,
          net_amount,
        ]),
      ).toEqual(days.filter(([own]) => own === id).map(([, ...row]) => row));
    }
    expect(await rowsOf(file, "0000")).toEqual([]);
  });

  test("segment_cells: all combinations of scores, those that anybody has with their segments", async () => {
    const cells = await query(await openTiny(), "from marts.segment_cells");
    expect(cells.length).toBe(125);
    const scores = ["recency_score", "frequency_score", "monetary_score"];
    const found = new Map(
      cells.map((row) => [scores.map((name) => String(row[name])).join(" "), row["segment"]]),
    );
    for (const [own, segment] of [
      ["5 5 5", "champions"],
      ["1 1 1", "lost"],
      ["4 3 4", "loyal_customers"],
      ["2 5 3", "at_risk"],
      ["5 4 5", "champions"],
      ["3 1 2", "about_to_sleep"],
    ]) {
      expect(found.get(own!), own).toBe(segment);
    }
  });

  test("all customers as columns are the rows of the mart", async () => {
    const columns = await readCustomers(fileOf("customers"));
    const rows = await martRows(await openTiny(), "customers");
    expect(columns.size).toBe(9);
    expect([...columns.key]).toEqual([...columns.key].sort());
    const at = columns.key.indexOf(await keyOf("dee"));
    const dee = rows.find((row) => row["customer_id"] === "dee")!;
    for (const [name, values] of Object.entries(columns.number)) {
      const told = name.endsWith("_date") ? Date.parse(String(dee[name])) : (dee[name] ?? NaN);
      expect(values[at], name).toBe(told);
    }
    for (const [name, {codes, values}] of Object.entries(columns.text)) {
      expect(values[codes[at]!], name).toBe(dee[name]);
    }
  });
});

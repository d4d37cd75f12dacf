import {afterAll, expect, test} from "vitest";
import {query} from "../pipeline/source.js";
import {closeTiny, openTiny} from "./tiny.js";

afterAll(closeTiny);

test("buyers: the numbers of customers, rfm and customer_matrix, which are worked out by hand", async () => {
  const tiny = await openTiny();
  const rows = (mart: string) => query(tiny, `from marts.${mart}`);
  const buyers = await rows("buyers");
  const parts = await Promise.all(["customers", "rfm", "customer_matrix"].map(rows));
  expect(buyers.length).toBe(6);
  for (const buyer of buyers) {
    const own = parts.map((part) =>
      part.find((row) => row["customer_key"] === buyer["customer_key"]),
    );
    for (const [name, value] of Object.entries(buyer)) {
      const said = own.flatMap((row) => (row && name in row ? [row[name]] : []));
      expect(said.length, name).toBeGreaterThan(0);
      for (const other of said) expect(value, name).toEqual(other);
    }
  }
  const places = buyers.map(({customer_key: key}) => String(key));
  expect(places).toEqual([...places].sort());
});

test("segment_buyers: the buyers of each segment, largest net sales first", async () => {
  const tiny = await openTiny();
  const buyers = await query(tiny, "from marts.buyers");
  const lists = await query(tiny, "from marts.segment_buyers");
  const segments = [...new Set(buyers.map((row) => String(row["segment"])))].sort();
  const expected: Record<string, unknown>[] = segments.flatMap((segment) =>
    buyers
      .filter((row) => row["segment"] === segment)
      .sort((a, b) => Number(b["net_amount"]) - Number(a["net_amount"]))
      .map((row, i) => ({...row, place: i + 1})),
  );
  expect(lists.length).toBe(6);
  lists.forEach((row, i) => {
    for (const [name, value] of Object.entries(row)) {
      expect(value, name).toEqual(expected[i]?.[name]);
    }
  });
});

test("segment_groups: every buyer in one group", async () => {
  const tiny = await openTiny();
  const buyers = await query(tiny, "from marts.buyers");
  const groups = await query(tiny, "from marts.segment_groups");
  const names = ["segment", "lifecycle_stage", "recency_score", "frequency_score"];
  const idOf = (row: Record<string, unknown>) => names.map((name) => row[name]).join(" ");
  const counted = new Map<string, number>();
  for (const row of buyers) counted.set(idOf(row), (counted.get(idOf(row)) ?? 0) + 1);
  expect(Object.fromEntries(groups.map((row) => [idOf(row), row["customers"]]))).toEqual(
    Object.fromEntries(counted),
  );
});

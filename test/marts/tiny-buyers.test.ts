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

import {expect, it} from "vitest";
import {describeShared} from "../shared.js";
import {askOnlineRetail} from "./online-retail-asked.js";
import {bookTests} from "./online-retail-books.js";
import {customerTests} from "./online-retail-customers.js";
import {monthTests} from "./online-retail-months.js";
import {computeReal} from "./real-source.js";

describeShared("Online Retail", () => {
  const asked = askOnlineRetail();
  bookTests(asked);
  customerTests(asked);
  monthTests(asked);

  it("gives the same bytes from the Parquet file", async () => {
    const other = await computeReal(
      "online-retail",
      "online_retail.parquet",
      "online_retail.csv.gz",
    );
    try {
      const [first, second] = [await asked.source().bytes(), await other.bytes()];
      expect([...second.keys()]).toEqual([...first.keys()]);
      // Somebody may commit between the two builds, which build_info tells.
      const facts = (bytes: Buffer | undefined) => String(bytes).replace(/.*"commit".*/, "");
      expect(facts(second.get("build_info"))).toBe(facts(first.get("build_info")));
      for (const [mart, bytes] of first)
        if (mart !== "build_info") expect(second.get(mart)?.equals(bytes), mart).toBe(true);
    } finally {
      await other.close();
    }
  });
});

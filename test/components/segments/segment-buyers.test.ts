import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, afterEach, beforeAll, expect, test, vi} from "vitest";
import {readSegment} from "../../../src/components/segments/segment-buyers.js";
import {serveBytes} from "../marts/serve-bytes.js";

const folder = mkdtempSync(join(tmpdir(), "clientele-segment-buyers-"));
const each = 5000;
let bytes: Buffer;

/** Five segments of 5,000 buyers, in their order; noise, so that nothing packs away. */
beforeAll(async () => {
  const file = join(folder, "segment_buyers.parquet");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`copy (
    select chr(97 + (i // ${each})::integer) as segment, md5(i::varchar) as customer_key,
      'new' as lifecycle_stage, 'gold' as tier, null::varchar as region,
      3 as days_since_last_order, 4 as order_count, 5 as recency_score, 2 as frequency_score,
      1 as monetary_score, (i % ${each} + 0.25)::decimal(18, 2) as net_amount,
      sqrt(i) as trailing_year_net_amount, null::double as margin_amount,
      (i % ${each} + 1)::integer as place
    from range(${5 * each}) as rows (i)
  ) to '${file}' (format parquet, row_group_size 2048)`);
  connection.closeSync();
  bytes = readFileSync(file);
});
afterAll(() => rmSync(folder, {recursive: true}));
afterEach(() => vi.unstubAllGlobals());

test.each(["a", "c", "e"])("of the lists only that of segment %s is asked for", async (segment) => {
  const sent = serveBytes(bytes);
  const rows = await readSegment("x", segment);
  expect(rows).toHaveLength(each);
  expect(new Set(rows.map((row) => row.segment))).toEqual(new Set([segment]));
  expect(rows.map((row) => row.net_amount)).toEqual(Array.from({length: each}, (_, i) => i + 0.25));
  // 5,000 rows lie in three or four groups of 2,048; there are thirteen.
  expect(sent.reduce((sum, size) => sum + size, 0) / bytes.length).toBeLessThan(0.4);
});

test("a segment without buyers has no rows", async () => {
  serveBytes(bytes);
  expect(await readSegment("x", "bb")).toEqual([]);
  expect(await readSegment("x", "z")).toEqual([]);
});

import type {Marts} from "./marts.js";
import {openRanged} from "./ranged-file.js";

/** Bytes that hold the description of a file of some ten groups of rows, which most shops do not fill. */
const tail = 1 << 14;

/** What the page of a segment shows of each buyer. */
const columns = [
  "customer_key",
  "segment",
  "lifecycle_stage",
  "tier",
  "region",
  "days_since_last_order",
  "order_count",
  "recency_score",
  "frequency_score",
  "monetary_score",
  "net_amount",
  "trailing_year_net_amount",
  "margin_amount",
] as const satisfies readonly (keyof Marts["buyers"][number])[];

type Buyer = Pick<Marts["buyers"][number], (typeof columns)[number]>;

/** Resolves to the rows of mart `buyers` that are of a segment; columns that its page does not show are not asked for. */
export async function readSegment(url: string, segment: string): Promise<readonly Buyer[]> {
  const file = await openRanged(url, tail);
  const {readColumns} = await import("./parquet-reader.js");
  const rows = await readColumns(file, {columns, tail});
  return rows.filter((row) => row.segment === segment) as unknown as readonly Buyer[];
}

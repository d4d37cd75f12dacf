import type {Marts} from "../marts/marts.js";
import {openRanged} from "../marts/ranged-file.js";

/** Bytes that hold the description of a file of some five groups of rows, which most shops do not fill. */
const tail = 1 << 13;

/** What the page of a segment shows of each buyer. */
const columns = [
  "customer_key",
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
] as const satisfies readonly (keyof Marts["segment_buyers"][number])[];

/** A buyer as the page of a segment lists them. */
export type SegmentBuyer = Omit<Marts["segment_buyers"][number], "place">;

/** Resolves to the list of a segment from the address of mart `segment_buyers`, of which only its own part is asked for. */
export async function readSegment(url: string, segment: string): Promise<SegmentBuyer[]> {
  const file = await openRanged(url, tail);
  const {readPart} = await import("../marts/parquet-reader.js");
  const rows = await readPart(file, {column: "segment", value: segment, columns, tail});
  return rows as unknown as SegmentBuyer[];
}

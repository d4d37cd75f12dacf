import type {RowGroup} from "hyparquet";
import type {Marts} from "./marts.js";
import {openRanged} from "./ranged-file.js";

/** The description of some ten groups of rows, which most shops do not have. */
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

/**
 * Resolves to the rows of mart `buyers` that are of a segment. The file lies in the order of segments, so that
 * only the part that holds it is asked for.
 */
export async function readSegment(url: string, segment: string): Promise<readonly Buyer[]> {
  const file = await openRanged(url, tail);
  const {readGroups} = await import("./parquet-reader.js");
  const rows = await readGroups(file, {
    columns,
    tail,
    holds: (group) => mayHold(group, "segment", segment),
  });
  return rows.filter((row) => row.segment === segment) as unknown as readonly Buyer[];
}

/** True unless a group of rows says that all its texts in a column lie before or after one. */
export function mayHold({columns}: RowGroup, name: string, text: string): boolean {
  const found = columns.find((column) => column.meta_data?.path_in_schema[0] === name);
  const {min_value: least, max_value: greatest} = found?.meta_data?.statistics ?? {};
  if (typeof least !== "string" || typeof greatest !== "string") return true;
  return least <= text && text <= greatest;
}

import type {RowGroup} from "hyparquet";
import type {Marts} from "./marts.js";
import {openRanged} from "./ranged-file.js";

/** The description of some ten groups of rows, which most shops do not have. */
const tail = 1 << 14;

/**
 * Resolves to the rows of mart `buyers` that are of a segment. The file lies in the order of segments, so that
 * only the part that holds it is asked for.
 */
export async function readSegment(url: string, segment: string): Promise<Marts["buyers"]> {
  const file = await openRanged(url, tail);
  const {readGroups} = await import("./parquet-reader.js");
  const rows = await readGroups(file, {
    tail,
    holds: (group) => mayHold(group, "segment", segment),
  });
  return rows.filter((row) => row.segment === segment) as unknown as Marts["buyers"];
}

/** True unless a group of rows says that all its texts in a column lie before or after one. */
export function mayHold({columns}: RowGroup, name: string, text: string): boolean {
  const found = columns.find((column) => column.meta_data?.path_in_schema[0] === name);
  const {min_value: least, max_value: greatest} = found?.meta_data?.statistics ?? {};
  if (typeof least !== "string" || typeof greatest !== "string") return true;
  return least <= text && text <= greatest;
}

import type {AsyncBuffer} from "hyparquet";
import {openRanged, tailSize} from "./ranged-file.js";

/** Rows of a mart of customers that a page holds at most: more are slow to fetch, to draw and to sort. */
export const mostRows = 100_000;

/** The beginning of a Parquet file. */
export interface FirstRows {
  readonly file: AsyncBuffer;
  readonly most: number;
  /** Bytes at its end that are fetched already. */
  readonly tail: number;
}

/**
 * Resolves to the first rows of a mart from its address, asked for at once, and to the whole where there are no
 * more. Marts of customers are in the order of keyed pseudonyms, which no one can foresee: their first rows are a
 * sample drawn by chance, and those of two marts are the same customers.
 */
export async function firstRows(url: string, most = mostRows): Promise<FirstRows> {
  const ranged = await openRanged(url);
  const {endOfRows} = await import("./parquet-reader.js");
  const end = await endOfRows(ranged, most, tailSize);
  const head = await ranged.slice(0, end);
  const file: AsyncBuffer = {
    byteLength: ranged.byteLength,
    slice: (from, to = ranged.byteLength) =>
      to <= end ? head.slice(from, to) : ranged.slice(from, to),
  };
  return {file, most, tail: tailSize};
}

/** True where a page holds only some of the customers that a source knows. */
export function isSampled(known: number | null): boolean {
  return known !== null && known > mostRows;
}

/** True for what `firstRows` gives. */
export function isFirstRows(file: unknown): file is FirstRows {
  return typeof file === "object" && file !== null && "most" in file && "file" in file;
}

import type {AsyncBuffer} from "hyparquet";
import {readFacts} from "../words/facts.js";
import type {Facts} from "../words/facts.js";
import type {Marts} from "./marts.js";
import {openRanged, tailSize} from "./ranged-file.js";

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
export async function firstRows(url: string, most: number | Promise<number>): Promise<FirstRows> {
  const [ranged, rows] = await Promise.all([openRanged(url), most]);
  const {endOfRows} = await import("./parquet-reader.js");
  const end = await endOfRows(ranged, rows, tailSize);
  const head = await ranged.slice(0, end);
  const file: AsyncBuffer = {
    byteLength: ranged.byteLength,
    slice: (from, to = ranged.byteLength) =>
      to <= end ? head.slice(from, to) : ranged.slice(from, to),
  };
  return {file, most: rows, tail: tailSize};
}

/** True where a source knows more customers than pages hold. */
export function isSampled({customersKnown, pageCustomers}: Facts): boolean {
  return customersKnown !== null && customersKnown > pageCustomers;
}

/** Of the customers that a page holds: as many are drawn for a sample, and listed where there are more. */
const [drawn, listed] = [1 / 4, 1 / 5];

type Info = Promise<unknown>;
const factsIn = async (info: Info) => readFacts((await info) as Marts["build_info"]);
const part = async (info: Info, share: number) => {
  const facts = await factsIn(info);
  return isSampled(facts) ? Math.ceil(share * facts.pageCustomers) : Infinity;
};

/** Resolves, from mart `build_info`, to how many buyers a page draws: all, or a sample of so many. */
export const drawnFrom = (info: Info): Promise<number> => part(info, drawn);

/** Returns how many of a segment a page lists at most, as mart `segment_buyers` does. */
export const listedOfSegment = ({pageCustomers}: Facts): number =>
  Math.floor(listed * pageCustomers);

/** Resolves, from mart `build_info`, to how many of those with most at stake a page lists: all, or so many. */
export const listedFrom = (info: Info): Promise<number> => part(info, listed);

/** True for what `firstRows` gives. */
export function isFirstRows(file: unknown): file is FirstRows {
  return typeof file === "object" && file !== null && "most" in file && "file" in file;
}

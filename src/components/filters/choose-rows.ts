import type {Coded} from "../marts/mart-columns.js";

/** A column by whose values rows are let through. */
export interface Part<K extends string> extends Coded {
  readonly name: K;
  /** The values let through; all without any. */
  readonly kept: readonly string[];
}

/** Which rows are let through, and how many would be of each value. */
export interface Chosen<K extends string> {
  /** One where the row is let through. */
  readonly isIn: Uint8Array;
  readonly count: number;
  /** Per part and value: rows let through by all the other parts. */
  readonly counts: Readonly<Record<K, ReadonlyMap<string, number>>>;
}

/** How an absent value is asked for. */
export const none = "none";

/** Returns the rows that all parts let through. One pass over typed arrays: 100,000 rows take milliseconds. */
export function chooseRows<K extends string>(
  size: number,
  columns: readonly Part<K>[],
  [from, to]: readonly [number, number] = [0, size],
): Chosen<K> {
  const isIn = new Uint8Array(size);
  const parts = columns.map(({name, codes, values, kept}) => ({
    name,
    codes,
    values,
    lets: Uint8Array.from(values, (value) =>
      kept.length === 0 || kept.includes(value ?? none) ? 1 : 0,
    ),
    counts: new Uint32Array(values.length),
  }));
  let count = 0;
  for (let at = from; at < to; at++) {
    let refused = 0;
    let by = 0;
    for (let i = 0; i < parts.length && refused < 2; i++) {
      const {codes, lets} = parts[i]!;
      if (lets[codes[at]!] === 0) {
        refused++;
        by = i;
      }
    }
    if (refused === 0) {
      isIn[at] = 1;
      count++;
      for (const {codes, counts} of parts) counts[codes[at]!]!++;
    } else if (refused === 1) {
      const {codes, counts} = parts[by]!;
      counts[codes[at]!]!++;
    }
  }
  const counts = Object.fromEntries(
    parts.map(({name, values, counts}) => [
      name,
      new Map(values.map((value, code) => [value ?? none, counts[code] ?? 0])),
    ]),
  ) as unknown as Chosen<K>["counts"];
  return {isIn, count, counts};
}

import type {FirstRows} from "./first-rows.js";

/** Texts by a code into `values`; code 0 is an absent one. */
export interface Coded {
  readonly codes: Uint16Array;
  readonly values: readonly (string | null)[];
}

/** A mart of customers column by column, in the order of their keys; absent numbers are NaN, days milliseconds. */
export interface Columns<T extends string, N extends string> {
  readonly size: number;
  /** Ascending, as the mart is written; equal keys lie together. */
  readonly key: readonly string[];
  readonly text: Readonly<Record<T, Coded>>;
  readonly number: Readonly<Record<N, Float64Array>>;
}

/** Calls `put` with each value of a column and its row. */
type Visit = (name: string, put: (at: number, value: unknown) => void) => void;

/** Resolves to columns of a Parquet file with a `customer_key`; no object is made per row. */
export async function readColumns<T extends string, N extends string>(
  file: ArrayBuffer | FirstRows,
  texts: readonly T[],
  numbers: readonly N[],
): Promise<Columns<T, N>> {
  const chunks = new Map<string, {at: number; data: ArrayLike<unknown>}[]>();
  const {readColumnPieces} = await import("./parquet-reader.js");
  await readColumnPieces(
    file instanceof ArrayBuffer ? file : file.file,
    ({column, at, values}) => {
      const found = chunks.get(column) ?? [];
      found.push({at, data: values});
      chunks.set(column, found);
    },
    {
      columns: ["customer_key", ...texts, ...numbers],
      ...(!(file instanceof ArrayBuffer) && {most: file.most, tail: file.tail}),
    },
  );
  const keys = chunks.get("customer_key") ?? [];
  const size = keys.reduce((sum, {data}) => sum + data.length, 0);
  return gather(size, texts, numbers, (name, put) => {
    for (const {at, data} of chunks.get(name) ?? []) {
      for (let i = 0; i < data.length; i++) put(at + i, data[i]);
    }
  });
}

/** Returns rows of a mart, in the order of their keys, as columns. */
export function columnsOf<T extends string, N extends string>(
  rows: readonly Readonly<Record<T | N | "customer_key", unknown>>[],
  texts: readonly T[],
  numbers: readonly N[],
): Columns<T, N> {
  return gather(rows.length, texts, numbers, (name, put) =>
    rows.forEach((row, i) => put(i, row[name as T | N | "customer_key"])),
  );
}

function gather<T extends string, N extends string>(
  size: number,
  texts: readonly T[],
  numbers: readonly N[],
  visit: Visit,
): Columns<T, N> {
  const key = new Array<string>(size);
  visit("customer_key", (at, value) => (key[at] = String(value)));
  return {
    size,
    key,
    text: fromNames(texts, (name) => gatherText(size, name, visit)),
    number: fromNames(numbers, (name) => gatherNumbers(size, name, visit)),
  };
}

function gatherText(size: number, name: string, visit: Visit): Coded {
  const codes = new Uint16Array(size);
  const values: (string | null)[] = [null];
  const found = new Map<unknown, number>();
  visit(name, (at, value) => {
    if (value === null || value === undefined) return;
    let code = found.get(value);
    if (code === undefined) {
      code = values.push(value as string) - 1;
      found.set(value, code);
    }
    codes[at] = code;
  });
  return {codes, values};
}

function gatherNumbers(size: number, name: string, visit: Visit): Float64Array {
  const column = new Float64Array(size).fill(NaN);
  visit(name, (at, value) => {
    if (value !== null && value !== undefined) column[at] = Number(value);
  });
  return column;
}

function fromNames<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}

import type {Marts} from "./marts.js";

type Row = Marts["customers"][number];
type Names<T> = {[K in keyof Row]: NonNullable<Row[K]> extends T ? K : never}[keyof Row];

/** Columns of mart `customers` with few different texts. */
export type TextName = Exclude<Names<string>, "customer_key">;
/** Columns of numbers and days. */
export type NumberName = Names<number> | Names<Date>;

const texts = [
  "lifecycle_stage",
  "segment",
  "tier",
  "quadrant",
  "region",
  "first_channel",
  "first_category",
  "churn_risk",
] as const satisfies readonly TextName[];

const numbers = [
  "days_since_last_order",
  "order_count",
  "purchase_days",
  "net_amount",
  "margin_amount",
  "average_order_amount",
  "trailing_year_net_amount",
  "value_amount",
  "alive_probability",
  "clv_amount",
  "median_gap_days",
  "first_order_date",
  "last_order_date",
] as const satisfies readonly NumberName[];

/** Texts by a code into `values`; code 0 is an absent one. */
export interface Coded {
  readonly codes: Uint16Array;
  readonly values: readonly (string | null)[];
}

/** All customers column by column, in the order of their keys; absent numbers are NaN, days milliseconds. */
export interface CustomerColumns {
  readonly size: number;
  /** Ascending, as the mart is written. */
  readonly key: readonly string[];
  readonly text: Readonly<Record<TextName, Coded>>;
  readonly number: Readonly<Record<NumberName, Float64Array>>;
}

/** Resolves to the columns of the Parquet file of mart `customers`; no object is made per row. */
export async function readCustomers(file: Promise<ArrayBuffer>): Promise<CustomerColumns> {
  const chunks = new Map<string, {at: number; data: ArrayLike<unknown>}[]>();
  const {parquetRead} = await import("hyparquet");
  await parquetRead({
    file: await file,
    onChunk: ({columnName, columnData, rowStart}) => {
      const found = chunks.get(columnName) ?? [];
      found.push({at: rowStart, data: columnData as ArrayLike<unknown>});
      chunks.set(columnName, found);
    },
  });
  const keys = chunks.get("customer_key") ?? [];
  const size = keys.reduce((sum, {data}) => sum + data.length, 0);
  return gather(size, (name, put) => {
    for (const {at, data} of chunks.get(name) ?? []) {
      for (let i = 0; i < data.length; i++) put(at + i, data[i]);
    }
  });
}

/** Returns rows of mart `customers`, in the order of their keys, as columns. */
export function customerColumns(rows: readonly Row[]): CustomerColumns {
  return gather(rows.length, (name, put) => rows.forEach((row, i) => put(i, row[name])));
}

type Visit = (name: keyof Row, put: (at: number, value: unknown) => void) => void;

function gather(size: number, visit: Visit): CustomerColumns {
  const key = new Array<string>(size);
  visit("customer_key", (at, value) => (key[at] = String(value)));
  return {
    size,
    key,
    text: fromNames(texts, (name) => gatherText(size, name, visit)),
    number: fromNames(numbers, (name) => gatherNumbers(size, name, visit)),
  };
}

function gatherText(size: number, name: TextName, visit: Visit): Coded {
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

function gatherNumbers(size: number, name: NumberName, visit: Visit): Float64Array {
  const column = new Float64Array(size).fill(NaN);
  visit(name, (at, value) => {
    if (value !== null && value !== undefined) column[at] = Number(value);
  });
  return column;
}

function fromNames<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}

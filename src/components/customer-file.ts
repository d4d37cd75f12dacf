import type {AsyncBuffer} from "hyparquet";
import {isDateColumn} from "./mart.js";
import type {Marts} from "./marts.js";
import {openRanged, tailSize} from "./ranged-file.js";

const perCustomer = ["customers", "customer_days", "customer_matrix", "clv"] as const;
type PerCustomer = (typeof perCustomer)[number];

/** All that is published about one customer. */
export type CustomerRecord = {readonly [K in PerCustomer]: Marts[K]} & {
  /** Segments by scores "R F M", of the customers there are. */
  readonly cells: ReadonlyMap<string, string>;
};

/**
 * Resolves to the rows of one customer from the addresses of the marts. Of each file only the groups of rows are asked for in which the key may
 * lie; from a server that knows no byte ranges it comes as a whole.
 */
export async function readCustomer(
  files: Readonly<Record<PerCustomer | "rfm", string>>,
  key: string | null,
): Promise<CustomerRecord | null> {
  if (key === null || !/^[0-9a-f]{1,64}$/.test(key)) return null;
  const [customers, customer_days, customer_matrix, clv, cells] = await Promise.all([
    ...perCustomer.map(async (name) => rowsOf(await openRanged(files[name]), key)),
    openRanged(files.rfm).then(segmentCells),
  ]);
  return {customers, customer_days, customer_matrix, clv, cells} as unknown as CustomerRecord;
}

/** Resolves to the rows of a mart that belong to a customer, in the mart's order. */
export async function rowsOf(file: AsyncBuffer, key: string): Promise<Record<string, unknown>[]> {
  const {readRows} = await import("./parquet-reader.js");
  const rows = await readRows(file, {tail: tailSize, filter: {customer_key: {$eq: key}}});
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        isDateColumn(name) && typeof value === "string" ? new Date(value) : (value ?? null),
      ]),
    ),
  );
}

/** Resolves to the segment of each cell of scores that anybody is in; keys are not read. */
export async function segmentCells(file: AsyncBuffer): Promise<Map<string, string>> {
  const {readRows} = await import("./parquet-reader.js");
  const columns = ["segment", "recency_score", "frequency_score", "monetary_score"];
  const rows = await readRows(file, {tail: tailSize, columns});
  return new Map(
    (rows as unknown as Marts["rfm"]).map((row) => [
      `${row.recency_score} ${row.frequency_score} ${row.monetary_score}`,
      row.segment,
    ]),
  );
}

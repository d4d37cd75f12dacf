import type {AsyncBuffer} from "hyparquet";
import {isDateColumn} from "../marts/mart.js";
import type {Marts} from "../marts/marts.js";
import {openRanged, tailSize} from "../marts/ranged-file.js";

const perCustomer = ["customers", "customer_days", "customer_matrix", "clv"] as const;
type PerCustomer = (typeof perCustomer)[number];

/** All that is published about one customer. */
export type CustomerRecord = {readonly [K in PerCustomer]: Marts[K]};

/**
 * Resolves to the rows of one customer from the addresses of the marts. Of each file only the groups of rows are asked for in which the key may
 * lie; from a server that knows no byte ranges it comes as a whole.
 */
export async function readCustomer(
  files: Readonly<Record<PerCustomer, string>>,
  key: string | null,
): Promise<CustomerRecord | null> {
  if (key === null || !/^[0-9a-f]{1,64}$/.test(key)) return null;
  const rows = await Promise.all(
    perCustomer.map(
      async (name) => [name, await rowsOf(await openRanged(files[name]), key)] as const,
    ),
  );
  return Object.fromEntries(rows) as unknown as CustomerRecord;
}

/** Resolves to the rows of a mart that belong to a customer, in the mart's order. */
export async function rowsOf(file: AsyncBuffer, key: string): Promise<Record<string, unknown>[]> {
  const {readRows} = await import("../marts/parquet-reader.js");
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

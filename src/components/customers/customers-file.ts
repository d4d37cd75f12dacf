import {readCustomers} from "./customer-columns.js";
import type {CustomerColumns} from "./customer-columns.js";
import {readFacts} from "../words/facts.js";
import {isSampled} from "../marts/first-rows.js";
import type {Marts} from "../marts/marts.js";
import {openRanged, tailSize} from "../marts/ranged-file.js";

export interface CustomersFiles {
  readonly customers: () => Promise<ArrayBuffer>;
  /** Those whom the list holds where it cannot hold everybody. */
  readonly largest: () => Promise<ArrayBuffer>;
  readonly groups: () => Promise<unknown>;
}

/** What the list of customers holds: everybody, or the largest and how many there are in all. */
export interface Listed {
  readonly customers: CustomerColumns;
  /** Mart `segment_groups` where the list holds the largest only. */
  readonly groups: Marts["segment_groups"] | null;
}

/** Resolves to the customers whom a page lists, as mart `build_info` says how many there are. */
export async function readListed(info: Promise<unknown>, files: CustomersFiles): Promise<Listed> {
  if (!isSampled(readFacts((await info) as Marts["build_info"]))) {
    return {customers: await readCustomers(files.customers()), groups: null};
  }
  const [customers, groups] = await Promise.all([readCustomers(files.largest()), files.groups()]);
  return {customers, groups: groups as Marts["segment_groups"]};
}

/** Resolves to the keys in a mart of customers that begin with some digits; of its file only their part is asked for. */
export async function keysBeginning(url: string, digits: string): Promise<string[]> {
  const file = await openRanged(url);
  const {readRows} = await import("../marts/parquet-reader.js");
  const rows = await readRows(file, {
    tail: tailSize,
    columns: ["customer_key"],
    filter: {customer_key: {$gte: digits, $lt: `${digits}g`}},
  });
  return rows.map((row) => String(row["customer_key"]));
}

import {columnsOf, readColumns} from "../marts/mart-columns.js";
import type {Columns} from "../marts/mart-columns.js";
import type {FirstRows} from "../marts/first-rows.js";
import type {Marts} from "../marts/marts.js";

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

/** All customers column by column, in the order of their keys. */
export type CustomerColumns = Columns<TextName, NumberName>;

/** Resolves to the columns of the Parquet file of mart `customers`. */
export async function readCustomers(
  file: Promise<ArrayBuffer | FirstRows>,
): Promise<CustomerColumns> {
  return readColumns(await file, texts, numbers);
}

/** Returns rows of mart `customers`, in the order of their keys, as columns. */
export function customerColumns(rows: readonly Row[]): CustomerColumns {
  return columnsOf(rows, texts, numbers);
}

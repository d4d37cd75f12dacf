import {inject} from "vitest";
import {openPublished} from "./published.js";

/** What the source of the site under test tells, by what the site publishes: what tests choose and expect follows it. */
export interface Source {
  /** Regions of the customers, that of most buyers first; likewise channels and categories of their first orders. */
  readonly regions: readonly string[];
  readonly channels: readonly string[];
  readonly categories: readonly string[];
  /** Of all orders, first to last, as YYYY-MM. */
  readonly months: readonly string[];
  /** By what cohorts can be told apart besides time. */
  readonly cohortSides: readonly string[];
  readonly hasMargins: boolean;
  /** A model of what customers will be worth has passed its trial. */
  readonly hasClv: boolean;
  readonly hasEvents: boolean;
  readonly hasReasons: boolean;
  /** The currency's sign before an amount. */
  readonly sign: string;
}

/** Reads it from the site's published tables, before tests are named. */
export async function readSource(): Promise<Source> {
  const published = await openPublished(inject("siteFolder"));
  const texts = async (sql: string) => {
    const rows = await published.ask(sql);
    return rows.map((row) => String(Object.values(row)[0]));
  };
  const has = async (sql: string) => (await published.ask(`${sql} limit 1`)).length > 0;
  const valuesOf = (column: string) =>
    texts(`
      select ${column} from customers where ${column} is not null and segment is not null
      group by all order by count(*) desc, 1`);
  const item = async (name: string) =>
    (await texts(`select value from build_info where item = '${name}'`))[0] ?? "";
  const source = {
    regions: await valuesOf("region"),
    channels: await valuesOf("first_channel"),
    categories: await valuesOf("first_category"),
    months: await texts("select strftime(month, '%Y-%m') from months order by month"),
    cohortSides: (await item("cohort_sides")).split(" ").filter((side) => side !== ""),
    hasMargins: await has("from customers where margin_amount is not null"),
    hasClv: (await item("clv_model")) !== "none",
    hasEvents: await has("from annotations"),
    hasReasons: await has("from leaving_reasons"),
    sign: signOf(await item("currency")),
  };
  published.close();
  return source;
}

function signOf(currency: string): string {
  const style = {style: "currency", currency, currencyDisplay: "narrowSymbol"} as const;
  const parts = new Intl.NumberFormat("en-GB", style).formatToParts(0);
  return parts.find(({type}) => type === "currency")?.value ?? "";
}

/** A month, given as YYYY-MM, as English pages name it: Sept 2025. */
export function monthName(month: string): string {
  const style = {month: "short", year: "numeric", timeZone: "UTC"} as const;
  return new Date(`${month}-01`).toLocaleDateString("en-GB", style);
}

/** An amount as English sentences write it, in three figures once it is large: 34.2K, 518, 0.5. */
export function shortAmount(amount: number): string {
  const size = Math.abs(amount);
  const scales = {B: 1e9, M: 1e6, K: 1e3};
  const found = Object.entries(scales).find(
    ([, least]) => size >= 9999.5 && Number((size / least).toPrecision(3)) >= 1,
  );
  const most = found ? 2 : size >= 99.95 ? 0 : 1;
  const shown = found ? Number((size / found[1]).toPrecision(3)) : size;
  const digits = shown.toLocaleString("en-GB", {maximumFractionDigits: most});
  return `${amount < 0 ? "−" : ""}${digits}${found?.[0] ?? ""}`;
}

import {chooseRows} from "../filters/choose-rows.js";
import type {Chosen} from "../filters/choose-rows.js";
import type {CustomerColumns, TextName} from "./customer-columns.js";
import {prefixRange} from "./sorted-index.js";

/** What narrows the list, by the name under which the address keeps it. */
export const facets = {
  segment: "segment",
  tier: "tier",
  stage: "lifecycle_stage",
  region: "region",
  channel: "first_channel",
  category: "first_category",
  risk: "churn_risk",
} as const satisfies Readonly<Record<string, TextName>>;

export type Facet = keyof typeof facets;
export const facetNames = Object.keys(facets) as Facet[];

/** The customers that are listed, how they are ordered, and what is told of each. */
export interface CustomerQuery {
  /** The beginning of a key. */
  readonly search: string;
  /** The values let through; a facet without any lets all through. `none` is an absent value. */
  readonly kept: Readonly<Record<Facet, readonly string[]>>;
  readonly sort: string;
  readonly descending: boolean;
  readonly columns: readonly string[];
}

/** Returns what lets everybody through. */
export const emptyKept = () =>
  Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as CustomerQuery["kept"];

export interface QueryDefaults {
  readonly sort: string;
  readonly columns: readonly string[];
  /** All columns there are, in the order in which they stand. */
  readonly all: readonly string[];
}

const listOf = (text: string | null) => (text === null || text === "" ? [] : text.split(","));

/** Returns the query that an address holds; what it does not know is left out. */
export function readQuery(search: string, {sort, columns, all}: QueryDefaults): CustomerQuery {
  const given = new URLSearchParams(search);
  const order = given.get("sort");
  const by = order?.replace(/^-/, "");
  const asked = listOf(given.get("columns"));
  const known = all.filter((id) => asked.includes(id));
  return {
    search: cleanPrefix(given.get("q") ?? ""),
    kept: Object.fromEntries(
      facetNames.map((facet) => [facet, given.getAll(facet)]),
    ) as unknown as CustomerQuery["kept"],
    sort: by !== undefined && all.includes(by) ? by : sort,
    descending: by !== undefined && all.includes(by) ? order?.startsWith("-") === true : true,
    columns: known.length > 0 ? known : columns,
  };
}

/** Returns an address' query with this one in it; what others keep there stays, what is usual is left out. */
export function writeQuery(query: CustomerQuery, search: string, usual: QueryDefaults): string {
  const written = new URLSearchParams(search);
  for (const name of ["q", ...facetNames, "sort", "columns"]) written.delete(name);
  if (query.search !== "") written.set("q", query.search);
  for (const facet of facetNames) {
    for (const value of query.kept[facet]) written.append(facet, value);
  }
  if (query.sort !== usual.sort || !query.descending) {
    written.set("sort", `${query.descending ? "-" : ""}${query.sort}`);
  }
  const columns = query.columns.join();
  if (columns !== usual.columns.join()) written.set("columns", columns);
  return written.toString();
}

/** Returns what people type for a key as keys are written: 16 hexadecimal digits, small letters. */
export function cleanPrefix(text: string): string {
  return text.toLowerCase().replace(/\s/g, "").slice(0, 64);
}

/** Which customers a query lets through, and how many would be of each value of a facet. */
export type Found = Chosen<Facet>;

/** Returns the customers that a query lets through. */
export function findCustomers(
  customers: CustomerColumns,
  {search, kept}: Pick<CustomerQuery, "search" | "kept">,
): Found {
  const {size, key, text} = customers;
  return chooseRows(
    size,
    facetNames.map((name) => ({name, kept: kept[name], ...text[facets[name]]})),
    prefixRange(key, search),
  );
}

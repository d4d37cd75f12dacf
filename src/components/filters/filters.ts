import type {Facts} from "../words/facts.js";
import type {Marts} from "../marts/marts.js";

// What every page can be filtered by, under the names by which addresses keep it. A filter is a set of
// customers, chosen by what is known of them, and a period of months for what runs over time.

export const filterNames = ["region", "channel", "category", "segment", "tier"] as const;
export type FilterName = (typeof filterNames)[number];

/** All that an address keeps of the filters. */
export const addressNames: readonly string[] = [...filterNames, "period"];

export interface Selection {
  /** The values let through; a name without any lets all through. `none` is an absent value. */
  readonly kept: Readonly<Record<FilterName, readonly string[]>>;
  /** First and last month, "2025-01"; null where the history is not cut. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What the source can be filtered by. */
export interface FilterChoices {
  /** Values in their order with the customers that have them; none for a name that does not divide. */
  readonly values: Readonly<Record<FilterName, readonly {id: string; customers: number}[]>>;
  /** Months of the history, ascending. */
  readonly months: readonly string[];
}

/** What an address asks for that the source does not have. */
export interface Unknown {
  readonly name: string;
  readonly value: string;
}

export const everybody: Selection = {
  kept: {region: [], channel: [], category: [], segment: [], tier: []},
  from: null,
  to: null,
};

/** Returns what a source's customers and history can be filtered by. */
export function choicesOf(rows: Marts["filter_values"], facts: Facts): FilterChoices {
  const values = (name: FilterName) => {
    const own = rows
      .filter(({dimension}) => dimension === name)
      .sort((a, b) => a.position - b.position)
      .map(({value, customers}) => ({id: value, customers}));
    return own.length > 1 ? own : [];
  };
  return {
    values: Object.fromEntries(filterNames.map((name) => [name, values(name)])) as never,
    months: monthsOf(facts.firstOrderDate, facts.asOfDate),
  };
}

function monthsOf(first: Date | null, last: Date | null): string[] {
  if (!first || !last) return [];
  const months: string[] = [];
  const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
  for (; at <= last; at.setUTCMonth(at.getUTCMonth() + 1)) months.push(monthId(at));
  return months;
}

/** Returns a month as an address writes it. */
export function monthId(date: Date): string {
  return date.toISOString().slice(0, 7);
}

/** Returns the filters that an address holds, and what of them the source does not know. */
export function readSelection(
  search: string,
  {values, months}: FilterChoices,
): {selection: Selection; unknown: Unknown[]} {
  const given = new URLSearchParams(search);
  const unknown: Unknown[] = [];
  const kept = Object.fromEntries(
    filterNames.map((name) => {
      const asked = [...new Set(given.getAll(name))].filter((value) => value !== "");
      const known = values[name].map(({id}) => id).filter((id) => asked.includes(id));
      for (const value of asked) if (!known.includes(value)) unknown.push({name, value});
      return [name, known];
    }),
  ) as unknown as Selection["kept"];
  const asked = given.get("period");
  const period = readPeriod(asked ?? "..", months);
  if (period === null) unknown.push({name: "period", value: asked ?? ""});
  return {selection: {kept, from: null, to: null, ...period}, unknown};
}

/** A period reads 2025-01..2025-06, either end left out for all there is; null for what is none here. */
function readPeriod(
  text: string,
  months: readonly string[],
): Pick<Selection, "from" | "to"> | null {
  const found = /^(\d{4}-\d\d)?\.\.(\d{4}-\d\d)?$/.exec(text);
  if (!found) return null;
  const [from, to] = [found[1] ?? null, found[2] ?? null];
  if (from !== null && to !== null && from > to) return null;
  if ([from, to].some((month) => month !== null && !months.includes(month))) return null;
  return {from: from === months[0] ? null : from, to: to === months.at(-1) ? null : to};
}

/** Returns an address' query with these filters in it; what others keep there stays. */
export function writeSelection({kept, from, to}: Selection, search: string): string {
  const written = new URLSearchParams(search);
  for (const name of addressNames) written.delete(name);
  for (const name of filterNames) for (const value of kept[name]) written.append(name, value);
  if (from !== null || to !== null) written.set("period", `${from ?? ""}..${to ?? ""}`);
  return written.toString();
}

/** True where a filter leaves customers out. */
export function choosesCustomers({kept}: Selection): boolean {
  return filterNames.some((name) => kept[name].length > 0);
}

/** True where only part of the history is asked for. */
export function choosesPeriod({from, to}: Selection): boolean {
  return from !== null || to !== null;
}

/** True where an address filters at all. */
export function hasFilters(search: string): boolean {
  const given = new URLSearchParams(search);
  return addressNames.some((name) => given.has(name));
}

/** Returns the query of a link to another page of the site with the filters of this one, where it has none of its own. */
export function carryFilters(search: string, target: string): string {
  const here = new URLSearchParams(search);
  const there = new URLSearchParams(target);
  for (const name of addressNames) {
    if (there.has(name)) continue;
    for (const value of here.getAll(name)) there.append(name, value);
  }
  return there.toString();
}

/**
 * One forecast that a build made and a later one scores: for a group of the customers known on the
 * as-of date, what they will buy from the day after it up to and including the horizon's last day.
 */
export interface LedgerEntry {
  /** The as-of date of the build, YYYY-MM-DD. */
  readonly made_on: string;
  /** What tells one set of settings and sources from another. */
  readonly fingerprint: string;
  readonly model: string;
  readonly kind: "total" | "segment" | "cohort";
  /** The segment's id or the cohort's month; `all` for the total. */
  readonly name: string;
  /** The last day of the horizon, YYYY-MM-DD. */
  readonly ends_on: string;
  readonly level: number;
  readonly customers: number;
  readonly orders: number;
  readonly orders_low: number;
  readonly orders_high: number;
  /** Null where the source has no margin. */
  readonly margin: number | null;
  readonly margin_low: number | null;
  readonly margin_high: number | null;
}

type Check = readonly [expected: string, accepts: (value: unknown) => boolean];

const text: Check = [
  "a text that is not empty",
  (value) => typeof value === "string" && value !== "",
];
const amount: Check = ["a number", (value) => Number.isFinite(value)];
const count: Check = [
  "a number from 0",
  (value) => Number.isFinite(value) && (value as number) >= 0,
];
const amountOrNull: Check = ["a number or null", (value) => value === null || amount[1](value)];
const date: Check = [
  "a date as YYYY-MM-DD",
  (value) => {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
    const instant = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
  },
];

const checks: Readonly<Record<keyof LedgerEntry, Check>> = {
  made_on: date,
  fingerprint: text,
  model: text,
  kind: [
    "total, segment or cohort",
    (value) => ["total", "segment", "cohort"].includes(value as string),
  ],
  name: text,
  ends_on: date,
  level: [
    "a number between 0 and 1",
    (value) => Number.isFinite(value) && (value as number) > 0 && (value as number) < 1,
  ],
  customers: count,
  orders: count,
  orders_low: count,
  orders_high: count,
  margin: amountOrNull,
  margin_low: amountOrNull,
  margin_high: amountOrNull,
};

export const ledgerColumns = Object.keys(checks) as readonly (keyof LedgerEntry)[];

/** Returns what is wrong with a value as an entry of the ledger, or undefined where nothing is. */
export function findEntryFault(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `${JSON.stringify(value)}: a forecast was expected`;
  }
  const given = value as Record<string, unknown>;
  for (const column of ledgerColumns) {
    const [expected, accepts] = checks[column];
    if (!accepts(given[column])) {
      return `${column} is ${JSON.stringify(given[column]) ?? "absent"}: ${expected} was expected`;
    }
  }
  const entry = value as LedgerEntry;
  if (entry.ends_on <= entry.made_on) {
    return `ends_on is ${entry.ends_on}: a day after ${entry.made_on} was expected`;
  }
  if (!(entry.orders_low <= entry.orders_high)) {
    return `orders_low is ${entry.orders_low}: at most ${entry.orders_high} was expected`;
  }
  const margins = [entry.margin, entry.margin_low, entry.margin_high];
  if (new Set(margins.map((margin) => margin === null)).size > 1) {
    return `margin is ${margins.map(String).join(", ")}: all three or none were expected`;
  }
  if (entry.margin_low !== null && entry.margin_low > entry.margin_high!) {
    return `margin_low is ${entry.margin_low}: at most ${entry.margin_high} was expected`;
  }
  return undefined;
}

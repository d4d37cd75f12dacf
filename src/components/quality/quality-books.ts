import type {Marts} from "../marts/marts.js";

type Outcome = Marts["quality"][number];

const used = new Set(["order", "anonymous_order", "return", "anonymous_return", "accepted"]);

/** What became of one table's rows, grouped; each group in rows. */
export interface Book {
  readonly table: string;
  readonly read: number;
  readonly used: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Set aside by a rule, without a fault: other states, amount zero, after the as-of date. */
  readonly byRule: number;
  readonly moneyRead: number | null;
  readonly moneySum: number | null;
  /** The outcomes, in order, without what came in. */
  readonly outcomes: readonly Outcome[];
  /** True when outcomes add up to what came in, in rows and in money to a ten-thousandth. */
  readonly addsUp: boolean;
}

/** Returns the books of every table that came in, in the order of reading. */
export function booksOf(quality: Marts["quality"]): Book[] {
  const tables = [...new Set(quality.map((row) => row.table_name))];
  return tables.map((table) => {
    const own = quality
      .filter((row) => row.table_name === table)
      .sort((a, b) => a.position - b.position);
    const outcomes = own.filter(({outcome}) => outcome !== "read");
    const cameIn = own.find(({outcome}) => outcome === "read");
    const rows = (is: (outcome: string) => boolean) =>
      outcomes.reduce((sum, row) => (is(row.outcome) ? sum + row.rows : sum), 0);
    const all = rows(() => true);
    const moneyRead = cameIn?.net_amount ?? null;
    const moneySum =
      moneyRead === null ? null : outcomes.reduce((sum, row) => sum + (row.net_amount ?? 0), 0);
    const groups = {
      used: rows((outcome) => used.has(outcome)),
      duplicates: rows((outcome) => outcome === "duplicate"),
      quarantined: rows((outcome) => outcome === "quarantined"),
    };
    const missing = Math.round(((moneyRead ?? 0) - (moneySum ?? 0)) * 10_000);
    return {
      table,
      read: cameIn?.rows ?? 0,
      ...groups,
      byRule: all - groups.used - groups.duplicates - groups.quarantined,
      moneyRead,
      moneySum,
      outcomes,
      addsUp: all === (cameIn?.rows ?? 0) && missing === 0,
    };
  });
}

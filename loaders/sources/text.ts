import {quoteLiteral} from "./quote.js";

/** Runs of blanks that spreadsheets and web forms leave around a value, for RE2. */
const blanks = String.raw`[\s\x{a0}\x{3000}\x{feff}\x{200b}\x{202f}]+`;
const edges = quoteLiteral(`^${blanks}|${blanks}$`);

/**
 * Returns SQL for a text without the blanks around it; NULL where nothing is left. One call on the bare
 * column: on columns that Parquet keeps as a dictionary the engine then works once per entry.
 */
export function cleanText(x: string): string {
  return `nullif(regexp_replace(${x}, ${edges}, '', 'g'), '')`;
}

/**
 * Returns SQL for an expression over the value of another, which is evaluated once: `body` is given
 * the name that stands for it.
 */
export function letSql(value: string, body: (name: string) => string): string {
  return `list_transform([${value}], lambda n: ${body("n")})[1]`;
}

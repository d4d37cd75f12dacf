import {quoteLiteral} from "./quote.js";

/** Blanks that spreadsheets and web forms leave around a value, as a class of RE2. */
const blanks = String.raw`[\s\x{a0}\x{3000}\x{feff}\x{200b}\x{202f}]`;
const edges = quoteLiteral(`^${blanks}|${blanks}$`);
const runs = quoteLiteral(`^${blanks}+|${blanks}+$`);

/** Returns SQL for a text without the blanks around it; NULL where nothing is left. */
export function cleanText(x: string): string {
  return (
    `case when regexp_matches(${x}, ${edges}) then ` +
    `nullif(regexp_replace(${x}, ${runs}, '', 'g'), '') else nullif(${x}, '') end`
  );
}

/**
 * Returns SQL for an expression over the value of another, which is evaluated once: `body` is given
 * the name that stands for it.
 */
export function letSql(value: string, body: (name: string) => string): string {
  return `list_transform([${value}], lambda n: ${body("n")})[1]`;
}

import {quoteLiteral} from "./quote.js";
import {cleanText, letSql} from "./text.js";

/** Needs no second look: no blanks, no signs, and a digit that no word for nothing has. */
const plain = quoteLiteral("[A-Za-z_-]*[0-9][0-9A-Za-z_-]*");

/** Returns SQL that is true unless an identifier has to be looked at twice; NULL where it is NULL. */
export function isPlainKey(x: string): string {
  return `regexp_full_match(${x}, ${plain})`;
}

/** What spreadsheets, exports and broken encodings make of an identifier. */
const damaged = quoteLiteral(
  [
    String.raw`^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)$`,
    String.raw`^[+-]?[0-9]([.,][0-9]+)?[eE]\+[0-9]{1,3}$`,
    "^(?i:null|nan|none|undefined|n/a)$",
    String.raw`[\x00-\x1f\x7f-\x9f\x{fffd}]`,
  ].join("|"),
);

/** Returns SQL for an identifier kept as text: NULL where it is empty or damaged. */
export function keyFromText(x: string): string {
  const slow = letSql(
    cleanText(x),
    (n) => `case when not regexp_matches(${n}, ${damaged}) then ${n} end`,
  );
  return `case when ${isPlainKey(x)} then ${x} when ${x} is not null then ${slow} end`;
}

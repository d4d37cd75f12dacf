import type {SourceSettings} from "../settings.js";
import {quoteLiteral} from "./quote.js";
import {cleanText, letSql} from "./text.js";

type Notation = Pick<SourceSettings, "decimal_comma">;

const sign = String.raw`[+\x{2212}\x{ff0d}-]`;
const currency = String.raw`[¥￥$€£]`;

/** Digits, optionally in well-formed groups of three, and decimals, as a pattern of RE2. */
function numeral({decimal_comma}: Notation): string {
  const decimal = decimal_comma ? "," : String.raw`\.`;
  const groups = decimal_comma ? [String.raw`\.`, "'", String.raw`[ \x{a0}\x{202f}]`] : [",", "'"];
  const grouped = groups.map((group) => `[0-9]{1,3}(?:${group}[0-9]{3})+`).join("|");
  return `(?:(?:${grouped}|[0-9]+)(?:${decimal}[0-9]*)?|${decimal}[0-9]+)`;
}

/**
 * Returns SQL for the plain numeral that a text says (sign, digits, decimal point), NULL where it
 * says none: thousands separators, currency signs and accounting parentheses are taken away.
 */
function plainNumeral(x: string, notation: Notation): string {
  const number = numeral(notation);
  const signed = `${sign}?\\s*${currency}?\\s*${sign}?${number}\\s*${currency}?`;
  const twice = `${sign}.*${sign}`;
  const pattern = `${signed}|\\(\\s*${currency}?\\s*${number}\\s*${currency}?\\s*\\)`;
  const digits = notation.decimal_comma
    ? (n: string) => `replace(regexp_replace(${n}, '[^0-9,]', '', 'g'), ',', '.')`
    : (n: string) => `regexp_replace(${n}, '[^0-9.]', '', 'g')`;
  return letSql(
    cleanText(x),
    (n) =>
      `case when regexp_full_match(${n}, ${quoteLiteral(pattern)})` +
      ` and not regexp_matches(${n}, ${quoteLiteral(twice)})` +
      ` then case when regexp_matches(${n}, ${quoteLiteral(`\\(|[\\x{2212}\\x{ff0d}-]`)})` +
      ` then '-' else '' end || ${digits(n)} end`,
  );
}

/** Numerals that need no second look; without decimals where a point might separate thousands. */
function fastNumeral({decimal_comma}: Notation): string {
  return quoteLiteral(decimal_comma ? "[+-]?[0-9]+" : String.raw`[+-]?[0-9]+(?:\.[0-9]+)?`);
}

/**
 * A float that a program wrote: DuckDB's own cast from such text to DECIMAL is wrong (5e-17 becomes
 * 0.0001). Positive exponents are refused: spreadsheets write them when they have lost digits.
 */
const tiny = quoteLiteral(String.raw`\s*[+-]?[0-9]+(?:\.[0-9]*)?[eE]-[0-9]{1,3}\s*`);

/**
 * Returns SQL for a text as DECIMAL(18,4), rounded half away from zero; NULL where it is empty, no
 * amount, or 10^14 and more.
 */
export function decimalFromText(x: string, notation: Notation): string {
  return (
    `case when regexp_full_match(${x}, ${fastNumeral(notation)}) ` +
    `then try_cast(${x} as decimal(18, 4)) ` +
    (notation.decimal_comma
      ? ""
      : `when regexp_full_match(${x}, ${tiny}) ` +
        `then try_cast(try_cast(trim(${x}) as double) as decimal(18, 4)) `) +
    `when ${x} is not null then try_cast(${plainNumeral(x, notation)} as decimal(18, 4)) end`
  );
}

/** Returns SQL for a text as a finite DOUBLE, NULL where it is none. */
export function doubleFromText(x: string, notation: Notation): string {
  const program = quoteLiteral(String.raw`\s*[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?\s*`);
  const fast = notation.decimal_comma ? fastNumeral(notation) : program;
  const value =
    `case when regexp_full_match(${x}, ${fast}) then try_cast(trim(${x}) as double) ` +
    `when ${x} is not null then try_cast(${plainNumeral(x, notation)} as double) end`;
  return letSql(value, (n) => `case when isfinite(${n}) then ${n} end`);
}

/** Returns SQL for a text as BIGINT; NULL where it is no whole number. */
export function integerFromText(x: string, notation: Notation): string {
  return letSql(
    plainNumeral(x, notation),
    (n) =>
      `case when regexp_full_match(${n}, '-?[0-9]+(?:\\.0*)?') then try_cast(${n} as bigint) end`,
  );
}

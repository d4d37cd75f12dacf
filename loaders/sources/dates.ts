import type {SourceSettings} from "../settings.js";
import {quoteLiteral} from "./quote.js";
import {cleanText, letSql} from "./text.js";

type Calendar = Pick<SourceSettings, "date_order" | "timezone">;

/** After a date: a time, or nothing. */
const end = String.raw`(?:[T\s]\s*|$)`;

/** Layouts of a date, each with its rewriting to year-month-day; no text matches two of them. */
function layouts({date_order}: Calendar): [string, string][] {
  const list: [string, string][] = [
    [String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${end}`, String.raw`\1-\2-\3 `],
    [String.raw`^(\d{4})/(\d{1,2})/(\d{1,2})${end}`, String.raw`\1-\2-\3 `],
    [String.raw`^(\d{4})\.(\d{1,2})\.(\d{1,2})${end}`, String.raw`\1-\2-\3 `],
    [String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]\s*`, String.raw`\1-\2-\3 `],
    [String.raw`^(\d{4})(\d\d)(\d\d)${end}`, String.raw`\1-\2-\3 `],
    [String.raw`^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$`, String.raw`\1-\2-\3 \4:\5:\6`],
    [String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${end}`, String.raw`\3-\2-\1 `],
  ];
  const [day, month] = [String.raw`(1[3-9]|[2-9]\d)`, String.raw`(0?[1-9]|1[0-2])`];
  for (const separator of ["/", "-"]) {
    const three = (a: string, b: string) => `^${a}${separator}${b}${separator}(\\d{4})${end}`;
    const any = String.raw`(\d{1,2})`;
    if (date_order !== "mdy")
      list.push([date_order ? three(any, any) : three(day, month), String.raw`\3-\2-\1 `]);
    if (date_order !== "dmy")
      list.push([date_order ? three(any, any) : three(month, day), String.raw`\3-\1-\2 `]);
  }
  return list;
}

/** Ways to write a time of day, each rewritten towards H:MM:SS[.f][ AM|PM][Z|±hh:mm]. */
const times: readonly [string, string][] = [
  [String.raw`([时点分]\s*)(\d)(\s*[分秒])`, String.raw`\10\2\3`],
  [String.raw`(\d{1,2})\s*[时点]\s*(\d{1,2})\s*分(?:\s*(\d{1,2})\s*秒)?$`, String.raw`\1:\2:\3`],
  [":$", ""],
  [String.raw`上午\s*(\d.*)$`, String.raw`\1 AM`],
  [String.raw`下午\s*(\d.*)$`, String.raw`\1 PM`],
  [String.raw`(\d)\s*[aA]\.?[mM]\.?$`, String.raw`\1 AM`],
  [String.raw`(\d)\s*[pP]\.?[mM]\.?$`, String.raw`\1 PM`],
  [String.raw`(:\d\d),(\d)`, String.raw`\1.\2`],
  [String.raw`(:\d\d(?:\.\d+)?)\s*(?:UTC|GMT|[zZ])$`, String.raw`\1Z`],
  [String.raw`(:\d\d(?:\.\d+)?)\s+([+-]\d\d)`, String.raw`\1\2`],
  [String.raw`^(\S+ \d{1,2}:\d\d)( [AP]M|Z|[+-].*|$)`, String.raw`\1:00\2`],
];

const offset = String.raw`(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)`;
const time = String.raw`\d{1,2}:\d\d:\d\d(?:\.\d{1,9})?`;
const shape = quoteLiteral(String.raw`\d{4}-\d{1,2}-\d{1,2}(?: ${time}(?: [AP]M|${offset})?)?`);
const offsetAtEnd = quoteLiteral(String.raw`:\d\d(?:\.\d+)?${offset}$`);

/** What DuckDB's own casts read rightly, and fast: other forms it guesses at, or takes an offset for nothing. */
const local = quoteLiteral(
  String.raw`\d{4}(?:-\d{1,2}-|/\d{1,2}/)\d{1,2}(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?`,
);
const zoned = quoteLiteral(
  String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-5]):[0-5]\d)`,
);

/**
 * Returns SQL for a text as TIMESTAMP in the source's timezone: ISO first and fast, then the usual
 * forms of Europe, America and China. NULL where it is empty, no date of the calendar, or ambiguous.
 */
export function instantFromText(x: string, calendar: Calendar): string {
  const rewritten = [...layouts(calendar), ...times].reduce(
    (text, [from, to]) => `regexp_replace(${text}, ${quoteLiteral(from)}, ${quoteLiteral(to)})`,
    cleanText(x),
  );
  const slow = letSql(
    `rtrim(${rewritten})`,
    (n) =>
      `case when not regexp_full_match(${n}, ${shape}) then null` +
      ` when ${n} like '%M' then try_strptime(${n}, '%Y-%m-%d %I:%M:%S %p')` +
      ` when regexp_matches(${n}, ${offsetAtEnd})` +
      ` then timezone(${quoteLiteral(calendar.timezone)}, try_cast(${n} as timestamptz))` +
      ` else try_cast(${n} as timestamp) end`,
  );
  return (
    `case when ${x} like '____-__-__' or ${x} like '____-__-__ __:__:__' ` +
    `or ${x} like '____-__-__T__:__:__' ` +
    `or regexp_full_match(${x}, ${local}) then try_cast(${x} as timestamp) ` +
    `when regexp_full_match(${x}, ${zoned}) ` +
    `then timezone(${quoteLiteral(calendar.timezone)}, try_cast(${x} as timestamptz)) ` +
    `when ${x} is not null then ${slow} end`
  );
}

/** Returns SQL for the reason why a text is no date, where it is none. */
export function dateReason(x: string, {date_order}: Calendar): string {
  if (date_order) return "'malformed_date'";
  const either = String.raw`(?:0?[1-9]|1[0-2])`;
  const pattern = `^${either}(?:/${either}/|-${either}-)\\d{4}(?:\\D|$)`;
  return (
    `case when regexp_matches(${cleanText(x)}, ${quoteLiteral(pattern)}) ` +
    `then 'ambiguous_date' else 'malformed_date' end`
  );
}

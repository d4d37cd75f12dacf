import type {SourceSettings} from "../settings.js";
import {decimalFromText, doubleFromText, integerFromText} from "./amounts.js";
import type {CellType} from "./canonical.js";
import {dateReason, instantFromText} from "./dates.js";
import {keyFromText} from "./keys.js";
import {quoteLiteral} from "./quote.js";
import {cleanText} from "./text.js";

/** SQL that reads one cell. */
export interface CellSql {
  /** The typed value; NULL where the cell is empty or malformed. */
  readonly value: string;
  /** The cell as text, NULL where it is empty. */
  readonly text: string;
  /** Why the cell is malformed, where it is. */
  readonly reason: string;
  /** Whether a cell that holds something can still have no value. */
  readonly mayFail: boolean;
}

/** DuckDB's type of a cell of each kind. */
export const sqlTypes: Readonly<Record<CellType, string>> = {
  key: "VARCHAR",
  text: "VARCHAR",
  amount: "DECIMAL(18,4)",
  quantity: "DECIMAL(18,4)",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  instant: "TIMESTAMP",
  day: "DATE",
};

/** Returns SQL that reads the cell `x` of an input column of some DuckDB type as a canonical type. */
export function readCell(
  type: CellType,
  x: string,
  inputType: string,
  settings: SourceSettings,
): CellSql {
  const native = readNative(type, x, inputType, settings);
  if (native) return native;
  const text = inputType === "VARCHAR" ? x : `cast(${x} as varchar)`;
  return {...readText(type, text, settings), text: cleanText(text)};
}

function readText(type: CellType, x: string, settings: SourceSettings): Omit<CellSql, "text"> {
  switch (type) {
    case "key":
      return {value: keyFromText(x), reason: "'malformed_key'", mayFail: true};
    case "text":
      return {value: cleanText(x), reason: "null", mayFail: false};
    case "amount":
      return {value: decimalFromText(x, settings), reason: "'malformed_amount'", mayFail: true};
    case "quantity":
      return {value: decimalFromText(x, settings), reason: "'malformed_number'", mayFail: true};
    case "number":
      return {value: doubleFromText(x, settings), reason: "'malformed_number'", mayFail: true};
    case "integer":
      return {value: integerFromText(x, settings), reason: "'malformed_number'", mayFail: true};
    case "boolean":
      return {value: booleanFromText(x), reason: "'malformed_boolean'", mayFail: true};
    case "instant":
      return {value: instantFromText(x, settings), reason: dateReason(x, settings), mayFail: true};
    case "day":
      return {
        value: `cast(${instantFromText(x, settings)} as date)`,
        reason: dateReason(x, settings),
        mayFail: true,
      };
  }
}

function booleanFromText(x: string): string {
  return (
    `case lower(${cleanText(x)}) when 'true' then true when 'yes' then true when '1' then true ` +
    `when '是' then true when 'false' then false when 'no' then false when '0' then false ` +
    `when '否' then false end`
  );
}

const integers = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;

/** Returns SQL for an input type that already says what is meant, without a detour by text. */
function readNative(
  type: CellType,
  x: string,
  inputType: string,
  {timezone}: SourceSettings,
): CellSql | undefined {
  const text = `cast(${x} as varchar)`;
  const isInteger = integers.test(inputType);
  const isFloat = inputType === "DOUBLE" || inputType === "FLOAT";
  const isDecimal = inputType.startsWith("DECIMAL");
  switch (type) {
    case "key":
      if (isInteger) return {value: text, text, reason: "null", mayFail: false};
      if (!isFloat) return undefined;
      // A column of whole numbers with gaps is often written as floats, with NaN for the gaps.
      return {
        value:
          `case when ${x} = trunc(${x}) and abs(${x}) < 9007199254740992 ` +
          `then cast(cast(${x} as bigint) as varchar) when isfinite(${x}) then ${text} end`,
        text: `case when isfinite(${x}) then ${text} end`,
        reason: "null",
        mayFail: false,
      };
    case "text":
      return undefined;
    case "amount":
    case "quantity": {
      if (!isInteger && !isFloat && !isDecimal) return undefined;
      const value = `try_cast(${x} as decimal(18, 4))`;
      return {value, text, reason: reasonOf(type), mayFail: true};
    }
    case "number":
      if (!isInteger && !isFloat && !isDecimal) return undefined;
      return {
        value: isFloat
          ? `case when isfinite(${x}) then cast(${x} as double) end`
          : `cast(${x} as double)`,
        text,
        reason: reasonOf(type),
        mayFail: isFloat,
      };
    case "integer":
      if (!isInteger) return undefined;
      return {value: `try_cast(${x} as bigint)`, text, reason: reasonOf(type), mayFail: true};
    case "boolean":
      if (inputType !== "BOOLEAN") return undefined;
      return {value: x, text, reason: "null", mayFail: false};
    case "instant":
    case "day": {
      let local: string;
      if (inputType === "TIMESTAMP WITH TIME ZONE")
        local = `timezone(${quoteLiteral(timezone)}, ${x})`;
      else if (inputType === "DATE" || inputType === "TIMESTAMP") local = x;
      else if (inputType.startsWith("TIMESTAMP_")) local = `cast(${x} as timestamp)`;
      else return undefined;
      return {
        value: `case when isfinite(${local}) then cast(${local} as ${sqlTypes[type]}) end`,
        text,
        reason: "'malformed_date'",
        mayFail: true,
      };
    }
  }
}

function reasonOf(type: CellType): string {
  return type === "amount" ? "'malformed_amount'" : "'malformed_number'";
}

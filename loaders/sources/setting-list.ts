import {readTargets, targetsExpected} from "./targets.js";

/** A checked value, or what is wrong with it. */
export type Checked = {readonly value: unknown} | {readonly wrong: string};

export interface Setting {
  readonly key: string;
  /** What holds where source.yaml says nothing; null: nothing is set. */
  readonly fallback: unknown;
  readonly unit?: string;
  /** What it decides and why one would set it. */
  readonly meaning: string;
  /** The values it takes, in words. */
  readonly expected: string;
  readonly read: (value: unknown) => Checked;
}

/** Every setting of a source: `data/README.md` shows this list, `readSettings` is driven by it. */
export const settingList: readonly Setting[] = [
  {
    key: "name",
    fallback: null,
    meaning: "What the source is called on the pages; by default the name of its folder.",
    expected: "a text, or two: {en: …, zh: …}",
    read: readName,
  },
  {
    key: "currency",
    fallback: null,
    meaning: "The currency of every amount. Orders in another one need `rates`.",
    expected: "an ISO 4217 code of three capitals such as CNY",
    read: (value) => (isCurrency(value) ? {value} : {wrong: "not a currency code"}),
  },
  {
    key: "rates",
    fallback: {},
    unit: "units of the source's currency per unit",
    meaning: "Turns amounts in other currencies into the source's; one rate for the whole period.",
    expected: "currency codes with positive numbers such as {USD: 7.1}",
    read: readRates,
  },
  {
    key: "timezone",
    fallback: "UTC",
    meaning: "Where days begin: times with an offset are turned into local time here.",
    expected: "an IANA name such as Asia/Shanghai",
    read: readTimezone,
  },
  oneOf("week_start", ["monday", "sunday"], "monday", "The first day of a week."),
  {
    key: "encoding",
    fallback: null,
    meaning: "The encoding of text files, where it cannot be told from the files.",
    expected: "a name such as utf-8, utf-16le, gb18030, big5 or windows-1252",
    read: readEncoding,
  },
  {
    key: "delimiter",
    fallback: null,
    meaning: "What separates cells in CSV files, where the header does not show it.",
    expected: 'one character, or "tab"',
    read: readDelimiter,
  },
  {
    key: "decimal_comma",
    fallback: false,
    meaning: "Amounts in text files are written 1.234,50 instead of 1,234.50.",
    expected: "true or false",
    read: (value) => (typeof value === "boolean" ? {value} : {wrong: "not true or false"}),
  },
  oneOf(
    "date_order",
    ["dmy", "mdy"],
    null,
    "Whether 03/04/2024 is the 3rd of April (dmy) or March 4th (mdy); unset, such dates are refused.",
  ),
  {
    key: "order_statuses",
    fallback: null,
    meaning:
      "The states of an order that count. Unset: every state but the usual words for cancelled, test, pending, failed, refunded and returned orders.",
    expected: "a list of texts such as [paid, shipped]",
    read: readStatuses,
  },
  oneOf(
    "zero_amount_orders",
    ["ignore", "count"],
    "ignore",
    "Whether an order of nothing (gifts, corrections) counts as an order.",
  ),
  share(
    "margin_share",
    null,
    "The margin assumed where no cost is known; unset, there is no margin without costs.",
  ),
  {
    key: "as_of",
    fallback: null,
    meaning: "The last day observed, inclusive; unset, the day of the last valid order.",
    expected: "a day such as 2024-12-31",
    read: readDay,
  },
  share(
    "quarantine_limit_share",
    0.05,
    "The share of rows set aside above which a build stops: then the file is wrong, not a row.",
  ),
  share(
    "quarantine_notice_share",
    0.01,
    "The share of a table's rows set aside above which the overview says so before anything else.",
  ),
  {
    key: "stale_after_days",
    fallback: 45,
    unit: "days",
    meaning:
      "The age of the data, on the day they are read, from which the pages call them history.",
    expected: "a whole number from 1 to 3650",
    read: (value) =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 3650
        ? {value}
        : {wrong: "not a number of days"},
  },
  {
    key: "page_customers",
    fallback: 100_000,
    unit: "customers",
    meaning:
      "The customers up to which pages hold everybody. Of more they list the largest, draw a sample, and say so; totals are always those of all.",
    expected: "a whole number from 1 to 1000000",
    read: (value) =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000_000
        ? {value}
        : {wrong: "not a number of customers"},
  },
  {
    key: "targets",
    fallback: {},
    meaning:
      "What figures of the overview are to reach. A number alone is for the figure's own period, 90 days; what adds up over time may be set per month, quarter or year, and is spread evenly over its days.",
    expected: targetsExpected,
    read: readTargets,
  },
  {
    key: "definitions",
    fallback: {},
    meaning: "Replaces definitions of segments, tiers, stages and scores for this source.",
    expected: "a mapping",
    read: (value) => (isMapping(value) ? {value} : {wrong: "not a mapping"}),
  },
];

/**
 * Words for orders that are not (or no longer) sales, lowercase: what `order_statuses` leaves out
 * when it is not set.
 */
export const uncountedStatuses: readonly string[] = [
  ..."canceled cancelled cancel cancellation void voided test pending unpaid draft failed".split(
    " ",
  ),
  ..."declined rejected expired refunded refund returned return chargeback".split(" "),
  ...[
    "pending payment",
    "pending_payment",
    "awaiting payment",
    "payment failed",
    "on hold",
    "on_hold",
  ],
  ..."已取消 取消 作废 已作废 测试 测试订单 待付款 待支付 未付款 未支付 等待买家付款 支付失败 草稿".split(
    " ",
  ),
  ..."已退款 退款 退款成功 已退货 退货 交易关闭 交易取消 已拒收".split(" "),
];

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCurrency(value: unknown): value is string {
  return typeof value === "string" && /^[A-Z]{3}$/.test(value);
}

function oneOf(
  key: string,
  values: readonly string[],
  fallback: string | null,
  meaning: string,
): Setting {
  const expected = values.join(" or ");
  return {
    key,
    fallback,
    meaning,
    expected,
    read: (value) =>
      typeof value === "string" && values.includes(value) ? {value} : {wrong: "unknown value"},
  };
}

function share(key: string, fallback: number | null, meaning: string): Setting {
  return {
    key,
    fallback,
    unit: "share, 0–1",
    meaning,
    expected: "a number from 0 to 1",
    read: (value) =>
      typeof value === "number" && value >= 0 && value <= 1 ? {value} : {wrong: "not a share"},
  };
}

function readName(value: unknown): Checked {
  if (typeof value === "string" && value.trim())
    return {value: {en: value.trim(), zh: value.trim()}};
  if (!isMapping(value)) return {wrong: "not a name"};
  const {en, zh} = value;
  const unknown = Object.keys(value).find((language) => !["en", "zh"].includes(language));
  if (unknown !== undefined) return {wrong: `unknown language ${unknown}`};
  if (typeof en !== "string" || !en.trim()) return {wrong: "no English name"};
  if (typeof zh !== "string" || !zh.trim()) return {wrong: "no Chinese name"};
  return {value: {en: en.trim(), zh: zh.trim()}};
}

function readRates(value: unknown): Checked {
  if (!isMapping(value)) return {wrong: "not a mapping"};
  for (const [code, rate] of Object.entries(value)) {
    if (!isCurrency(code)) return {wrong: `${String(code)} is not a currency code`};
    if (typeof rate !== "number" || !Number.isFinite(rate) || rate <= 0)
      return {wrong: `the rate of ${code} is not a positive number`};
  }
  return {value};
}

function readTimezone(value: unknown): Checked {
  if (typeof value !== "string" || !/^[A-Za-z]/.test(value)) return {wrong: "not a timezone"};
  try {
    const {timeZone} = new Intl.DateTimeFormat("en", {timeZone: value}).resolvedOptions();
    // DuckDB minds the case of these names, JavaScript does not.
    return {value: timeZone.toLowerCase() === value.toLowerCase() ? timeZone : value};
  } catch {
    return {wrong: "unknown timezone"};
  }
}

function readEncoding(value: unknown): Checked {
  if (typeof value !== "string") return {wrong: "not an encoding"};
  try {
    return {value: new TextDecoder(value).encoding};
  } catch {
    return {wrong: "unknown encoding"};
  }
}

function readDelimiter(value: unknown): Checked {
  if (value === "tab" || value === "\\t") return {value: "\t"};
  if (typeof value !== "string" || !/^[\t\x20-\x7e]$/.test(value))
    return {wrong: "not one character"};
  if (/["\w.+-]/.test(value)) return {wrong: "a character that values are made of"};
  return {value};
}

function readStatuses(value: unknown): Checked {
  if (!Array.isArray(value) || value.length === 0) return {wrong: "not a list"};
  const statuses: string[] = [];
  for (const status of value as unknown[]) {
    if (typeof status !== "string" || !status.trim())
      return {wrong: `${JSON.stringify(status)} is not a text`};
    statuses.push(status.trim());
  }
  return {value: statuses};
}

export function readDay(value: unknown): Checked {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return {wrong: "not a day"};
  const time = Date.parse(`${value}T00:00:00Z`);
  const back = Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
  return back === value ? {value} : {wrong: "no day of the calendar"};
}

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, expect, test} from "vitest";
import {describeFault, InputFaults} from "../../loaders/faults.js";
import {readSettings, type SourceSettings} from "../../loaders/settings.js";
import {settingList, uncountedStatuses} from "../../loaders/sources/setting-list.js";

const root = mkdtempSync(join(tmpdir(), "clientele-settings-"));
afterAll(() => rmSync(root, {recursive: true}));

function read(text: string | Uint8Array | undefined, file = "source.yaml"): SourceSettings {
  const folder = join(root, "shop");
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder);
  if (text !== undefined) writeFileSync(join(folder, file), text);
  return readSettings(folder);
}

function complaints(text: string | Uint8Array, file?: string): string[] {
  try {
    read(text, file);
  } catch (error) {
    if (error instanceof InputFaults) return error.faults.map(describeFault);
    throw error;
  }
  return [];
}

const defaults: SourceSettings = {
  name: {en: "shop", zh: "shop"},
  currency: null,
  rates: {},
  timezone: "UTC",
  week_start: "monday",
  encoding: null,
  delimiter: null,
  decimal_comma: false,
  date_order: null,
  order_statuses: null,
  zero_amount_orders: "ignore",
  margin_share: null,
  as_of: null,
  quarantine_limit_share: 0.05,
  quarantine_notice_share: 0.01,
  stale_after_days: 45,
  page_customers: 100000,
  targets: {},
  definitions: {},
};

test.each([undefined, "", "\n", "# nothing\n", "---\n", "null\n", "\ufeff", "{}"])(
  "a source that says %j has the defaults",
  (text) => {
    expect(read(text)).toEqual(defaults);
  },
);

test("every setting is read", () => {
  const text = `
name: {en: Shop, zh: 商店}
currency: CNY
rates: {USD: 7.1, EUR: 8}
timezone: asia/shanghai
week_start: sunday
encoding: GBK
delimiter: tab
decimal_comma: true
date_order: dmy
order_statuses: [已付款, " shipped "]
zero_amount_orders: count
margin_share: 0.3
as_of: 2024-02-29
quarantine_limit_share: 0
quarantine_notice_share: 0.5
stale_after_days: 7
page_customers: 5000
targets: {net_amount: {per: year, value: 100.5}, orders: {value: 8, per: month}, active_customers: 3}
definitions: {segments: {preset: chinese}, dates: [2024-01-01]}
`;
  expect(read(text)).toEqual({
    name: {en: "Shop", zh: "商店"},
    currency: "CNY",
    rates: {USD: 7.1, EUR: 8},
    timezone: "Asia/Shanghai",
    week_start: "sunday",
    encoding: "gbk",
    delimiter: "\t",
    decimal_comma: true,
    date_order: "dmy",
    order_statuses: ["已付款", "shipped"],
    zero_amount_orders: "count",
    margin_share: 0.3,
    as_of: "2024-02-29",
    quarantine_limit_share: 0,
    quarantine_notice_share: 0.5,
    stale_after_days: 7,
    page_customers: 5000,
    targets: {
      net_amount: {value: 100.5, per: "year"},
      orders: {value: 8, per: "month"},
      active_customers: {value: 3, per: "period"},
    },
    definitions: {segments: {preset: "chinese"}, dates: ["2024-01-01"]},
  });
  expect(read("name: 商店").name).toEqual({en: "商店", zh: "商店"});
  expect(read("as_of: null\nmargin_share: ~\ntimezone: 'Europe/Berlin'")).toEqual({
    ...defaults,
    timezone: "Europe/Berlin",
  });
});

test("the list of settings is the type's", () => {
  expect(settingList.map(({key}) => key)).toEqual(Object.keys(defaults));
  for (const {meaning, expected} of settingList) {
    expect(meaning).toMatch(/\.$/);
    expect(expected).not.toBe("");
  }
});

test("all faults are told at once, each with its line", () => {
  expect(
    complaints("timezone: Mars/Base\ncurency: CNY\nweek_start: Monday\n\nmargin_share: 30\n"),
  ).toEqual([
    'source.yaml, row 1, column timezone: unknown timezone; expected an IANA name such as Asia/Shanghai: "Mars/Base"',
    'source.yaml, row 2: unknown setting: "curency" → did you mean currency?',
    'source.yaml, row 3, column week_start: unknown value; expected monday or sunday: "Monday"',
    'source.yaml, row 5, column margin_share: not a share; expected a number from 0 to 1: "30"',
  ]);
});

test.each<[string, RegExp]>([
  [
    "colour_of_the_moon: 1",
    /unknown setting: "colour_of_the_moon" → the settings are name, currency/,
  ],
  ["__proto__: {a: 1}", /unknown setting: "__proto__"/],
  ["currency: cny", /column currency: not a currency code/],
  ["currency: 人民币", /column currency: not a currency code/],
  ["rates: [1]", /column rates: not a mapping/],
  [
    "currency: CNY\nrates: {USD: 0}",
    /row 2, column rates: the rate of USD is not a positive number/,
  ],
  ["currency: CNY\nrates: {USD: 1e400}", /the rate of USD is not a positive number/],
  ["currency: CNY\nrates: {USD: .nan}", /the rate of USD is not a positive number/],
  ["currency: CNY\nrates: {usd: 7}", /usd is not a currency code/],
  ["rates: {USD: 7}", /rates are given, but not the currency they lead to/],
  ["currency: CNY\nrates: {CNY: 2}", /the source's own currency has rate 1/],
  ["timezone: +08:00", /column timezone: not a timezone/],
  ["timezone: 8", /column timezone: not a timezone/],
  ["timezone:", /column timezone: not a timezone/],
  ["encoding: klingon", /column encoding: unknown encoding/],
  ["delimiter: ab", /column delimiter: not one character/],
  ["delimiter: '\"'", /column delimiter: a character that values are made of/],
  ["delimiter: '5'", /column delimiter: a character that values are made of/],
  ["decimal_comma: yes", /not true or false; expected true or false: "yes"/],
  ["date_order: ymd", /column date_order: unknown value; expected dmy or mdy/],
  ["order_statuses: paid", /column order_statuses: not a list/],
  ["order_statuses: []", /column order_statuses: not a list/],
  ["order_statuses: [1]", /column order_statuses: 1 is not a text/],
  ["zero_amount_orders: maybe", /expected ignore or count/],
  ["quarantine_limit_share: 1e400", /column quarantine_limit_share: not a share/],
  ["quarantine_limit_share: -0.1", /not a share/],
  ["quarantine_limit_share:", /not a share/],
  ["stale_after_days: 0", /column stale_after_days: not a number of days/],
  ["stale_after_days: 1.5", /not a number of days/],
  ["page_customers: 0", /column page_customers: not a number of customers/],
  ["targets: [1]", /column targets: not a mapping/],
  ["targets: {net_amuont: 5}", /unknown figure net_amuont \(did you mean net_amount\?\)/],
  [
    "targets: {loyalty: 5}",
    /unknown figure loyalty; expected .* the figures are active_customers, /,
  ],
  ["targets: {orders: 0}", /the target of orders is not a positive number/],
  ["targets: {orders: -4}", /the target of orders is not a positive number/],
  ["targets: {orders: many}", /the target of orders is not a positive number/],
  ["targets: {orders: {per: year}}", /the target of orders is not a positive number/],
  ["targets: {orders: {per: week, value: 4}}", /is not per month, quarter or year/],
  ["targets: {orders: {per: year, value: 4, by: 2027}}", /orders has an unknown part by/],
  ["targets: {repurchase_rate: 45}", /repurchase_rate is not a share from 0 to 1/],
  [
    "targets: {active_customers: {per: year, value: 4}}",
    /active_customers does not add up over time/,
  ],
  ["targets: {constructor: 4}", /unknown figure constructor/],
  ["as_of: 2024-02-30", /column as_of: no day of the calendar/],
  ["as_of: 2024-2-3", /column as_of: not a day/],
  ["as_of: 20240203", /column as_of: not a day/],
  ["name: ''", /column name: not a name/],
  ["name: {en: Shop}", /column name: no Chinese name/],
  ["name: {en: Shop, zh: 商店, fr: Magasin}", /column name: unknown language fr/],
  ["definitions: [1]", /column definitions: not a mapping/],
  ["- a\n- b", /row 1: expected settings, one `key: value` a line/],
  ["just a text", /expected settings/],
  ["currency: CNY\ncurrency: USD", /row 2: not valid YAML \(Map keys must be unique/],
  ["currency: CNY\n---\ncurrency: USD", /not valid YAML/],
  ["currency: [CNY", /not valid YAML/],
  ["currency: !!js/function 'x'", /not valid YAML \(Unresolved tag/],
  ["currency: *nowhere", /column currency: Unresolved alias/],
])("%j is refused", (text, expected) => {
  const found = complaints(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^source\.yaml/);
  expect(found[0]).toMatch(expected);
});

test("aliases that would blow up are refused, quickly", () => {
  let text = "definitions:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (let i = 1; i < 12; i++)
    text += `  a${i}: &a${i} [${Array(9)
      .fill(`*a${i - 1}`)
      .join(", ")}]\n`;
  expect(complaints(text)).toEqual([
    "source.yaml, row 1, column definitions: Excessive alias count indicates a resource exhaustion attack",
  ]);
});

test("other encodings and other names for the file are told", () => {
  expect(complaints(Buffer.from("name: Müller", "latin1"))).toEqual([
    "source.yaml: not UTF-8 → save it as UTF-8",
  ]);
  expect(complaints("name: x", "source.yml")).toEqual([
    "source.yml: settings are read from source.yaml → rename it",
  ]);
});

test("whatever the text, there are settings or faults", () => {
  const word = fc.constantFrom(
    ...settingList.map(({key}) => key),
    "x",
    "&a",
    "*a",
    "!!int",
    "{",
    "]",
    ": ",
    "\n",
    "- ",
    "1",
    "'",
  );
  fc.assert(
    fc.property(fc.array(word, {maxLength: 12}), (words) => {
      const text = words.join(" ");
      const found = complaints(text);
      if (found.length === 0) expect(Object.keys(read(text))).toEqual(Object.keys(defaults));
    }),
    {numRuns: 300},
  );
});

test("the states that do not count are lowercase words, each once", () => {
  expect(new Set(uncountedStatuses).size).toBe(uncountedStatuses.length);
  for (const status of uncountedStatuses) expect(status).toBe(status.trim().toLowerCase());
  for (const status of ["cancelled", "canceled", "refunded", "已取消", "已退款", "待付款"])
    expect(uncountedStatuses).toContain(status);
  for (const status of ["paid", "shipped", "completed", "closed", "已付款", "已发货", "交易成功"])
    expect(uncountedStatuses).not.toContain(status);
});

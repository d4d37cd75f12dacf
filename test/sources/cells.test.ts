import {expect, test} from "vitest";
import {readCells} from "./temporary-source.js";

async function expectCells(
  table: string,
  column: string,
  cases: Record<string, string | number | boolean | null>,
  settings = "",
): Promise<void> {
  const cells = Object.keys(cases);
  const values = await readCells(table, column, cells, settings);
  expect(Object.fromEntries(cells.map((cell, i) => [cell, values[i]]))).toEqual(cases);
}

test("amounts are exact to four decimals, rounded half away from zero", () =>
  expectCells("orders", "net_amount", {
    "10": "10.0000",
    "-0.5": "-0.5000",
    "+.5": "0.5000",
    "5.": "5.0000",
    "0.1": "0.1000",
    "1.00005": "1.0001",
    "-1.00005": "-1.0001",
    "1.00004999999999999999999": "1.0000",
    "99999999999999.9999": "99999999999999.9999",
    "-99999999999999.9999": "-99999999999999.9999",
    "99999999999999.99995": "malformed_amount",
    "100000000000000": "malformed_amount",
    "5.55e-17": "0.0000",
    "1e-5": "0.0000",
    "1.2E+10": "malformed_amount",
    "1e3": "malformed_amount",
    nan: "malformed_amount",
    inf: "malformed_amount",
    "-Infinity": "malformed_amount",
    "0x10": "malformed_amount",
    "1_000": "malformed_amount",
    "": "missing_value",
  }));

test("amounts may carry separators, currency signs and parentheses where well formed", () =>
  expectCells("orders", "net_amount", {
    "1,234.5": "1234.5000",
    "1,234,567": "1234567.0000",
    "1'234.50": "1234.5000",
    "12,34.5": "malformed_amount",
    "1,2345": "malformed_amount",
    "1234,567": "malformed_amount",
    "1,234,56": "malformed_amount",
    ",5": "malformed_amount",
    "1.2.3": "malformed_amount",
    "¥12.50": "12.5000",
    "￥ 12.50": "12.5000",
    "$-12.50": "-12.5000",
    "-$12.50": "-12.5000",
    "€1,234.50": "1234.5000",
    "12.50 €": "12.5000",
    "£3": "3.0000",
    "(12.50)": "-12.5000",
    "($1,234.50)": "-1234.5000",
    "(-12.50)": "malformed_amount",
    "--5": "malformed_amount",
    "-$-5": "malformed_amount",
    "(5": "malformed_amount",
    "5%": "malformed_amount",
    "−5": "-5.0000",
    " 7 ": "7.0000",
    "7 8": "malformed_amount",
    $: "malformed_amount",
    "-": "malformed_amount",
    "#VALUE!": "malformed_amount",
  }));

test("decimal commas are read where source.yaml says so, and only there", () =>
  expectCells(
    "orders",
    "net_amount",
    {
      "1.234,5": "1234.5000",
      "1 234,50": "1234.5000",
      "1\u00a0234,50": "1234.5000",
      "0,00005": "0.0001",
      "12": "12.0000",
      "1.234": "1234.0000",
      "1.5": "malformed_amount",
      "1,234.5": "malformed_amount",
      "(1,5)": "-1.5000",
    },
    "decimal_comma: true",
  ));

test("numbers are finite doubles, quantities decimals", async () => {
  await expectCells("feedback", "score", {
    "9": 9,
    "-1.5": -1.5,
    "1e3": 1000,
    "1,234.5": 1234.5,
    "": null,
    NaN: "malformed_number",
    "1e400": "malformed_number",
    ten: "malformed_number",
  });
  await expectCells("order_lines", "quantity", {
    "-2": "-2.0000",
    "1.5": "1.5000",
    x: "malformed_number",
  });
});

test("booleans are words of either language", () =>
  expectCells("customers", "is_strategic", {
    true: true,
    YES: true,
    "1": true,
    是: true,
    False: false,
    no: false,
    "0": false,
    否: false,
    "": null,
    maybe: "malformed_boolean",
    "2": "malformed_boolean",
  }));

test("keys are kept as they are written, unless a spreadsheet or an export has ruined them", () =>
  expectCells("orders", "order_id", {
    "007": "007",
    " A-1 ": "A-1",
    "\u300012\u00a0": "12",
    "订单/７": "订单/７",
    "1E5": "1E5",
    "O'Brien; drop table": "O'Brien; drop table",
    "#1001": "#1001",
    "👍": "👍",
    "17850.0": "17850.0",
    "1.23E+10": "malformed_key",
    "1.23457e+11": "malformed_key",
    "#N/A": "malformed_key",
    "#REF!": "malformed_key",
    "########": "malformed_key",
    NULL: "malformed_key",
    nan: "malformed_key",
    "a\u0007b": "malformed_key",
    "a\nb": "malformed_key",
    "a\ufffdb": "malformed_key",
    "": "missing_value",
  }));

test("an order may be anonymous, but not carry a ruined customer", () =>
  expectCells("orders", "customer_id", {"": null, " ": null, "#N/A": "malformed_key", C1: "C1"}));

test("texts lose the blanks around them and nothing else", () =>
  expectCells("orders", "status", {
    " paid ": "paid",
    "\t已付款\u3000": "已付款",
    "": null,
    "\u00a0": null,
    "=cmd()|'/c'!A1": "=cmd()|'/c'!A1",
    "a  b": "a  b",
    "<img onerror>": "<img onerror>",
    "👩‍👧": "👩‍👧",
  }));

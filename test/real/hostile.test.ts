import {describe, expect, it} from "vitest";
import {build, gb18030, header, utf16le} from "./ugly-source.js";

describe("files as they come", () => {
  it("reads what a Chinese spreadsheet writes", async () => {
    const {quality, asOf} = await build({
      "orders.csv": gb18030(
        "order_id,customer_id,ordered_at,net_amount,status,channel\r\n" +
          'A1,张三,2024年1月5日,"￥1,234.50",已完成,微信\r\n' +
          "A2,李四,2024年1月29日 下午3:05,￥88,已取消,门店\r\n" +
          "A3,张三,2024年2月20日,￥-20.00,已完成,微信\r\n" +
          "A4,李四,2024年2月28日,￥66.00,交易成功,门店\r\n",
      ),
    });
    expect(quality).toEqual([
      "orders read 4 1368.5",
      "orders order 2 1300.5",
      "orders return 1 -20",
      "orders status 1 88",
    ]);
    expect(asOf).toBe("2024-02-28");
  });

  it("reads semicolons and decimal commas, and says what to set where they are not expected", async () => {
    const orders =
      "order_id;customer_id;ordered_at;net_amount\n1;a;31.12.2023;1.234,50\n2;b;01.01.2024;12,5\n";
    const told = await build({"orders.csv": orders, "source.yaml": "decimal_comma: true\n"});
    expect(told.quality).toEqual(["orders read 2 1247", "orders order 2 1247"]);
    const untold = await build({"orders.csv": orders});
    expect(untold.exit).toBe(1);
    expect(untold.complaints).toEqual([
      "orders: 2 of 2 rows (100.0 %) are faulty; at most 5.0 % was expected → mend the rows below, or raise quarantine_limit_share in source.yaml",
      'orders.csv, row 2, column net_amount: not an amount of money (2 rows, this is the first): "1.234,50" → if amounts are written like this, set decimal_comma: true in source.yaml',
    ]);
  });

  it("reads UTF-16 with tabs", async () => {
    const {quality} = await build({
      "orders.csv": utf16le(
        "order_id\tcustomer_id\tordered_at\tnet_amount\n1\tРоза 🌹\t2024-01-02\t5\n",
      ),
    });
    expect(quality).toEqual(["orders read 1 5", "orders order 1 5"]);
  });

  it("reads a folder of parts, whatever the order of files and columns", async () => {
    const parts = {
      "orders/z.csv": "net_amount,ordered_at,order_id,customer_id\n7,2024-01-01,1,a\n",
      "orders/a.csv": `${header}2,a,2024-03-01,8\n`,
    };
    expect((await build(parts)).quality).toEqual(["orders read 2 15", "orders order 2 15"]);
    const strange = await build({...parts, "orders/readme.txt": "ask Anna"});
    expect(strange.complaints).toEqual([
      "orders/readme.txt: not a part of a table; parts are .csv, .tsv, .json, .ndjson (also .gz, .zst) and .parquet → move it out of this folder",
    ]);
  });

  it("takes optional tables that hold a header only", async () => {
    const {quality} = await build({
      "orders.csv": header + "1,a,2024-01-02,5\n",
      "customers.csv": "customer_id,name\n",
      "products.csv": "product_id\n",
      "order_lines.csv": "order_id,product_id,quantity,net_amount\n",
      "feedback.csv": "feedback_id,customer_id,given_at,kind\n",
    });
    expect(quality).toEqual(["orders read 1 5", "orders order 1 5"]);
  });

  it("names empty files", async () => {
    expect((await build({"orders.csv": ""})).complaints).toEqual([
      "orders.csv: the file is empty → put the header and the rows into it, or remove it",
    ]);
    expect((await build({"orders.csv": header})).complaints).toEqual([
      "orders.csv: empty source: there is a header, but no order → export the orders again, and look at the period that was asked for",
    ]);
  });
});

describe("rows as they come", () => {
  it("sets aside ids with two contents and counts copies once", async () => {
    const rows = Array.from({length: 100}, (_, i) => `${i},c${i % 7},2024-01-05,${i + 1}\n`);
    const {quality, checked} = await build({
      "orders.csv": header + rows.join("") + "5,c5,2024-01-05,6\n7,x,2024-01-06,6\n",
    });
    // 1 + 2 + … + 100 = 5,050; the copy 6, the conflict 8 and 6.
    expect(quality).toEqual([
      "orders read 102 5062",
      "orders order 99 5042",
      "orders duplicate 1 6",
      "orders quarantined 2 14",
    ]);
    expect(checked?.quarantined).toEqual(
      [9, 103].map((row) => ({
        table: "orders",
        file: "orders.csv",
        row,
        column: "order_id",
        value: "7",
        reason: "duplicate_conflict",
      })),
    );
  });

  it("tells all faults of three bad rows at once, by row as a spreadsheet counts", async () => {
    const {exit, complaints} = await build({
      "orders.csv": header + ",a,2024-01-02,5\n2,b,2024-13-45,5\n3,c,2024-01-01,abc\n",
    });
    expect(exit).toBe(1);
    expect(complaints).toEqual([
      "orders: 3 of 3 rows (100.0 %) are faulty; at most 5.0 % was expected → mend the rows below, or raise quarantine_limit_share in source.yaml",
      'orders.csv, row 4, column net_amount: not an amount of money: "abc"',
      "orders.csv, row 2, column order_id: a required cell is empty",
      'orders.csv, row 3, column ordered_at: not a date: "2024-13-45"',
    ]);
  });

  it("keeps a hostile customer out of everything published", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    const built = await build({
      "orders.csv": `${header}1,${evil},2024-01-02,5\n2,=cmd(),2024-02-02,5\n`,
      "customers.csv": `customer_id,name,email,city\n${evil},${evil},a@b.example.com,<b>x</b>\n`,
    });
    expect(built.exit).toBe(0);
    for (const mart of ["customers", "rfm", "quality", "quarantine_summary", "build_info"])
      expect(JSON.stringify(built.rows(mart))).not.toMatch(/img|cmd|example|<b>/);
  });

  it("adds up amounts of a million and more, with and without a rate", async () => {
    const {quality} = await build({
      "orders.csv":
        "order_id,customer_id,ordered_at,net_amount,currency\n" +
        "1,a,2024-01-02,1000001.5,KRW\n2,a,2024-01-03,92233720368.0001,KRW\n3,b,2024-01-03,2000000,usd\n",
      "source.yaml": "currency: KRW\nrates: {USD: 1300.12345678}\n",
    });
    // 2,000,000 × 1,300.12345678 = 2,600,246,913.56
    expect(quality[1]).toBe(`orders order 3 ${1000001.5 + 92233720368.0001 + 2600246913.56}`);
  });
});

describe("values of no sense", () => {
  it("sets aside days that mean never, with whatever else is told of the orders", async () => {
    const {quality} = await build({
      "orders.csv":
        "order_id,customer_id,ordered_at,net_amount,channel\n" +
        "1,a,2024-01-02,5,web\n2,a,9999-12-31,7,web\n3,a,0001-01-01,11,web\n",
      "source.yaml": "quarantine_limit_share: 1\n",
    });
    expect(quality).toEqual(["orders read 3 23", "orders order 1 5", "orders quarantined 2 18"]);
  });

  it("refuses amounts that add up to more than can be counted exactly", async () => {
    const {exit, complaints} = await build({
      "orders.csv": `${header}1,a,2024-01-02,99999999999999.9999\n2,a,2024-01-03,99999999999999.9999\n`,
    });
    expect(exit).toBe(1);
    expect(complaints).toEqual([
      'orders, column net_amount: the amounts add up to more than 10^14, which cannot be counted exactly: "199999999999999.9998" → give amounts in thousands, or look for amounts that are too large',
    ]);
  });
});

describe("shops that are hardly shops", () => {
  it("computes a shop of one order", async () => {
    const built = await build({"orders.csv": `${header}1,a,2024-01-02,5\n`});
    expect(built.exit).toBe(0);
    expect(built.rows("customers")).toMatchObject([
      {lifecycle_stage: "new", order_count: 1, net_amount: 5, median_gap_days: null},
    ]);
    expect(built.rows("cohorts")).toMatchObject([{cohort_customers: 1, active_customers: 1}]);
  });

  it("computes a shop whose orders all fall on one day", async () => {
    const rows = Array.from({length: 50}, (_, i) => `${i},c${i % 7},2024-01-05,${i + 1}\n`);
    const built = await build({"orders.csv": header + rows.join("")});
    expect(built.asOf).toBe("2024-01-05");
    expect(built.rows("customers").every((row) => row.purchase_days === 1)).toBe(true);
    const customers = built
      .rows("segments")
      .reduce((sum, row) => sum + (row.customers as number), 0);
    expect(customers).toBe(7);
  });

  it("asks for the source's currency where there are two, then for a rate, then for a code", async () => {
    const orders = (code: string) =>
      `order_id,customer_id,ordered_at,net_amount,currency\n1,a,2024-01-02,5,CNY\n2,a,2024-01-03,5,${code}\n`;
    const none = await build({"orders.csv": orders("USD")});
    expect(none.complaints).toEqual([
      "orders, column currency: amounts in several currencies: CNY (1 rows), USD (1 rows); one currency per source was expected → name the source's currency in source.yaml, such as currency: CNY, and give rates for the others",
    ]);
    const one = await build({"orders.csv": orders("USD"), "source.yaml": "currency: CNY\n"});
    expect(one.complaints).toEqual([
      'orders, column currency: 1 rows in a second currency; all in CNY, or a rate, was expected: "USD" → give its rate in source.yaml: rates: {USD: …}, the CNY that one USD is worth',
    ]);
    const sign = await build({"orders.csv": orders("$"), "source.yaml": "currency: CNY\n"});
    expect(sign.complaints).toEqual([
      'orders, column currency: 1 rows in a second currency; all in CNY, or a rate, was expected: "$" → write ISO 4217 codes of three letters, such as CNY, into the file',
    ]);
    const both = await build({
      "orders.csv": orders("usd"),
      "source.yaml": "currency: CNY\nrates: {USD: 7.1}\n",
    });
    expect(both.quality).toEqual(["orders read 2 40.5", "orders order 2 40.5"]);
  });
});

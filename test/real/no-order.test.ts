import {describe, expect, it} from "vitest";
import {build, header} from "./ugly-source.js";

describe("a source without a valid order", () => {
  it("says what became of the rows where none is an order", async () => {
    const returns = await build({"orders.csv": `${header}1,a,2024-01-02,-5\n2,b,2024-01-02,-5\n`});
    expect(returns.exit).toBe(1);
    const anonymous = await build({"orders.csv": `${header}1,,2024-01-02,5\n2,,2024-01-03,7\n`});
    expect(anonymous.exit).toBe(1);
    const unheard = await build({
      "orders.csv":
        "order_id,customer_id,ordered_at,net_amount,status\n1,a,2024-01-02,5,已完成\n2,b,2024-01-02,5,已取消\n",
      "source.yaml": "order_statuses: [完成]\n",
    });
    expect(unheard.exit).toBe(1);
    const empty = await build({
      "orders.csv": `${header}1,a,2999-01-02,5\n`,
      "source.yaml": "quarantine_limit_share: 1\n",
    });
    expect(empty.exit).toBe(1);
    const told = [returns, anonymous, unheard, empty].flatMap(({complaints}) => complaints);
    expect(told).toEqual([
      "orders: no row is a valid order of a known customer; there are 2 negative, so returns → look at the sign of net_amount: sales are positive",
      "orders: no row is a valid order of a known customer; there are 2 without a customer → fill customer_id: without customers there is nothing to tell about them",
      "orders: no row is a valid order of a known customer; there are 2 of a status that does not count → name the statuses that count in source.yaml, such as order_statuses: [已取消, 已完成]",
      "orders: no row is a valid order of a known customer; there are 1 faulty → mend the rows; npm run check lists them",
    ]);
  });
});

it("tells what to do with a workbook", async () => {
  const {exit, complaints} = await build({"Orders 2024.xlsx": "PK", "notes.txt": ""});
  expect([exit, ...complaints]).toEqual([
    1,
    "there are no orders in the folder; it holds Orders 2024.xlsx, notes.txt → add orders.csv (or .tsv, .json, .ndjson, .parquet, a folder orders/ of parts), or an orders.sql that maps the files there are; the sheet of a workbook such as Orders 2024.xlsx can be saved as “CSV UTF-8”",
  ]);
});

it("refuses definitions of the wrong kind, each by its name", async () => {
  const {exit, complaints} = await build({
    "orders.csv": `${header}1,a,2024-01-02,5\n`,
    "source.yaml":
      "definitions:\n  segments: [{id: a, en: A, zh: 甲, rules: [{recency: 5}]}]\n" +
      "  tiers: [{id: b, en: 5, zh: true, lower_rank: 0}]\n",
  });
  expect(exit).toBe(1);
  expect(complaints.join("\n")).toContain(
    "definitions.segments.a: a list of rules was expected, such as {r: 4-5, f: 1}",
  );
  expect(complaints.join("\n")).toContain("definitions.tiers: a list of {id, en, zh, lower_rank}");
});

describe("as-of dates", () => {
  const orders = {"orders.csv": `${header}1,a,2024-01-02,5\n2,b,2024-03-02,7\n`};

  it("sets later rows aside", async () => {
    const {asOf, quality} = await build(orders, {asOf: "2024-02-01"});
    expect(asOf).toBe("2024-02-01");
    expect(quality).toEqual(["orders read 2 12", "orders order 1 5", "orders later 1 7"]);
  });

  it("refuses days before every order and days that are none", async () => {
    const before = await build(orders, {asOf: "2020-01-01"});
    expect([before.exit, ...before.complaints]).toEqual([
      2,
      "no valid order lies on or before the as-of date 2020-01-01",
    ]);
    const none = await build(orders, {asOf: "2024-02-30"});
    expect([none.exit, ...none.complaints]).toEqual([
      2,
      "as-of date 2024-02-30 is not a day of the form YYYY-MM-DD",
    ]);
    const written = await build({...orders, "source.yaml": "as_of: 2020-01-01\n"});
    expect([written.exit, ...written.complaints]).toEqual([
      1,
      "source.yaml, column as_of: no valid order lies on or before the as-of date 2020-01-01",
    ]);
    const far = await build(orders, {asOf: "9999-12-31"});
    expect([far.exit, ...far.complaints]).toEqual([
      2,
      "as-of date 9999-12-31 lies more than 40000 days after the first order, 2024-01-02",
    ]);
  });
});

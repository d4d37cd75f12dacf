import {afterAll, describe, test} from "vitest";
import {closeTiny, expectMart, isComplete, month} from "./tiny.js";

afterAll(closeTiny);

describe("the tiny shop's months, worked out by hand", () => {
  test("months: returns and anonymous money beside the orders", async () => {
    const rows: number[][] = [
      [1, 3, 3, 3, 350, 0, 0, 110, 350 / 3, 0],
      [2, 2, 2, 1, 1085, 0, -15, 335, 550, 1 / 4],
      [3, 3, 2, 1, 150, 0, 0, 60, 50, 1 / 5],
      [4, 2, 2, 0, 180, 20, -5, 79, 80, 2 / 5],
      [5, 2, 2, 0, 1300, 0, 0, 440, 650, 3 / 5],
      [6, 3, 3, 1, 210, 0, 0, 80, 70, 3 / 6],
      [7, 2, 2, 0, 140, 0, -40, 60, 90, 4 / 6],
      [8, 2, 2, 0, 1000, 0, 0, 340, 500, 4 / 6],
    ];
    await expectMart(
      "months",
      `month orders buyers new_customers net_amount anonymous_net_amount return_amount
      margin_amount average_order_amount repurchase_rate is_complete`,
      rows.map(([number = 0, ...rest]) => [month(number), ...rest, isComplete(number)]),
    );
  });

  test("revenue_bridge: what each customer bought now and before, to the cent", async () => {
    const names = `start new reactivated expanded unchanged contracted churned returns anonymous
      end`.split(/\s+/);
    const moves = (
      comparison: string,
      [first = "", last = "", beforeFirst = "", beforeLast = ""]: string[],
      customers: (number | null)[],
      money: number[],
    ) =>
      names.map((name, i) => [
        comparison,
        name,
        i + 1,
        customers[i] ?? null,
        money[i] ?? 0,
        first,
        last,
        beforeFirst,
        beforeLast,
      ]);
    const ends = [31, 29, 31, 30, 31, 30, 31];
    const monthly = (number: number, customers: (number | null)[], money: number[]) =>
      moves(
        "month",
        [number, number - 1].flatMap((n) => [month(n), `2024-0${n}-${ends[n - 1]}`]),
        customers,
        money,
      );
    const none = null;
    await expectMart(
      "revenue_bridge",
      `comparison movement position customers net_amount
      first_date last_date before_first_date before_last_date`,
      [
        ...moves(
          "days_90",
          ["2024-05-23", "2024-08-20", "2024-02-23", "2024-05-22"],
          [3, 1, 1, 1, 1, 1, 0, none, none, 5],
          [1430, 70, 80, 1100, 0, -70, 0, -40, -20, 2550],
        ),
        ...monthly(
          2,
          [3, 1, 0, 0, 1, 0, 2, none, none, 2],
          [350, 1000, 0, 0, 0, 0, -250, -15, 0, 1085],
        ),
        ...monthly(
          3,
          [2, 1, 0, 0, 1, 0, 1, none, none, 2],
          [1085, 50, 0, 0, 0, 0, -1000, 15, 0, 150],
        ),
        ...monthly(4, [2, 0, 0, 1, 1, 0, 0, none, none, 2], [150, 0, 0, 10, 0, 0, 0, 0, 20, 180]),
        ...monthly(
          5,
          [2, 0, 1, 0, 1, 0, 1, none, none, 2],
          [180, 0, 1200, 0, 0, 0, -60, 0, -20, 1300],
        ),
        ...monthly(
          6,
          [2, 1, 1, 0, 1, 0, 1, none, none, 3],
          [1300, 70, 40, 0, 0, 0, -1200, 0, 0, 210],
        ),
        ...monthly(
          7,
          [3, 0, 1, 0, 1, 0, 2, none, none, 2],
          [210, 0, 80, 0, 0, 0, -110, -40, 0, 140],
        ),
      ],
    );
  });

  test("annotations: up to the as-of date, in time, each told in both languages", async () => {
    await expectMart("annotations", "annotation_date position text_en text_zh", [
      ["2024-02-10", 1, "New shop", "新店开张"],
      ["2024-05-30", 2, "Newsletter", "Newsletter"],
      ["2024-05-30", 3, "Sale", "Sale"],
    ]);
  });

  test("figures: 23 May to 20 August, and the 90 days before", async () => {
    await expectMart(
      "figures",
      "figure unit target_per value previous_value year_before_value target_value",
      [
        ["active_customers", "customers", null, 3, 1, null, null],
        ["average_order_amount", "money", null, 323.75, 1410 / 7, null, null],
        ["net_amount", "money", "month", 2550, 1430, null, 2160],
        ["new_customers", "customers", "period", 1, 2, null, 2],
        ["orders", "orders", null, 8, 7, null, null],
        ["repurchase_rate", "share", "period", 4 / 6, 2 / 5, null, 0.75],
      ],
    );
  });

  test("sales drivers: five buyers after three, with more money in each order", async () => {
    // L (x, y) = (x − y) / ln (x / y), the logarithmic mean of the orders' money.
    const mean = (2590 - 1410) / Math.log(2590 / 1410);
    const part = (now: number, before: number) => mean * Math.log(now / before);
    await expectDrivers([
      ["factors", "buyers", 1, 5, 3, part(5, 3)],
      ["factors", "orders_per_buyer", 2, 8 / 5, 7 / 3, part(8 / 5, 7 / 3)],
      ["factors", "average_order_amount", 3, 2590 / 8, 1410 / 7, part(2590 / 8, 1410 / 7)],
      ["factors", "beside", 4, -40, 20, -60],
      ["people", "earlier_customers", 5, 2520, 300, 2220],
      ["people", "new_customers", 6, 70, 1110, -1040],
      ["people", "beside", 7, -40, 20, -60],
    ]);
  });

  async function expectDrivers(rows: [string, string, ...number[]][]): Promise<void> {
    await expectMart(
      "sales_drivers",
      "base split part position value value_before amount",
      rows.map((row) => [
        "previous",
        ...row.slice(0, 5),
        Math.round(1e4 * (row[5] as number)) / 1e4,
      ]),
    );
  }
});

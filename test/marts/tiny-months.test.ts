import {afterAll, describe, expect, test} from "vitest";
import {martRows} from "../pipeline/source.js";
import {closeTiny, expectMart, openTiny} from "./tiny.js";

afterAll(closeTiny);

const month = (number: number) => `2024-0${number}-01`;
const isComplete = (number: number) => number < 8;

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

  test("stage_pairs: who stood where at two month ends, whatever lies between", async () => {
    const rows = await martRows(await openTiny(), "stage_pairs");
    const pairs = (from: number, to: number) =>
      rows
        .filter((row) => row["from_month"] === month(from) && row["to_month"] === month(to))
        .map((row) => [row["from_stage"], row["to_stage"], row["customers"]]);
    expect(pairs(1, 8)).toEqual([
      ["new", "churned", 1],
      ["new", "loyal", 1],
      ["new", "reactivated", 1],
      ["none", "at_risk", 1],
      ["none", "dormant", 1],
      ["none", "prospect", 2],
      ["none", "repeat", 1],
      ["prospect", "prospect", 1],
    ]);
    expect(pairs(7, 8)).toEqual([
      ["at_risk", "at_risk", 1],
      ["at_risk", "dormant", 1],
      ["churned", "churned", 1],
      ["dormant", "repeat", 1],
      ["loyal", "loyal", 1],
      ["prospect", "prospect", 3],
      ["reactivated", "reactivated", 1],
    ]);
    // Eight ends, each with every later one.
    expect(
      new Set(rows.map((row) => `${String(row["from_month"])} ${String(row["to_month"])}`)).size,
    ).toBe(28);
    // None of them is left for the other mart.
    expect(await martRows(await openTiny(), "stage_pairs_earlier")).toEqual([]);
  });

  test("leaving_reasons: five judged by their first purchase up to 22 May, three not back in 90 days", async () => {
    const [n, gone, z] = [5, 3, 1.6448536269514722];
    const [a, b, c] = [1 + z ** 2 / n, (2 * gone + z ** 2) / n, (gone / n) ** 2];
    const root = Math.sqrt(b ** 2 - 4 * a * c);
    const rows = await martRows(await openTiny(), "leaving_reasons");
    expect(rows).toEqual([
      {
        side: "complaint",
        group_name: "no_complaint",
        position: 1,
        customers: 5,
        customers_gone: 3,
        gone_share: 0.6,
        gone_share_low: expect.closeTo((b - root) / (2 * a), 10) as number,
        gone_share_high: expect.closeTo((b + root) / (2 * a), 10) as number,
      },
    ]);
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

  test("cohorts: months without buyers are rows, returns count when they came back", async () => {
    // active customers, orders, net amount, margin by age
    const cohorts: Record<number, {size: number; ages: [number, number, number, number][]}> = {
      1: {
        size: 3,
        ages: [
          [3, 3, 350, 110],
          [1, 1, 100, 40],
          [1, 1, 100, 40],
          [1, 1, 100, 40],
          [1, 1, 100, 40],
          [1, 1, 100, 40],
          [2, 2, 180, 70],
          [1, 1, 100, 40],
        ],
      },
      2: {
        size: 1,
        ages: [
          [1, 1, 1000, 300],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [1, 1, 1200, 400],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [1, 1, 900, 300],
        ],
      },
      3: {
        size: 1,
        ages: [
          [1, 2, 50, 20],
          [1, 1, 60, 35],
          [0, 0, 0, 0],
          [1, 1, 40, 10],
          [0, 0, -40, -10],
          [0, 0, 0, 0],
        ],
      },
      6: {
        size: 1,
        ages: [
          [1, 1, 70, 30],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      },
    };
    const cumulative: Record<number, [number[], number[]]> = {
      1: [
        [350, 450, 550, 650, 750, 850, 1030, 1130],
        [110, 150, 190, 230, 270, 310, 380, 420],
      ],
      2: [
        [1000, 1000, 1000, 2200, 2200, 2200, 3100],
        [300, 300, 300, 700, 700, 700, 1000],
      ],
      3: [
        [50, 110, 110, 150, 110, 110],
        [20, 55, 55, 65, 55, 55],
      ],
      6: [
        [70, 70, 70],
        [30, 30, 30],
      ],
    };
    await expectMart(
      "cohorts",
      `cohort_month age_months cohort_customers active_customers orders order_amount net_amount margin_amount
      cumulative_net_amount_per_customer cumulative_margin_per_customer retained_share
      is_complete`,
      Object.entries(cohorts).flatMap(([first, {size, ages}]) =>
        ages.map(([active, orders, net, margin], age) => [
          month(Number(first)),
          age,
          size,
          active,
          orders,
          // Dee's return is the only one of a buyer.
          first === "3" && age === 4 ? 0 : net,
          net,
          margin,
          cumulative[Number(first)]![0][age]! / size,
          cumulative[Number(first)]![1][age]! / size,
          active / size,
          isComplete(Number(first) + age),
        ]),
      ),
    );
  });

  test("lifecycle: stock at each month's end, in and out day by day", async () => {
    // Rows: start, in, out, end for January to August.
    const stages: Record<string, [number, number, number, number][]> = {
      // prettier-ignore
      prospect: [[0, 2, 1, 1], [1, 2, 0, 3], [3, 0, 1, 2], [2, 0, 0, 2], [2, 2, 0, 4], [4, 0, 1, 3], [3, 0, 0, 3], [3, 0, 0, 3]],
      // prettier-ignore
      new: [[0, 3, 0, 3], [3, 1, 3, 1], [1, 1, 1, 1], [1, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 0, 0, 0]],
      // prettier-ignore
      repeat: [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]],
      // prettier-ignore
      loyal: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1], [1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 0, 1]],
      // prettier-ignore
      reactivated: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 0, 1]],
      // prettier-ignore
      at_risk: [[0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 2, 1], [1, 1, 2, 0], [0, 2, 1, 1], [1, 1, 1, 1], [1, 3, 2, 2], [2, 0, 1, 1]],
      // prettier-ignore
      dormant: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 2, 1], [1, 0, 1, 0], [0, 1, 1, 0], [0, 1, 0, 1], [1, 1, 1, 1]],
      // prettier-ignore
      churned: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 1, 2], [2, 0, 0, 2], [2, 0, 1, 1], [1, 0, 0, 1]],
    };
    const names = Object.keys(stages);
    await expectMart(
      "lifecycle",
      `month position stage customers_at_start customers_in customers_out customers_at_end
      is_complete`,
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) =>
        names.map((stage, i) => [
          month(number),
          i + 1,
          stage,
          ...stages[stage]![number - 1]!,
          isComplete(number),
        ]),
      ),
    );
  });

  test("lifecycle_flows: from where to where", async () => {
    const flows: [number, string, string, number][] = [
      [1, "none", "new", 2],
      [1, "none", "prospect", 2],
      [1, "prospect", "new", 1],
      [2, "new", "at_risk", 2],
      [2, "new", "repeat", 1],
      [2, "none", "new", 1],
      [2, "none", "prospect", 2],
      [3, "at_risk", "dormant", 2],
      [3, "new", "at_risk", 1],
      [3, "prospect", "new", 1],
      [4, "at_risk", "dormant", 1],
      [4, "at_risk", "loyal", 1],
      [4, "dormant", "churned", 2],
      [4, "new", "repeat", 1],
      [4, "repeat", "at_risk", 1],
      [5, "at_risk", "loyal", 1],
      [5, "churned", "reactivated", 1],
      [5, "dormant", "churned", 1],
      [5, "loyal", "at_risk", 1],
      [5, "none", "prospect", 2],
      [5, "repeat", "at_risk", 1],
      [6, "at_risk", "dormant", 1],
      [6, "dormant", "repeat", 1],
      [6, "prospect", "new", 1],
      [6, "reactivated", "at_risk", 1],
      [7, "at_risk", "dormant", 1],
      [7, "at_risk", "loyal", 1],
      [7, "churned", "reactivated", 1],
      [7, "loyal", "at_risk", 1],
      [7, "new", "at_risk", 1],
      [7, "repeat", "at_risk", 1],
      [8, "at_risk", "dormant", 1],
      [8, "dormant", "repeat", 1],
    ];
    await expectMart(
      "lifecycle_flows",
      "month from_stage to_stage customers",
      flows.map(([number, ...rest]) => [month(number), ...rest]),
    );
  });

  test("churn_rates", async () => {
    const none = null;
    const rows: (number | null)[][] = [
      [1, 0, 0, 0, 0, none, none, 0],
      [2, 3, 0, 0, 2, 0, none, 0],
      [3, 4, 0, 0, 3, 0, none, 0],
      [4, 5, 2, 0, 1, 2 / 5, 0, 250],
      [5, 3, 1, 1, 1, 1 / 3, 1 / 3, 1000],
      [6, 3, 0, 0, 1, 0, 0, 0],
      [7, 4, 0, 1, 3, 0, 1 / 2, 0],
      [8, 5, 0, 0, 2, 0, 0, 0],
    ];
    // Wilson's bounds are the shares from which the rate lies 1.645 standard deviations away.
    const z = 1.6448536269514722;
    const bounds = ([, start = 0, churned = 0]: readonly (number | null)[]) => {
      if (!start) return [none, none];
      const [a, b, c] = [
        1 + z ** 2 / start,
        (2 * churned! + z ** 2) / start,
        (churned! / start) ** 2,
      ];
      const root = Math.sqrt(b ** 2 - 4 * a * c);
      return [churned === 0 ? 0 : (b - root) / (2 * a), (b + root) / (2 * a)];
    };
    await expectMart(
      "churn_rates",
      `month customers_at_start churned reactivated at_risk churn_rate reactivation_rate
      net_amount_lost amount_at_risk is_complete churn_rate_low churn_rate_high`,
      rows.map((row) => {
        const [number, ...rest] = row;
        return [month(number!), ...rest, none, isComplete(number!), ...bounds(row)];
      }),
    );
  });
});

import {afterAll, describe, test} from "vitest";
import {closeTiny, expectMart, isComplete, month} from "./tiny.js";

afterAll(closeTiny);

// Month: orders, money, returns, margin; see worked.md. Every purchase is one of the customer's month.
type Course = Readonly<Record<number, readonly [number, number, number, number]>>;
const ana = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((month) => [month, [1, 100, 0, 40]]));
const people: Readonly<Record<string, {first: number; course: Course}>> = {
  ana: {first: 1, course: ana as unknown as Course},
  ben: {first: 1, course: {1: [1, 50, 0, 20]}},
  cai: {first: 1, course: {1: [1, 200, 0, 50], 7: [1, 80, 0, 30]}},
  dee: {
    first: 3,
    course: {3: [2, 50, 0, 20], 4: [1, 60, 0, 35], 6: [1, 40, 0, 10], 7: [0, 0, -40, -10]},
  },
  hal: {first: 2, course: {2: [1, 1000, 0, 300], 5: [1, 1200, 0, 400], 8: [1, 900, 0, 300]}},
  ivy: {first: 6, course: {6: [1, 70, 0, 30]}},
};

// In the order of the key: names by size and alphabet, then the rest, then those not known.
const sides: Readonly<Record<string, readonly [number, string, string | null, string[]][]>> = {
  first_category: [
    [1, "named", "tea", ["ana", "ivy"]],
    [2, "named", "ware", ["dee", "hal"]],
    [10, "not_known", null, ["ben", "cai"]],
  ],
  first_channel: [
    [1, "named", "web", ["ana", "ben", "cai"]],
    [2, "named", "store", ["dee", "hal"]],
    [9, "other", null, ["ivy"]],
  ],
  region: [
    [1, "named", "North", ["ana", "ben"]],
    [9, "other", null, ["cai"]],
    [10, "not_known", null, ["dee", "hal", "ivy"]],
  ],
};

/** What a group did at an age, of those whose month (quarter) of that age had ended by 20 August. */
function row(names: readonly string[], step: string, age: number): number[] | null {
  const size = step === "month" ? 1 : 3;
  const ended = step === "month" ? 7 : 6;
  const lastOf = (first: number) => (Math.ceil(first / size) + age) * size;
  const seen = names.filter((name) => lastOf(people[name]!.first) <= ended);
  if (seen.length === 0) return null;
  const sums = [0, 0, 0, 0, 0];
  for (const name of seen) {
    const {first, course} = people[name]!;
    const cells = Object.entries(course).filter(
      ([month]) => Number(month) <= lastOf(first) && Number(month) > lastOf(first) - size,
    );
    sums[0]! += cells.some(([, [orders]]) => orders > 0) ? 1 : 0;
    for (const [, [orders, money, back, margin]] of cells) {
      sums[1]! += orders;
      sums[2]! += money;
      sums[3]! += money + back;
      sums[4]! += margin;
    }
  }
  return [seen.length, ...sums];
}

describe("the tiny shop's cohorts by quarter and by group, worked out by hand", () => {
  test("cohort_quarters: who buys in two months of a quarter counts once", async () => {
    await expectMart(
      "cohort_quarters",
      `cohort_quarter age_quarters cohort_customers active_customers orders order_amount net_amount
      margin_amount is_complete`,
      [
        ["2024-01-01", 0, 5, 5, 8, 1600, 1600, 510, true],
        ["2024-01-01", 1, 5, 3, 6, 1600, 1600, 565, true],
        ["2024-01-01", 2, 5, 3, 4, 1180, 1140, 400, false],
        ["2024-04-01", 0, 1, 1, 1, 70, 70, 30, true],
        ["2024-04-01", 1, 1, 0, 0, 0, 0, 0, false],
      ],
    );
  });

  test("cohort_groups: at each age only those whose month is over count", async () => {
    const rows = Object.entries(sides).flatMap(([side, groups]) =>
      ["month", "quarter"].flatMap((step) =>
        groups.flatMap(([position, kind, name, names]) =>
          [0, 1, 2, 3, 4, 5, 6, 7].flatMap((age) => {
            const told = row(names, step, age);
            return told ? [[side, step, position, kind, name, age, names.length, ...told]] : [];
          }),
        ),
      ),
    );
    await expectMart(
      "cohort_groups",
      `side step group_position group_kind group_name age group_customers customers active_customers
      orders order_amount net_amount margin_amount`,
      rows,
    );
  });
});

describe("the tiny shop's months, worked out by hand", () => {
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
});

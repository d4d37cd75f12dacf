import {expect, test} from "vitest";
import {type Found, marts, orders} from "./source.js";

// As of 30 June with 30 days held out, all is judged as on 31 May: silent days until then in the comments.
const bought = orders(
  ["ann", "2024-03-01", 100],
  ["ann", "2024-03-31", 100],
  ["ann", "2024-04-30", 100], // 31
  ["ann", "2024-06-10", 5],
  ["bob", "2024-01-01", 50], // 151
  ["cat", "2024-05-20", 70], // 11
  ["cat", "2024-06-15", 5],
  ["dan", "2024-02-10", 40],
  ["dan", "2024-02-20", 40], // 101
  ["eve", "2024-05-01", 60], // 30
  ["fay", "2024-03-15", 90], // 77
  ["fay", "2024-06-05", 5],
);
const settings = `as_of: 2024-06-30
definitions:
  at_risk_after_days: 30
  dormant_after_days: 60
  churned_after_days: 90
  gate_history_days: 60
  holdout_days: 30
  holdout_cuts: 1
`;

test("churn definitions, worked by hand: bob, dan and eve are gone, ann, cat and fay come back", async () => {
  const [found] = await marts<Found>({orders: bought}, ["churn_definitions"], {settings});
  const columns = [
    ...["definition", "after_days", "called", "right_alarms", "false_alarms", "missed"],
    ...["right_amount", "false_amount", "missed_amount", "warning_days"],
  ];
  // Own rhythm: nobody's gaps vary (ann 30, 30; dan 10), so that theirs are certain; all others have the
  // mean of the two logs, and their variance about the mean of the three gaps as moments give it.
  const [thirty, ten] = [Math.log(30), Math.log(10)];
  const mean = (2 * thirty + ten) / 3;
  const squares = 2 * (thirty - mean) ** 2 + (ten - mean) ** 2;
  const between = squares / (3 - (2 ** 2 + 1 ** 2) / 3);
  const others = Math.exp((thirty + ten) / 2 + 1.2815515655446004 * Math.sqrt(between));
  expect(others).toBeGreaterThan(30);
  expect(others).toBeLessThan(77);
  expect(found!.map((row) => columns.map((column) => row[column]))).toEqual([
    // ann, bob, dan, fay
    ["days_30", 30, 4, 2, 2, 1, 130, 390, 60, 60],
    // bob, dan, fay
    ["days_60", 60, 3, 2, 1, 1, 130, 90, 60, 30],
    // bob, dan
    ["days_90", 90, 2, 2, 0, 1, 130, 0, 60, 0],
    // bob
    ["days_120", 120, 1, 1, 0, 2, 50, 0, 140, -30],
    ["days_180", 180, 0, 0, 0, 3, 0, 0, 190, null],
    ["days_270", 270, 0, 0, 0, 3, 0, 0, 190, null],
    ["in_force", 90, 2, 2, 0, 1, 130, 0, 60, 0],
    // Gaps 10, 30, 30: four fifths are at most 30.
    ["gaps_p80", 30, 4, 2, 2, 1, 130, 390, 60, 60],
    // ann after 30 days, dan after 10, bob and fay after those of the others.
    ["own_rhythm_p90", null, 4, 2, 2, 1, 130, 390, 60, Math.round(50 * (80 + 90 - others)) / 100],
  ]);
  for (const row of found!) {
    expect(row).toMatchObject({window_days: 30, cuts: 1, customers: 6, gone: 3});
    expect(row["is_in_force"]).toBe(row["definition"] === "in_force");
  }
  expect(found![0]).toMatchObject({
    precision_share: 0.5,
    sensitivity_share: 0.666667,
    false_alarm_share: 0.666667,
  });
  expect(found![4]).toMatchObject({precision_share: null, sensitivity_share: 0});
});

test("a customer whose last order is a year old is judged no more", async () => {
  const old = orders(["gus", "2023-05-01", 10]);
  const [found] = await marts<Found>(
    {orders: [...bought, ...old.map((row) => ({...row, order_id: "gus"}))]},
    ["churn_definitions"],
    {settings},
  );
  expect(found![0]).toMatchObject({customers: 6, gone: 3});
});

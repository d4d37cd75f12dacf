import {expect, test} from "vitest";
import {describeCheck} from "../../loaders/tools/check-report.js";

const row = (n: number, column: string | null, reason: string, value: string | null) => ({
  ...{table: "orders", file: "orders.csv", row: n, column, value, reason},
});

test("tables first, then reasons, the worst first, with up to twenty examples", () => {
  const dates = Array.from({length: 21}, (_, i) => row(i + 2, "ordered_at", "malformed_date", "?"));
  const lines = describeCheck({
    tables: [
      {name: "orders", rows: 12_345, accepted: 12_323, quarantined: 22, duplicates: 0},
      {name: "products", rows: 3, accepted: 2, quarantined: 0, duplicates: 1},
    ],
    quarantined: [row(99, "order_id", "missing_value", null), ...dates],
  });
  expect(lines.slice(0, 6)).toEqual([
    "table       rows  accepted  quarantined  duplicates",
    "orders    12,345    12,323           22           0",
    "products       3         2            0           1",
    "",
    "21 × orders, ordered_at: not a date",
    '  orders.csv, row 2: "?"',
  ]);
  expect(lines.slice(24)).toEqual([
    '  orders.csv, row 21: "?"',
    "  … and 1 more",
    "",
    "1 × orders, order_id: a required cell is empty",
    "  orders.csv, row 99: (empty)",
    "",
  ]);
});

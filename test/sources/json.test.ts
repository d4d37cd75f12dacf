import {expect, test} from "vitest";
import {readRows} from "./temporary-source.js";

test("lists of objects and objects line by line are read, numbers to the fifteenth digit", async () => {
  const records = [
    '{"order_id": 1, "customer_id": "C1", "ordered_at": "2024-01-02T03:04:05Z", "net_amount": 99999999999.1234}',
    '{"Order_ID": "x"}',
    '{"order_id": "007", "customer_id": null, "ordered_at": "2024/1/2", "net_amount": "1,234.5", "extra": {"a": [1]}}',
  ];
  const kept = [records[0]!, records[2]!];
  for (const files of [
    {"orders.json": `[${kept.join(",\n")}]`},
    {"orders.ndjson": kept.join("\n")},
    {"orders.json": `\ufeff[${kept.join(",")}]`},
    {"orders.json": Buffer.from(`\ufeff[${kept.join(",")}]`, "utf16le")},
  ]) {
    const rows = await readRows(files);
    expect(
      rows.map(({order_id, customer_id, ordered_at, net_amount, source_row, faults}) => [
        source_row,
        order_id,
        customer_id,
        ordered_at,
        net_amount,
        faults,
      ]),
    ).toEqual([
      [1, "1", "C1", "2024-01-02 03:04:05", "99999999999.1234", null],
      [2, "007", null, "2024-01-02 00:00:00", "1234.5000", null],
    ]);
  }
});

test("JSON numbers keep their point where texts have decimal commas", async () => {
  const rows = await readRows({
    "orders.json":
      '[{"order_id": 1, "customer_id": 2, "ordered_at": "2024-01-02", "net_amount": 1.5, "cost_amount": "1,5"}]',
    "source.yaml": "decimal_comma: true",
  });
  expect([rows[0]!.net_amount, rows[0]!.cost_amount, rows[0]!.order_id]).toEqual([
    "1.5000",
    "1.5000",
    "1",
  ]);
});

test("what a record lacks or gets wrong is a fault of its row", async () => {
  const rows = await readRows({
    "orders.ndjson":
      '{"order_id":"1","customer_id":"C","ordered_at":"2024-01-02","net_amount":1}\n' +
      '{"order_id":"2","customer_id":"C","ordered_at":[1],"net_amount":{"a":1}}\n{"order_id":"3"}\n',
  });
  expect(rows.map(({faults}) => faults)).toEqual([
    null,
    [
      {column_name: "ordered_at", value: "[1]", reason: "malformed_date"},
      {column_name: "net_amount", value: '{"a":1}', reason: "malformed_amount"},
    ],
    [
      {column_name: "ordered_at", value: null, reason: "missing_value"},
      {column_name: "net_amount", value: null, reason: "missing_value"},
    ],
  ]);
});

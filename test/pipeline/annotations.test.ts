import {expect, it} from "vitest";
import {martRows, query, withMarts, writeSource} from "./source.js";

const orders = [
  {order_id: "1", customer_id: "Petronella Quist", ordered_at: "2024-01-05", net_amount: 10},
  {order_id: "2", customer_id: "b", ordered_at: "2024-03-05", net_amount: 20},
];
const settings = "currency: CNY\nquarantine_limit_share: 0.9\n";

it("sets aside annotations without a day or a text, and counts every row", async () => {
  const annotations = [
    {date: "2024-02-01", text_en: " Sale ", text_zh: null, text: null},
    {date: "some day", text_en: "x", text_zh: null, text: null},
    {date: "2024-02-02", text_en: "  ", text_zh: null, text: null},
    {date: null, text_en: "x", text_zh: null, text: null},
    {date: "2024-02-03", text_en: "x".repeat(500), text_zh: "长".repeat(81), text: null},
  ];
  await withMarts(writeSource({orders, annotations}, settings), async (computed) => {
    const rows = await martRows(computed, "annotations");
    expect(rows.map((row) => [row["text_en"], row["text_zh"]])).toEqual([
      ["Sale", "Sale"],
      [`${"x".repeat(159)}…`, `${"长".repeat(79)}…`],
    ]);
    expect(
      await query(
        computed,
        `select column_name, reason, source_row::integer as row from staging.quarantine
         where table_name = 'annotations' order by source_row`,
      ),
    ).toEqual([
      {column_name: "date", reason: "malformed_date", row: 3},
      {column_name: "text_en", reason: "missing_value", row: 4},
      {column_name: "date", reason: "missing_value", row: 5},
    ]);
    expect(
      await query(
        computed,
        `select outcome, rows::integer as rows from staging.outcome_totals
         where table_name = 'annotations' order by outcome`,
      ),
    ).toEqual([
      {outcome: "accepted", rows: 2},
      {outcome: "quarantined", rows: 3},
    ]);
  });
});

it("publishes none for a source without the file", async () => {
  await withMarts(writeSource({orders}, settings), async (computed) => {
    expect(await martRows(computed, "annotations")).toEqual([]);
  });
});

it("refuses a text that is a customer's id or name", async () => {
  const annotations = [{date: "2024-02-01", text_en: "Petronella Quist"}];
  await expect(
    withMarts(writeSource({orders, annotations}, settings), () => Promise.resolve()),
  ).rejects.toThrow(/annotations\.text_en/);
});

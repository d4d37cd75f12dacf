import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const score = (en: string, zh: string) =>
  ({
    type: "INTEGER",
    label: {en: `${en} score`, zh: `${zh}得分`},
    meaning: {
      en: `${en} from 1 to 5, 5 best, by percentile band; equal values always score alike.`,
      zh: `${zh}得分 1–5，5 为最好，按百分位划分；数值相同则得分相同。`,
    },
    unit: "score",
    range: [1, 5],
  }) as const;

export const rfm = contract({
  name: "rfm",
  grain: {en: "One row per customer with a valid order.", zh: "每行一位有有效订单的客户。"},
  key: ["customer_key"],
  format: "parquet",
  columns: {
    customer_key: shared.customerKey,
    segment: shared.segment,
    days_since_last_order: shared.daysSinceLastOrder,
    order_count: {...shared.orderCount, range: [1, 2147483647]},
    net_amount: shared.netAmount,
    recency_score: score("Recency", "最近一次消费"),
    frequency_score: score("Frequency", "消费频率"),
    monetary_score: score("Monetary", "消费金额"),
  },
});

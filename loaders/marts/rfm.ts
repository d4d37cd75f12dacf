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
    segment_before: {
      ...shared.segment,
      label: {en: "Segment before", zh: "原客户类型"},
      meaning: {
        en: "Segment on the comparison date; 'none' for customers whose first order came later.",
        zh: "对比日的客户类型；首单晚于对比日者为 none。",
      },
      values: "segment_or_none",
    },
    days_since_last_order: shared.daysSinceLastOrder,
    order_count: {...shared.orderCount, range: [1, 2147483647]},
    net_amount: shared.netAmount,
    net_amount_since: {
      ...shared.netAmount,
      label: {en: "Net sales since", zh: "其后净销售额"},
      meaning: {
        en: "Net sales after the comparison date.",
        zh: "对比日之后的净销售额。",
      },
    },
    net_amount_before: {
      ...shared.netAmount,
      label: {en: "Net sales before", zh: "此前净销售额"},
      meaning: {
        en: "Net sales in the equally long period that ended on the comparison date.",
        zh: "截至对比日的等长期间内的净销售额。",
      },
    },
    recency_score: score("Recency", "最近一次消费"),
    frequency_score: score("Frequency", "消费频率"),
    monetary_score: score("Monetary", "消费金额"),
  },
});

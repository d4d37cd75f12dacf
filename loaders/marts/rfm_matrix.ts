import {contract} from "../contract.js";
import * as shared from "./columns.js";
import {score} from "./rfm.js";

export const rfmMatrix = contract({
  name: "rfm_matrix",
  grain: {
    en: "One row per cell of recency × frequency score, all 25.",
    zh: "每行一个最近消费 × 频率得分单元，共 25 个。",
  },
  key: ["recency_score", "frequency_score"],
  format: "json",
  columns: {
    recency_score: score("Recency", "最近一次消费"),
    frequency_score: score("Frequency", "消费频率"),
    customers: shared.customers,
    customers_share: shared.customersShare,
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
    median_days_since_last_order: {
      ...shared.daysSinceLastOrder,
      type: "DOUBLE",
      absent: true,
      label: {en: "Median days since last order", zh: "距上次下单天数中位数"},
      meaning: {
        en: "Median over the cell's customers; absent in an empty cell.",
        zh: "单元内客户的中位数；空单元缺失。",
      },
    },
  },
});

import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

export const overdue = contract({
  name: "overdue",
  grain: {
    en: "One row per customer past their own rhythm and not yet churned.",
    zh: "每行一位已超出自身购买节奏、尚未流失的客户。",
  },
  key: ["customer_key"],
  // Most at stake first, so that a page can read the beginning alone.
  orderBy: "coalesce(amount_at_risk, net_amount_at_stake) desc, customer_key",
  format: "parquet",
  rowsTogether: 2048,
  columns: {
    customer_key: shared.customerKey,
    segment: shared.segment,
    tier: shared.tier,
    lifecycle_stage: shared.stage,
    churn_risk: models.churnRisk,
    days_since_last_order: shared.daysSinceLastOrder,
    expected_gap_days: {
      type: "INTEGER",
      label: {en: "Expected gap", zh: "预期间隔"},
      meaning: {
        en: "Days within which the customer usually buys again: the 80th percentile of the own gaps, drawn towards that of all customers where own gaps are few.",
        zh: "客户通常再次购买的天数：自身间隔的第 80 百分位，间隔较少时向总体靠拢。",
      },
      unit: "days",
      range: [1, 40000],
    },
    days_overdue: {
      type: "INTEGER",
      label: {en: "Days overdue", zh: "逾期天数"},
      meaning: {
        en: "Days from the expected date to the as-of date.",
        zh: "预期日期至截止日的天数。",
      },
      unit: "days",
      range: [1, 40000],
    },
    purchase_days: {
      type: "INTEGER",
      label: {en: "Purchase days", zh: "购买天数"},
      meaning: {en: "Days with at least one valid order.", zh: "有有效订单的天数。"},
      unit: "days",
      range: [3, 40000],
    },
    net_amount_at_stake: {
      ...shared.netAmount,
      label: {en: "Money at stake", zh: "风险金额"},
      meaning: {
        en: "Net sales of the last twelve months, which stay away if the customer does.",
        zh: "近十二个月净销售额，即客户离开将失去的金额。",
      },
    },
    alive_probability: models.aliveProbability,
    amount_at_risk: {...models.amountAtRisk, absent: true},
    last_order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Last order", zh: "最近下单"},
      meaning: {en: "Day of the last valid order.", zh: "最近一次有效订单日期。"},
    },
    expected_order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Expected by", zh: "预期日期"},
      meaning: {en: "Last order plus the expected gap.", zh: "最近下单日加预期间隔。"},
    },
  },
});

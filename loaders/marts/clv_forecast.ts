import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

const amount = {
  type: "DOUBLE",
  label: {en: "Expected profit", zh: "预期利润"},
  meaning: {
    en: "Margin expected of these orders, not discounted; net sales where margin is unknown.",
    zh: "这些订单的预期毛利，未折现；毛利未知时为净销售额。",
  },
  unit: "money",
  range: [0, 1e15],
} as const;

export const clvForecast = contract({
  name: "clv_forecast",
  grain: {
    en: "One row per segment on the as-of date (and for the total) and month after it, of those who are customers now; none where no model is trusted.",
    zh: "每行一个截止日客户类型（及合计）与其后的月份，仅含现有客户；没有可信模型时没有行。",
  },
  key: ["segment", "month_number"],
  format: "json",
  columns: {
    segment: {
      ...shared.segment,
      meaning: {
        en: "RFM segment on the as-of date, or total.",
        zh: "截止日的 RFM 客户类型，或合计（total）。",
      },
      values: "segment_or_total",
    },
    month_number: {
      type: "INTEGER",
      label: {en: "Month ahead", zh: "未来第几个月"},
      meaning: {
        en: "1 begins on the day after the as-of date.",
        zh: "第 1 个月自截止日次日开始。",
      },
      unit: "months",
      range: [1, 1200],
    },
    customers: {
      ...shared.customers,
      meaning: {en: "Customers of the segment on the as-of date.", zh: "截止日该类型的客户数。"},
    },
    alive_customers: {
      type: "DOUBLE",
      label: {en: "Expected active", zh: "预期活跃客户"},
      meaning: {
        en: "Customers expected to be still there on the as-of date; absent under a model in which nobody leaves.",
        zh: "截止日预计仍活跃的客户数；模型假定无人离开时缺失。",
      },
      unit: "customers",
      range: [0, 2147483647],
      absent: true,
    },
    expected_orders: models.expectedOrders,
    expected_orders_low: models.end(models.expectedOrders, "low"),
    expected_orders_high: models.end(models.expectedOrders, "high"),
    expected_amount: amount,
    expected_amount_low: models.end(amount, "low"),
    expected_amount_high: models.end(amount, "high"),
    from_date: {
      type: "TIMESTAMP_MS",
      label: {en: "From", zh: "起始日"},
      meaning: {en: "First day of the month ahead.", zh: "该月的第一天。"},
    },
    to_date: {
      type: "TIMESTAMP_MS",
      label: {en: "To", zh: "结束日"},
      meaning: {en: "Last day of the month ahead.", zh: "该月的最后一天。"},
    },
  },
});

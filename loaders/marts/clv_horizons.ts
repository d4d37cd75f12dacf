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

export const clvHorizons = contract({
  name: "clv_horizons",
  grain: {
    en: "One row per stretch of days after the as-of date: what those who are customers now will do in it; none where no model is trusted.",
    zh: "每行一段截止日之后的天数：现有客户在此期间的预期；没有可信模型时没有行。",
  },
  key: ["days_ahead"],
  format: "json",
  columns: {
    days_ahead: {
      type: "INTEGER",
      label: {en: "Days ahead", zh: "未来天数"},
      meaning: {en: "Days from the as-of date on.", zh: "自截止日起的天数。"},
      unit: "days",
      range: [1, 3650],
    },
    customers: {
      ...shared.customers,
      meaning: {en: "Buyers on the as-of date.", zh: "截止日的购买客户。"},
    },
    expected_orders: models.expectedOrders,
    expected_orders_low: models.end(models.expectedOrders, "low"),
    expected_orders_high: models.end(models.expectedOrders, "high"),
    expected_amount: amount,
    expected_amount_low: models.end(amount, "low"),
    expected_amount_high: models.end(amount, "high"),
    to_date: {
      type: "TIMESTAMP_MS",
      label: {en: "To", zh: "结束日"},
      meaning: {en: "Last day of the stretch.", zh: "该段的最后一天。"},
    },
  },
});

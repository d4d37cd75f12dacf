import {contract} from "../contract.js";
import * as models from "./model-columns.js";

const margin = {
  type: "DOUBLE",
  label: {en: "Expected margin", zh: "预期毛利"},
  meaning: {
    en: "Margin expected of these orders; absent where margin is unknown.",
    zh: "这些订单的预期毛利；毛利未知时缺失。",
  },
  unit: "money",
} as const;

export const forecastLedger = contract({
  name: "forecast_ledger",
  grain: {
    en: "One row per forecast in the ledger of former builds (--ledger), scored where its time has come; none without a ledger.",
    zh: "每行一条历次构建留存的预测（--ledger），到期者附实际结果；没有台账时没有行。",
  },
  key: ["made_date", "division", "group_name", "horizon_days"],
  format: "json",
  columns: {
    division: {
      type: "VARCHAR",
      label: {en: "Division", zh: "划分方式"},
      meaning: {en: "Whose orders were forecast.", zh: "被预测的范围。"},
      values: "ledger_division",
    },
    group_name: {
      type: "VARCHAR",
      label: {en: "Group", zh: "组"},
      meaning: {
        en: "all, the segment's id on the day of the forecast, or the year and month of the first order.",
        zh: "all、预测当日的客户类型编号，或首单年月。",
      },
    },
    model: models.model,
    horizon_days: {
      type: "INTEGER",
      label: {en: "Horizon", zh: "期限"},
      meaning: {en: "Days that were forecast.", zh: "所预测的天数。"},
      unit: "days",
      range: [1, 40000],
    },
    customers: {
      type: "INTEGER",
      label: {en: "Customers", zh: "客户数"},
      meaning: {
        en: "Customers on the day of the forecast.",
        zh: "预测当日的客户数。",
      },
      unit: "customers",
      range: [0, 2147483647],
    },
    expected_orders: models.expectedOrders,
    expected_orders_low: models.end(models.expectedOrders, "low"),
    expected_orders_high: models.end(models.expectedOrders, "high"),
    actual_orders: {
      ...models.expectedOrders,
      label: {en: "Orders that came", zh: "实际订单"},
      meaning: {
        en: "Orders of these customers in these days; absent until the as-of date has passed them.",
        zh: "这些客户在期内的实际订单数；尚未到期时缺失。",
      },
      absent: true,
    },
    expected_margin: {...margin, absent: true},
    expected_margin_low: models.end(margin, "low"),
    expected_margin_high: models.end(margin, "high"),
    actual_margin: {
      ...margin,
      label: {en: "Margin that came", zh: "实际毛利"},
      meaning: {
        en: "Margin of these orders, less that of returns; absent until the as-of date has passed them, or where margin is unknown.",
        zh: "这些订单的毛利减去退货；尚未到期或毛利未知时缺失。",
      },
      absent: true,
    },
    is_covered: {
      type: "BOOLEAN",
      label: {en: "Within the interval", zh: "是否在区间内"},
      meaning: {
        en: "The actual number lies within the 90 % interval; absent until it is known.",
        zh: "实际数落在 90% 区间内；未知时缺失。",
      },
      absent: true,
    },
    made_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Made on", zh: "预测日"},
      meaning: {
        en: "As-of date of the build that made the forecast.",
        zh: "作出预测的构建的截止日。",
      },
    },
    due_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Due on", zh: "到期日"},
      meaning: {en: "Last day that was forecast.", zh: "所预测的最后一天。"},
    },
  },
});

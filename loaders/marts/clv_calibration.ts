import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const clvCalibration = contract({
  name: "clv_calibration",
  grain: {
    en: "One row per model, kind of forecast and tenth of the customers by that forecast, all cuts of the holdout together.",
    zh: "每行一个模型、预测类型与按预测值划分的十分位，合并全部留出切点。",
  },
  key: ["model", "kind", "decile"],
  format: "json",
  columns: {
    model: {
      type: "VARCHAR",
      label: {en: "Model", zh: "模型"},
      meaning: {en: "Model that was tried.", zh: "尝试过的模型。"},
      values: "fitted_model",
    },
    kind: {
      type: "VARCHAR",
      label: {en: "Kind", zh: "类型"},
      meaning: {en: "What was forecast.", zh: "预测内容。"},
      values: "calibration_kind",
    },
    decile: {
      type: "INTEGER",
      label: {en: "Tenth", zh: "十分位"},
      meaning: {
        en: "1 holds the lowest forecasts; equal forecasts stay together, so a tenth may be missing or larger.",
        zh: "1 为预测最低者；预测相同者不拆分，故某些十分位可能缺失或偏大。",
      },
      unit: "rank",
      range: [1, 10],
    },
    customers: shared.customers,
    predicted: {
      type: "DOUBLE",
      label: {en: "Forecast", zh: "预测"},
      meaning: {
        en: "Mean forecast: orders per customer, or share of customers who buy.",
        zh: "预测均值：人均订单数，或会购买的客户占比。",
      },
      range: [0, 1e9],
    },
    actual: {
      type: "DOUBLE",
      label: {en: "Actual", zh: "实际"},
      meaning: {en: "What came, in the same measure.", zh: "同一口径下的实际值。"},
      range: [0, 1e9],
    },
    actual_low: {
      type: "DOUBLE",
      label: {en: "Actual: lower bound", zh: "实际：下界"},
      meaning: {
        en: "Lower bound of the 90 % interval of the actual mean.",
        zh: "实际均值 90% 区间的下界。",
      },
      range: [-1e9, 1e9],
    },
    actual_high: {
      type: "DOUBLE",
      label: {en: "Actual: upper bound", zh: "实际：上界"},
      meaning: {
        en: "Upper bound of the 90 % interval of the actual mean.",
        zh: "实际均值 90% 区间的上界。",
      },
      range: [0, 1e9],
    },
    lift: {
      type: "DOUBLE",
      label: {en: "Lift", zh: "提升度"},
      meaning: {
        en: "Actual mean over that of all customers; absent where nothing came.",
        zh: "实际均值除以全部客户的均值；无实际值时缺失。",
      },
      range: [0, 1e9],
      absent: true,
    },
    is_chosen: {
      type: "BOOLEAN",
      label: {en: "Chosen", zh: "是否采用"},
      meaning: {en: "The model that is published.", zh: "所发布的模型。"},
    },
  },
});

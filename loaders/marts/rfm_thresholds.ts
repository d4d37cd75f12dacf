import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const rfmThresholds = contract({
  name: "rfm_thresholds",
  grain: {
    en: "One row per measure and score that at least one customer has.",
    zh: "每行一个指标的一个得分（至少有一位客户）。",
  },
  key: ["measure", "score"],
  format: "json",
  columns: {
    measure: {
      type: "VARCHAR",
      label: {en: "Measure", zh: "指标"},
      meaning: {en: "What is scored.", zh: "评分指标。"},
      values: "rfm_measure",
    },
    score: {
      type: "INTEGER",
      label: {en: "Score", zh: "得分"},
      meaning: {en: "1 to 5, 5 best.", zh: "1–5，5 为最好。"},
      unit: "score",
      range: [1, 5],
    },
    customers: {...shared.customers, range: [1, 2147483647]},
    lowest_value: {
      type: "DOUBLE",
      label: {en: "From", zh: "下界"},
      meaning: {
        en: "Least value with this score: days, orders or money.",
        zh: "该得分的最小值：天数、订单数或金额。",
      },
    },
    highest_value: {
      type: "DOUBLE",
      label: {en: "To", zh: "上界"},
      meaning: {
        en: "Greatest value with this score: days, orders or money.",
        zh: "该得分的最大值：天数、订单数或金额。",
      },
    },
  },
});

import {contract} from "../contract.js";

export const clvValidation = contract({
  name: "clv_validation",
  grain: {
    en: "One row per cut of the rolling holdout (0 for all cuts together), horizon, model or naive guess, and measure.",
    zh: "每行一个滚动留出的切点（0 为全部切点合并）、期限、模型或朴素猜测及指标。",
  },
  key: ["cut", "horizon_days", "contender", "measure"],
  format: "json",
  columns: {
    contender: {
      type: "VARCHAR",
      label: {en: "Forecast", zh: "预测方法"},
      meaning: {en: "Model or naive guess.", zh: "模型或朴素猜测。"},
      values: "contender",
    },
    measure: {
      type: "VARCHAR",
      label: {en: "Measure", zh: "指标"},
      meaning: {en: "What is measured.", zh: "衡量内容。"},
      values: "validation_measure",
    },
    unit: {
      type: "VARCHAR",
      label: {en: "Unit", zh: "单位"},
      meaning: {en: "How the value is read.", zh: "数值单位。"},
      values: ["share", "orders", "money", "score"],
    },
    cut: {
      type: "INTEGER",
      label: {en: "Cut", zh: "切点"},
      meaning: {
        en: "1 is the latest cut; 0 pools all of them.",
        zh: "1 为最近的切点；0 为全部切点合并。",
      },
      unit: "rank",
      range: [0, 1000],
    },
    horizon_days: {
      type: "INTEGER",
      label: {en: "Horizon", zh: "期限"},
      meaning: {
        en: "Days after the cut that were forecast.",
        zh: "切点之后所预测的天数。",
      },
      unit: "days",
      range: [1, 40000],
    },
    customers: {
      type: "INTEGER",
      label: {en: "Customers", zh: "客户数"},
      meaning: {
        en: "Customers forecast; the same customer once per cut when pooled.",
        zh: "被预测的客户数；合并时同一客户按切点计。",
      },
      unit: "customers",
      range: [0, 2147483647],
    },
    value: {
      type: "DOUBLE",
      label: {en: "Value", zh: "数值"},
      meaning: {
        en: "The measure; absent where it is not defined, such as a bias of nothing.",
        zh: "指标数值；无法定义时缺失。",
      },
      absent: true,
    },
    is_chosen: {
      type: "BOOLEAN",
      label: {en: "Chosen", zh: "是否采用"},
      meaning: {en: "The model that is published.", zh: "所发布的模型。"},
    },
    cut_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Cut date", zh: "切点日期"},
      meaning: {
        en: "Last day known to the forecast; absent where all cuts are pooled.",
        zh: "预测所知的最后一天；合并时缺失。",
      },
      absent: true,
    },
  },
});

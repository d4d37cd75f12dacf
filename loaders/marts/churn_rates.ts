import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

export const churnRates = contract({
  name: "churn_rates",
  grain: {
    en: "One row per month, by the churn definition in force.",
    zh: "每行一个月份，按现行流失定义。",
  },
  key: ["month"],
  format: "json",
  columns: {
    customers_at_start: {
      ...shared.customers,
      label: {en: "Customers at start", zh: "期初客户"},
      meaning: {
        en: "Buyers not churned at the end of the month before.",
        zh: "上月末未流失的购买客户。",
      },
    },
    churned: {
      ...shared.customers,
      label: {en: "Churned", zh: "流失"},
      meaning: {en: "Customers who became churned during the month.", zh: "当月转为流失的客户。"},
    },
    reactivated: {
      ...shared.customers,
      label: {en: "Reactivated", zh: "回流"},
      meaning: {
        en: "Churned customers who bought again during the month.",
        zh: "当月再次购买的流失客户。",
      },
    },
    at_risk: {
      ...shared.customers,
      label: {en: "At risk", zh: "预警"},
      meaning: {
        en: "Customers at risk or dormant at the end of the month.",
        zh: "月末处于预警或沉默的客户。",
      },
    },
    churn_rate: {
      type: "DOUBLE",
      label: {en: "Churn rate", zh: "流失率"},
      meaning: {
        en: "Churned over customers at start; absent when there were none.",
        zh: "流失客户除以期初客户；期初无客户时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    churn_rate_low: {
      type: "DOUBLE",
      label: {en: "Churn rate, lower bound", zh: "流失率下界"},
      meaning: {
        en: "Lower bound of Wilson's 90 % interval, which tells how far luck with so many customers may have moved the rate; absent when there were none.",
        zh: "Wilson 90% 区间的下界，反映客户数有限带来的偶然波动；期初无客户时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    churn_rate_high: {
      type: "DOUBLE",
      label: {en: "Churn rate, upper bound", zh: "流失率上界"},
      meaning: {
        en: "Upper bound of Wilson's 90 % interval; absent when there were no customers at start.",
        zh: "Wilson 90% 区间的上界；期初无客户时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    reactivation_rate: {
      type: "DOUBLE",
      label: {en: "Reactivation rate", zh: "回流率"},
      meaning: {
        en: "Reactivated over all who were churned at the start of the month or became so in it; absent when there were none.",
        zh: "回流客户除以上月末流失与当月转为流失的客户之和；没有时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    net_amount_lost: {
      ...shared.netAmount,
      label: {en: "Money lost", zh: "流失金额"},
      meaning: {
        en: "What the churned customers bought per year up to their last order (over a year at the least).",
        zh: "流失客户截至最后一次下单的年均购买金额（至少按一年计）。",
      },
    },
    amount_at_risk: {
      ...models.amountAtRisk,
      absent: true,
      meaning: {
        en: "Money at risk, by the model, of the customers at risk or dormant on the as-of date; absent for other months, and where no model is trusted.",
        zh: "截止日处于预警或沉默的客户按模型计算的风险金额；其他月份及没有可信模型时缺失。",
      },
    },
    is_complete: shared.isComplete,
    month: shared.month,
  },
});

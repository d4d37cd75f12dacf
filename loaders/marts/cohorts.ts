import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const cohorts = contract({
  name: "cohorts",
  grain: {
    en: "One row per month of first order and age in months, up to the as-of month.",
    zh: "每行一个首单月份与月龄的组合，至截止日所在月份。",
  },
  key: ["cohort_month", "age_months"],
  format: "json",
  columns: {
    cohort_month: {
      ...shared.month,
      label: {en: "Cohort", zh: "同期群"},
      meaning: {en: "Month of the first valid order.", zh: "首次有效订单所在月份。"},
    },
    age_months: {
      type: "INTEGER",
      label: {en: "Age", zh: "月龄"},
      meaning: {
        en: "Calendar months since the cohort month; 0 is the month of the first order.",
        zh: "距同期群月份的自然月数；0 为首单当月。",
      },
      unit: "months",
      range: [0, 1200],
    },
    cohort_customers: {
      ...shared.customers,
      label: {en: "Cohort size", zh: "同期群人数"},
      range: [1, 2147483647],
    },
    active_customers: {
      ...shared.customers,
      label: {en: "Active customers", zh: "活跃客户"},
      meaning: {
        en: "Customers of the cohort with a valid order in that month.",
        zh: "当月有有效订单的同期群客户。",
      },
    },
    orders: {
      ...shared.orderCount,
      meaning: {en: "Valid orders of the cohort in that month.", zh: "同期群当月的有效订单。"},
    },
    order_amount: {
      ...shared.netAmount,
      label: {en: "Order money", zh: "订单金额"},
      meaning: {
        en: "Money of the valid orders, returns not taken off: over orders, the average order.",
        zh: "有效订单金额，未扣退货；除以订单数即客单价。",
      },
    },
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
    cumulative_net_amount_per_customer: {
      ...shared.netAmount,
      label: {en: "Cumulative net sales per customer", zh: "人均累计净销售额"},
      meaning: {
        en: "Net sales up to and including that month, per customer of the cohort.",
        zh: "截至当月的累计净销售额除以同期群人数。",
      },
    },
    cumulative_margin_per_customer: {
      ...shared.marginAmount,
      label: {en: "Cumulative margin per customer", zh: "人均累计毛利"},
    },
    retained_share: {
      type: "DOUBLE",
      label: {en: "Retained", zh: "留存率"},
      meaning: {en: "Active customers over cohort size.", zh: "活跃客户除以同期群人数。"},
      unit: "share",
      range: [0, 1],
    },
    is_complete: shared.isComplete,
  },
});

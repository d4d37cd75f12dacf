import {contract} from "../contract.js";
import {cohorts} from "./cohorts.js";
import * as shared from "./columns.js";

export const cohortQuarters = contract({
  name: "cohort_quarters",
  grain: {
    en: "One row per quarter of first order and age in quarters, up to the as-of quarter.",
    zh: "每行一个首单季度与季龄的组合，至截止日所在季度。",
  },
  key: ["cohort_quarter", "age_quarters"],
  format: "json",
  columns: {
    cohort_quarter: {
      type: "TIMESTAMP_MS",
      label: {en: "Cohort", zh: "同期群"},
      meaning: {
        en: "First day of the calendar quarter of the first valid order.",
        zh: "首次有效订单所在自然季度的第一天。",
      },
    },
    age_quarters: {
      type: "INTEGER",
      label: {en: "Age", zh: "季龄"},
      meaning: {
        en: "Calendar quarters since the quarter of the first order; 0 is that quarter.",
        zh: "距首单季度的自然季度数；0 为首单当季。",
      },
      range: [0, 400],
    },
    cohort_customers: cohorts.columns.cohort_customers,
    active_customers: {
      ...cohorts.columns.active_customers,
      meaning: {
        en: "Customers of the cohort with a valid order in that quarter, each counted once.",
        zh: "当季有有效订单的同期群客户，每人只计一次。",
      },
    },
    orders: {
      ...shared.orderCount,
      meaning: {en: "Valid orders of the cohort in that quarter.", zh: "同期群当季的有效订单。"},
    },
    order_amount: cohorts.columns.order_amount,
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
    is_complete: {
      ...shared.isComplete,
      meaning: {
        en: "True when the whole quarter lies on or before the as-of date.",
        zh: "整个季度均不晚于截止日时为真。",
      },
    },
  },
});

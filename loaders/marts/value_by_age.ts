import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const valueByAge = contract({
  name: "value_by_age",
  grain: {
    en: "One row per age in months, over the cohorts old enough to have completed that month.",
    zh: "每行一个月龄，汇总已完整经历该月龄的同期群。",
  },
  key: ["age_months"],
  format: "json",
  columns: {
    age_months: {
      type: "INTEGER",
      label: {en: "Age", zh: "月龄"},
      meaning: {
        en: "Calendar months since the month of the first order.",
        zh: "距首单月份的自然月数。",
      },
      unit: "months",
      range: [0, 1200],
    },
    cohorts: {
      type: "INTEGER",
      label: {en: "Cohorts", zh: "同期群数"},
      meaning: {
        en: "Cohorts that were observed at this age for a whole month.",
        zh: "在该月龄有完整观测的同期群数。",
      },
      range: [1, 1200],
    },
    customers: shared.customers,
    retained_share: {
      type: "DOUBLE",
      label: {en: "Retained", zh: "留存率"},
      meaning: {
        en: "Share of these customers with a valid order at this age.",
        zh: "该月龄有有效订单的客户占比。",
      },
      unit: "share",
      range: [0, 1],
    },
    net_amount_per_customer: {
      ...shared.netAmount,
      label: {en: "Net sales per customer", zh: "人均净销售额"},
      meaning: {en: "Net sales at this age, per customer.", zh: "该月龄的人均净销售额。"},
    },
    margin_per_customer: {
      ...shared.marginAmount,
      label: {en: "Margin per customer", zh: "人均毛利"},
    },
    cumulative_net_amount_per_customer: {
      ...shared.netAmount,
      label: {en: "Cumulative net sales per customer", zh: "人均累计净销售额"},
      meaning: {
        en: "The means per customer of this age and all before, added up, each over the cohorts that completed the age: no single cohort's value.",
        zh: "该月龄及此前各月龄的人均净销售额相加，各月龄只计已完整经历的同期群，并非某一同期群的累计值。",
      },
    },
    cumulative_margin_per_customer: {
      ...shared.marginAmount,
      label: {en: "Cumulative margin per customer", zh: "人均累计毛利"},
      meaning: {
        en: "The mean margins per customer of this age and all before, added up like net sales; absent where a margin is not known.",
        zh: "该月龄及此前各月龄的人均毛利相加，口径与净销售额相同；毛利未知则为空。",
      },
    },
  },
});

import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const months = contract({
  name: "months",
  grain: {
    en: "One row per calendar month from the first order to the as-of date, months without orders included.",
    zh: "每行一个自然月，自首单至截止日，含无订单月份。",
  },
  key: ["month"],
  format: "json",
  columns: {
    orders: {
      ...shared.orderCount,
      meaning: {
        en: "Valid orders of known customers in the month.",
        zh: "当月已知客户的有效订单。",
      },
    },
    buyers: {
      ...shared.customers,
      label: {en: "Buyers", zh: "购买客户"},
      meaning: {
        en: "Known customers with a valid order in the month.",
        zh: "当月有有效订单的已知客户。",
      },
    },
    new_customers: {
      ...shared.customers,
      label: {en: "New customers", zh: "新客户"},
      meaning: {
        en: "Customers whose first valid order is in the month.",
        zh: "首次有效订单在当月的客户。",
      },
    },
    net_amount: {
      ...shared.netAmount,
      meaning: {
        en: "Orders less returns in the month, anonymous ones included.",
        zh: "当月订单减退货，含匿名订单。",
      },
    },
    anonymous_net_amount: {
      ...shared.netAmount,
      label: {en: "Anonymous net sales", zh: "匿名净销售额"},
      meaning: {
        en: "The part of net sales without a known customer.",
        zh: "净销售额中无已知客户的部分。",
      },
    },
    return_amount: {
      ...shared.netAmount,
      label: {en: "Returns", zh: "退货金额"},
      meaning: {en: "Money of returns in the month, negative.", zh: "当月退货金额，为负。"},
      range: [-1e15, 0],
    },
    margin_amount: shared.marginAmount,
    average_order_amount: {
      type: "DOUBLE",
      label: {en: "Average order", zh: "客单价"},
      meaning: {
        en: "Money of valid orders of known customers, per order; absent without orders.",
        zh: "已知客户有效订单的平均金额；无订单时缺失。",
      },
      unit: "money",
      absent: true,
    },
    repurchase_rate: {
      type: "DOUBLE",
      label: {en: "Repurchase rate", zh: "复购率"},
      meaning: {
        en: "Share of all buyers up to the end of the month, or the as-of date, who bought on two days or more; absent before the first.",
        zh: "截至当月末（或截止日）在两天及以上购买过的客户占全部购买客户的比例；尚无购买客户时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    is_complete: shared.isComplete,
    month: shared.month,
  },
});

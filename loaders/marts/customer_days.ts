import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const customerDays = contract({
  name: "customer_days",
  grain: {
    en: "One row per customer and day with a valid order up to the as-of date.",
    zh: "每行一位客户在截止日前有有效订单的一天。",
  },
  key: ["customer_key", "order_date"],
  format: "parquet",
  rowsTogether: 4096,
  columns: {
    customer_key: shared.customerKey,
    orders: {
      type: "INTEGER",
      label: {en: "Orders", zh: "订单数"},
      meaning: {en: "Valid orders of that day.", zh: "当日有效订单数。"},
      unit: "orders",
      range: [1, 2147483647],
    },
    net_amount: {
      type: "DOUBLE",
      label: {en: "Order amount", zh: "订单金额"},
      meaning: {
        en: "Money of that day's valid orders after discounts; returns, which come on days of their own, are not taken off.",
        zh: "当日有效订单的折后金额；退货记在退货当日，未在此扣减。",
      },
      unit: "money",
    },
    order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Day", zh: "日期"},
      meaning: {en: "Day with a valid order.", zh: "有有效订单的日期。"},
    },
  },
});

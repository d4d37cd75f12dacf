import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const customerReturns = contract({
  name: "customer_returns",
  grain: {
    en: "One row per known customer and day with returns up to the as-of date.",
    zh: "每行一位已知客户在截止日前有退货的一天。",
  },
  key: ["customer_key", "order_date"],
  format: "parquet",
  columns: {
    customer_key: shared.customerKey,
    net_amount: {
      ...shared.netAmount,
      label: {en: "Returns", zh: "退货金额"},
      meaning: {en: "Money of that day's returns, negative.", zh: "当日退货金额，为负。"},
      range: [-1e15, 0],
    },
    order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Day", zh: "日期"},
      meaning: {en: "Day with returns.", zh: "有退货的日期。"},
    },
  },
});

import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const customerSegments = contract({
  name: "customer_segments",
  grain: {
    en: "One row per customer and compared date by which the customer had bought; of more than 200,000 buyers only the 20,000 whose net sales changed most since the comparison date.",
    zh: "每行一位客户与一个比较日期（截至该日已有购买）；购买客户超过 20 万时，仅含对比日以来净销售额变化最大的 2 万位。",
  },
  key: ["customer_key", "on_date"],
  format: "parquet",
  columns: {
    customer_key: shared.customerKey,
    segment: {
      ...shared.segment,
      meaning: {en: "RFM segment on the date.", zh: "该日的 RFM 客户类型。"},
    },
    order_count: {
      ...shared.orderCount,
      meaning: {en: "Valid orders up to the date.", zh: "截至该日的有效订单数。"},
    },
    period_net_amount: {
      ...shared.netAmount,
      label: {en: "Net sales of the period", zh: "期间净销售额"},
      meaning: {
        en: "Net sales in the period that ends on the date (see segment_dates); absent where the data begin later than it.",
        zh: "截至该日的期间（见 segment_dates）内的净销售额；数据晚于期间开始时缺失。",
      },
      absent: true,
    },
    on_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Date", zh: "日期"},
      meaning: {en: "The compared date.", zh: "比较日期。"},
    },
  },
});

import {contract} from "../contract.js";
import {buyers} from "./buyers.js";

const {columns} = buyers;

/** The lists of the segments, each in one piece of the file: a segment's page asks for its own alone. */
export const segmentBuyers = contract({
  name: "segment_buyers",
  grain: {
    en: "One row per segment and buyer in it, largest net sales first; of each segment at most a fifth of page_customers, the largest.",
    zh: "每行一个客户类型中的一位购买客户，按净销售额由大到小；每类最多为 page_customers 的五分之一，取金额最大者。",
  },
  key: ["segment", "place"],
  format: "parquet",
  rowsTogether: 2048,
  columns: {
    segment: columns.segment,
    customer_key: columns.customer_key,
    lifecycle_stage: columns.lifecycle_stage,
    tier: columns.tier,
    region: columns.region,
    days_since_last_order: columns.days_since_last_order,
    order_count: columns.order_count,
    recency_score: columns.recency_score,
    frequency_score: columns.frequency_score,
    monetary_score: columns.monetary_score,
    net_amount: columns.net_amount,
    trailing_year_net_amount: columns.trailing_year_net_amount,
    margin_amount: columns.margin_amount,
    place: {
      type: "INTEGER",
      label: {en: "Place", zh: "名次"},
      meaning: {
        en: "Place in the segment by net sales, largest first; equal sums in the order of the source.",
        zh: "在所属客户类型中按净销售额由大到小的名次；金额相同者按来源中的次序。",
      },
      unit: "rank",
      range: [1, 200000],
    },
  },
});

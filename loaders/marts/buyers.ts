import {contract} from "../contract.js";
import {customerMatrix} from "./customer_matrix.js";
import {customers} from "./customers.js";
import {rfm} from "./rfm.js";

const {columns: known} = customers;
const {columns: scored} = rfm;
const {columns: placed} = customerMatrix;

/** What the matrix shows of each buyer: one file, where three would be fetched. */
export const buyers = contract({
  name: "buyers",
  grain: {
    en: "One row per customer with a valid order: what the matrix shows.",
    zh: "每行一位有有效订单的客户：矩阵所示的内容。",
  },
  key: ["customer_key"],
  format: "parquet",
  rowsTogether: 8192,
  columns: {
    customer_key: scored.customer_key,
    segment: scored.segment,
    lifecycle_stage: known.lifecycle_stage,
    tier: known.tier,
    region: known.region,
    days_since_last_order: scored.days_since_last_order,
    order_count: scored.order_count,
    recency_score: scored.recency_score,
    frequency_score: scored.frequency_score,
    monetary_score: scored.monetary_score,
    net_amount: scored.net_amount,
    trailing_year_net_amount: placed.trailing_year_net_amount,
    margin_amount: known.margin_amount,
    segment_before: scored.segment_before,
    quadrant: placed.quadrant,
    first_channel: known.first_channel,
    first_category: known.first_category,
    trailing_year_orders: placed.trailing_year_orders,
    referred_customers: placed.referred_customers,
    importance: placed.importance,
    value: placed.value,
    net_amount_since: scored.net_amount_since,
    net_amount_before: scored.net_amount_before,
    value_amount: known.value_amount,
    clv_amount: known.clv_amount,
    alive_probability: known.alive_probability,
    is_strategic: placed.is_strategic,
  },
});

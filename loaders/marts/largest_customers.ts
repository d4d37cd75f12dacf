import {contract} from "../contract.js";
import {customers} from "./customers.js";

/** What the list of customers holds where it cannot hold everybody. */
export const largestCustomers = contract({
  name: "largest_customers",
  grain: {
    en: "One row per customer listed, where a source knows more than page_customers: so many, those with the largest net sales; else none.",
    zh: "客户数超过 page_customers 时，每行一位所列客户：净销售额最大的若干位，数量等于该值；否则没有行。",
  },
  key: ["customer_key"],
  format: "parquet",
  columns: customers.columns,
});

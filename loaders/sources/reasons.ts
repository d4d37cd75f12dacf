import type {Bilingual} from "../contract.js";

/**
 * Every reason for which a row is set aside, with its wording. Codes are stable: they are published
 * in the quality marts. The first group is found cell by cell by the readers, the second when rows
 * are compared with each other.
 */
export const reasons = {
  malformed_row: {en: "more or fewer cells than the header has", zh: "单元格数量与表头不一致"},
  missing_value: {en: "a required cell is empty", zh: "必填单元格为空"},
  malformed_key: {
    en: "not an identifier (a spreadsheet error, a number rounded by a spreadsheet, or control characters)",
    zh: "不是有效编号（表格错误值、被表格软件改写的数字或含控制字符）",
  },
  malformed_amount: {en: "not an amount of money", zh: "不是有效金额"},
  malformed_number: {en: "not a number", zh: "不是有效数字"},
  malformed_boolean: {en: "not yes or no", zh: "不是“是”或“否”"},
  malformed_date: {en: "not a date", zh: "不是有效日期"},
  ambiguous_date: {
    en: "a date that may be read day first or month first; set date_order in source.yaml",
    zh: "日与月的先后不明确；请在 source.yaml 中设置 date_order",
  },

  duplicate_conflict: {en: "the same id with different content", zh: "编号相同但内容不同"},
  date_before_1990: {en: "dated before 1990", zh: "日期早于 1990 年"},
  date_in_future: {en: "dated after the day of the build", zh: "日期晚于构建当日"},
  line_without_order: {en: "a line whose order is not there", zh: "明细行找不到对应订单"},
  order_quarantined: {en: "a line whose order was quarantined", zh: "所属订单已被隔离的明细行"},
  return_not_negative: {
    en: "names the order it returns, but its amount is not negative",
    zh: "注明了被退订单，但金额不为负",
  },
  order_without_amount: {
    en: "an order with neither an amount nor lines",
    zh: "订单既无金额也无明细",
  },
  customer_twice: {
    en: "the same customer with different content",
    zh: "同一客户出现多次且内容不同",
  },
  currency_without_rate: {
    en: "a currency for which source.yaml gives no rate",
    zh: "source.yaml 未提供该货币的汇率",
  },
} as const satisfies Record<string, Bilingual>;

export type Reason = keyof typeof reasons;

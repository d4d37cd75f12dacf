import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const segmentDates = contract({
  name: "segment_dates",
  grain: {
    en: "One row per date on which segments are looked at, once somebody had bought.",
    zh: "每行一个划分客户类型的日期（其时已有人购买）。",
  },
  key: ["months_back"],
  format: "json",
  columns: {
    months_back: {
      type: "INTEGER",
      label: {en: "Months back", zh: "距截止日月数"},
      meaning: {en: "Months from the date to the as-of date.", zh: "该日至截止日的月数。"},
      unit: "months",
      range: [0, 120],
    },
    customers: {
      ...shared.customers,
      meaning: {
        en: "Customers with a valid order by the date; absent where the date is not compared.",
        zh: "截至该日有有效订单的客户数；该日不作比较时缺失。",
      },
      absent: true,
    },
    period_months: {
      type: "INTEGER",
      label: {en: "Months of the period", zh: "期间月数"},
      meaning: {
        en: "Length of the period, ending on the date, whose net sales tell what moves gained and lost: twelve, six or three months, or one month: the longest that the data cover before the comparison date.",
        zh: "截至该日、用于衡量变动得失的净销售额期间长度：12、6、3、1 个月中，数据在对比日之前能够覆盖的最长者。",
      },
      unit: "months",
      range: [1, 12],
    },
    is_compared: {
      type: "BOOLEAN",
      label: {en: "Compared", zh: "是否比较"},
      meaning: {
        en: "False for dates left out because there are more than 200,000 buyers.",
        zh: "购买客户超过 20 万而略去的日期为否。",
      },
    },
    is_period_covered: {
      type: "BOOLEAN",
      label: {en: "Period covered", zh: "期间完整"},
      meaning: {
        en: "The data begin no later than the period does.",
        zh: "数据的起始不晚于该期间。",
      },
    },
    on_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Date", zh: "日期"},
      meaning: {
        en: "Scores and segments are those of a build with this as-of date.",
        zh: "得分与客户类型即以该日为截止日构建的结果。",
      },
    },
  },
});

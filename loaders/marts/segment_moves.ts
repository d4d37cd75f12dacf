import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const segmentMoves = contract({
  name: "segment_moves",
  grain: {
    en: "One row per pair of dates, pair of segments and kind of move with at least one customer.",
    zh: "每行一对日期、一对客户类型与一种变动，至少有一位客户。",
  },
  key: ["to_date", "from_date", "from_segment", "to_segment", "move"],
  format: "json",
  columns: {
    from_segment: {
      ...shared.segment,
      label: {en: "From", zh: "原类型"},
      meaning: {
        en: "Segment on the earlier date; 'none' for customers whose first order came later.",
        zh: "起始日的客户类型；首单晚于起始日者为 none。",
      },
      values: "segment_or_none",
    },
    to_segment: {
      ...shared.segment,
      label: {en: "To", zh: "现类型"},
      meaning: {en: "Segment on the later date.", zh: "结束日的客户类型。"},
    },
    move: {
      type: "VARCHAR",
      label: {en: "Move", zh: "变动"},
      meaning: {
        en: "What became of them between the dates, by the ranks of the segments and whether they bought.",
        zh: "两日之间的变动种类，按客户类型的位次及其间是否购买判定。",
      },
      values: "move",
    },
    customers: {...shared.customers, range: [1, 2147483647]},
    net_amount_before: {
      ...shared.netAmount,
      label: {en: "Net sales before", zh: "此前净销售额"},
      meaning: {
        en: "Net sales of these customers in the period that ends on the earlier date (see segment_dates); absent where the data begin later than it.",
        zh: "这些客户在截至起始日的期间（见 segment_dates）内的净销售额；数据晚于期间开始时缺失。",
      },
      absent: true,
    },
    net_amount: {
      ...shared.netAmount,
      label: {en: "Net sales after", zh: "其后净销售额"},
      meaning: {
        en: "Net sales of these customers in the equally long period that ends on the later date; absent where the data begin later than it.",
        zh: "这些客户在截至结束日的等长期间内的净销售额；数据晚于期间开始时缺失。",
      },
      absent: true,
    },
    from_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Earlier date", zh: "起始日"},
      meaning: {en: "The day from which moves are told.", zh: "变动的起始日。"},
    },
    to_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Later date", zh: "结束日"},
      meaning: {en: "The day up to which moves are told.", zh: "变动的结束日。"},
    },
  },
});

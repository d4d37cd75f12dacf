import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const segmentMoves = contract({
  name: "segment_moves",
  grain: {
    en: "One row per pair of segments, from the comparison date to the as-of date, with at least one customer.",
    zh: "每行一对客户类型（由对比日至截止日），至少有一位客户。",
  },
  key: ["from_segment", "to_segment"],
  format: "json",
  columns: {
    from_segment: {
      ...shared.segment,
      label: {en: "From", zh: "原类型"},
      meaning: {
        en: "Segment on the comparison date; 'none' for customers whose first order came later.",
        zh: "对比日的客户类型；首单晚于对比日者为 none。",
      },
      values: "segment_or_none",
    },
    to_segment: {...shared.segment, label: {en: "To", zh: "现类型"}},
    customers: {...shared.customers, range: [1, 2147483647]},
    net_amount: {
      ...shared.netAmount,
      meaning: {
        en: "Net sales of these customers after the comparison date.",
        zh: "这些客户在对比日之后的净销售额。",
      },
    },
    net_amount_before: {
      ...shared.netAmount,
      label: {en: "Net sales before", zh: "此前净销售额"},
      meaning: {
        en: "Net sales of these customers in the equally long period that ended on the comparison date.",
        zh: "这些客户在截至对比日的等长期间内的净销售额。",
      },
    },
  },
});

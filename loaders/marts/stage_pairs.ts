import {contract} from "../contract.js";
import * as shared from "./columns.js";

/** The columns of two month ends and who stood where. */
export const columns = {
  from_stage: {
    ...shared.stage,
    label: {en: "From", zh: "来自"},
    meaning: {
      en: "The stage at the end of the earlier month; 'none' for customers unknown until then.",
      zh: "较早月末所处的阶段；此前未知者为 none。",
    },
    values: "stage_or_none",
  },
  to_stage: {
    ...shared.stage,
    label: {en: "To", zh: "去向"},
    meaning: {
      en: "The stage at the end of the later month, or on the as-of date where that is not over.",
      zh: "较晚月末所处的阶段；该月未结束时为截止日的阶段。",
    },
  },
  customers: {...shared.customers, range: [1, 2147483647]},
  from_month: {
    ...shared.month,
    label: {en: "From month", zh: "起始月"},
    meaning: {en: "First day of the earlier month.", zh: "较早月份的第一天。"},
  },
  to_month: {
    ...shared.month,
    label: {en: "To month", zh: "结束月"},
    meaning: {en: "First day of the later month.", zh: "较晚月份的第一天。"},
  },
} as const;

export const stagePairs = contract({
  name: "stage_pairs",
  grain: {
    en: "One row per two month ends and pair of stages in which somebody stood at the one and at the other; of the last thirteen months, and the last one's two and three years before. All others are in stage_pairs_earlier.",
    zh: "每行两个月末与一对有客户先后所处的阶段；含最近十三个月，以及两年前与三年前的同月；其余见 stage_pairs_earlier。",
  },
  key: ["from_month", "to_month", "from_stage", "to_stage"],
  format: "json",
  columns,
});

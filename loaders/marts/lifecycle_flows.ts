import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const lifecycleFlows = contract({
  name: "lifecycle_flows",
  grain: {
    en: "One row per month and pair of different stages between which somebody moved.",
    zh: "每行一个月份与一对发生流动的不同阶段。",
  },
  key: ["month", "from_stage", "to_stage"],
  format: "json",
  columns: {
    from_stage: {
      ...shared.stage,
      label: {en: "From", zh: "来自"},
      meaning: {
        en: "The stage left; 'none' for customers unknown until then.",
        zh: "离开的阶段；此前未知者为 none。",
      },
      values: "stage_or_none",
    },
    to_stage: {...shared.stage, label: {en: "To", zh: "去向"}},
    customers: {...shared.customers, range: [1, 2147483647]},
    month: shared.month,
  },
});

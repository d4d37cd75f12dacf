import {contract} from "../contract.js";
import {columns} from "./stage_pairs.js";

export const stagePairsEarlier = contract({
  name: "stage_pairs_earlier",
  grain: {
    en: "One row per two month ends and pair of stages in which somebody stood at the one and at the other; of the last 60 months, except the two month ends that are in stage_pairs.",
    zh: "每行两个月末与一对有客户先后所处的阶段；含最近 60 个月，不含 stage_pairs 已有的月末组合。",
  },
  key: ["from_month", "to_month", "from_stage", "to_stage"],
  format: "parquet",
  columns,
});

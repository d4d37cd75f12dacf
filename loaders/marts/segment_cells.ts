import {contract} from "../contract.js";
import * as shared from "./columns.js";
import {score} from "./rfm.js";

export const segmentCells = contract({
  name: "segment_cells",
  grain: {
    en: "One row per combination of scores, all 125: the segment that the rules in force name.",
    zh: "每行一个得分组合，共 125 个：按现行规则所属的客户类型。",
  },
  key: ["recency_score", "frequency_score", "monetary_score"],
  format: "json",
  columns: {
    recency_score: score("Recency", "最近一次消费"),
    frequency_score: score("Frequency", "消费频率"),
    monetary_score: score("Monetary", "消费金额"),
    segment: shared.segment,
  },
});

import {contract} from "../contract.js";
import * as shared from "./columns.js";
import {score} from "./rfm.js";

/** What the page of a segment draws of all its buyers, however many its list holds. */
export const segmentGroups = contract({
  name: "segment_groups",
  grain: {
    en: "One row per segment, scores of recency and frequency, and lifecycle stage that any buyer has.",
    zh: "每行一个客户类型、最近消费与频率得分及生命周期阶段的组合，仅列有购买客户的组合。",
  },
  key: ["segment", "lifecycle_stage", "recency_score", "frequency_score"],
  format: "json",
  columns: {
    segment: shared.segment,
    lifecycle_stage: shared.stage,
    recency_score: score("Recency", "最近一次消费"),
    frequency_score: score("Frequency", "消费频率"),
    customers: shared.customers,
  },
});

import {contract} from "../contract.js";
import * as columns from "./survival-columns.js";

export const survival = contract({
  name: "survival",
  grain: {
    en: "One row per curve and day of waiting: the share of customers who have not ordered again yet (Kaplan–Meier).",
    zh: "每行一条曲线上等待的一天：尚未再次下单的客户占比（Kaplan–Meier）。",
  },
  key: ["family", "curve", "day"],
  format: "json",
  columns: {
    family: columns.family,
    curve: columns.curve,
    position: columns.position,
    day: {
      type: "INTEGER",
      label: {en: "Day", zh: "天"},
      meaning: {
        en: "Days since the purchase (segments: since the comparison date); every day up to 30, then every 30 days and every year, and in the first year every week.",
        zh: "距该次购买（客户类型：距对比日）的天数；30 天内逐日，其后每 30 天及每满一年，第一年内另逐周。",
      },
      unit: "days",
      range: [0, 40000],
    },
    at_risk: {
      type: "INTEGER",
      label: {en: "At risk", zh: "观察人数"},
      meaning: {
        en: "Purchases still waiting and observed just before this day.",
        zh: "该日之前仍在等待且仍在观察中的购买数。",
      },
      range: [0, 2147483647],
    },
    ordered: {
      type: "INTEGER",
      label: {en: "Ordered again", zh: "已再次下单"},
      meaning: {
        en: "Purchases followed by another one up to this day.",
        zh: "截至该日已有下一次购买的购买数。",
      },
      range: [0, 2147483647],
    },
    waiting_share: {
      type: "DOUBLE",
      label: {en: "Not yet again", zh: "尚未复购"},
      meaning: {
        en: "Share without a further order by the end of this day, those not observed that long accounted for.",
        zh: "至该日结束仍未再次下单的占比，已考虑观察期较短者。",
      },
      unit: "share",
      range: [0, 1],
    },
    waiting_share_low: {
      type: "DOUBLE",
      label: {en: "Not yet again: lower bound", zh: "尚未复购：下界"},
      meaning: {
        en: "Lower bound of the pointwise 90 % interval (log-log).",
        zh: "逐点 90% 区间（log-log）的下界。",
      },
      unit: "share",
      range: [0, 1],
    },
    waiting_share_high: {
      type: "DOUBLE",
      label: {en: "Not yet again: upper bound", zh: "尚未复购：上界"},
      meaning: {
        en: "Upper bound of the pointwise 90 % interval (log-log).",
        zh: "逐点 90% 区间（log-log）的上界。",
      },
      unit: "share",
      range: [0, 1],
    },
  },
});

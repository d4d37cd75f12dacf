import {contract} from "../contract.js";
import * as columns from "./survival-columns.js";

const days = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({
    type: "DOUBLE",
    label: {en, zh},
    meaning,
    unit: "days",
    range: [0, 40000],
    absent: true,
  }) as const;

export const survivalCurves = contract({
  name: "survival_curves",
  grain: {
    en: "One row per survival curve: its size, median and restricted mean.",
    zh: "每行一条生存曲线：规模、中位数与限制均值。",
  },
  key: ["family", "curve"],
  format: "json",
  columns: {
    family: columns.family,
    curve: columns.curve,
    position: columns.position,
    purchases: {
      type: "INTEGER",
      label: {en: "Purchases", zh: "购买数"},
      meaning: {en: "Purchases that the curve is made of.", zh: "构成曲线的购买数。"},
      range: [0, 2147483647],
    },
    ordered: {
      type: "INTEGER",
      label: {en: "Ordered again", zh: "已再次下单"},
      meaning: {
        en: "Those followed by another purchase so far.",
        zh: "至今已有下一次购买的购买数。",
      },
      range: [0, 2147483647],
    },
    median_days: days("Median", "中位数", {
      en: "Days after which half have ordered again; absent where fewer than half ever do.",
      zh: "半数已再次下单所需的天数；不足半数时缺失。",
    }),
    median_days_low: days("Median: lower bound", "中位数：下界", {
      en: "Lower bound of the 90 % interval of the median; absent where the curve does not reach.",
      zh: "中位数 90% 区间的下界；曲线未达到时缺失。",
    }),
    median_days_high: days("Median: upper bound", "中位数：上界", {
      en: "Upper bound of the 90 % interval of the median; absent where the curve does not reach.",
      zh: "中位数 90% 区间的上界；曲线未达到时缺失。",
    }),
    restricted_mean_days: days("Restricted mean", "限制均值", {
      en: "Mean days of waiting up to the limit, those who wait longer counted at the limit.",
      zh: "限期内的平均等待天数，更久者按限期计。",
    }),
    restricted_to_days: days("Limit", "限期", {
      en: "Limit of the restricted mean, the same for all curves of a family.",
      zh: "限制均值的限期，同组曲线一致。",
    }),
    difference_p_value: {
      type: "DOUBLE",
      label: {en: "p of the difference", zh: "差异的 p 值"},
      meaning: {
        en: "p-value of the log-rank test that all curves of the family are one; absent for a single curve.",
        zh: "检验同组曲线相同的对数秩检验 p 值；仅一条曲线时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
  },
});

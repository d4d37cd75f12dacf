import {contract} from "../contract.js";

const amount = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({type: "DOUBLE", label: {en, zh}, meaning, absent: true}) as const;

export const figures = contract({
  name: "figures",
  grain: {en: "One row per figure of the overview.", zh: "每行一个总览指标。"},
  key: ["figure"],
  format: "json",
  columns: {
    figure: {
      type: "VARCHAR",
      label: {en: "Figure", zh: "指标"},
      meaning: {en: "What is measured.", zh: "衡量内容。"},
      values: "figure",
    },
    unit: {
      type: "VARCHAR",
      label: {en: "Unit", zh: "单位"},
      meaning: {en: "How the values are read.", zh: "数值单位。"},
      values: ["customers", "orders", "money", "share"],
    },
    target_per: {
      type: "VARCHAR",
      label: {en: "Target set per", zh: "目标周期"},
      meaning: {
        en: "The period the target was set for: the figure's own, or a month, quarter or year that is spread evenly over its days; absent without a target.",
        zh: "目标所针对的期间：指标自身的期间，或按天平均分摊的月、季、年；未设目标时缺失。",
      },
      values: ["period", "month", "quarter", "year"],
      absent: true,
    },
    value: amount("Now", "本期", {
      en: "In the 90 days that end on the as-of date, or on that date for stocks; absent where the source cannot tell.",
      zh: "截至截止日的 90 天内（存量指标为截止日当天）；数据源无法给出时缺失。",
    }),
    previous_value: amount("Previous period", "上期", {
      en: "The same in the 90 days before; absent where the history does not reach.",
      zh: "前一个 90 天的同一指标；历史不足时缺失。",
    }),
    year_before_value: amount("A year before", "去年同期", {
      en: "The same 365 days earlier; absent where the history does not reach.",
      zh: "365 天前的同一指标；历史不足时缺失。",
    }),
    target_value: amount("Target", "目标", {
      en: "What the source's settings aim at, for the figure's own period; absent where they set none.",
      zh: "数据源设置的目标，按该指标自身的期间折算；未设目标时缺失。",
    }),
  },
});

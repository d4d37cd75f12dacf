import {contract} from "../contract.js";

export const salesDrivers = contract({
  name: "sales_drivers",
  grain: {
    en: "One row per base period, split of the change of net sales in 90 days against it, and part of the split; none for a base that the history does not reach, or without orders.",
    zh: "每行一个对比期间、一种拆分方式及其一个部分，说明 90 天净销售额变化的来源；历史未覆盖或没有订单的期间没有行。",
  },
  key: ["base", "position"],
  format: "json",
  columns: {
    base: {
      type: "VARCHAR",
      label: {en: "Against", zh: "对比期间"},
      meaning: {
        en: "The 90 days before, or the same 90 days 365 days earlier.",
        zh: "此前 90 天，或 365 天前的同一 90 天。",
      },
      values: ["previous", "year_before"],
    },
    split: {
      type: "VARCHAR",
      label: {en: "Split", zh: "拆分方式"},
      meaning: {
        en: "By factors, buyers × orders per buyer × average order, or by people, customers from before and new ones; the parts of either add up to the whole change.",
        zh: "按因素（购买客户数 × 人均订单数 × 客单价）或按人群（原有客户与新客户）；任一方式各部分之和等于全部变化。",
      },
      values: ["factors", "people"],
    },
    part: {
      type: "VARCHAR",
      label: {en: "Part", zh: "部分"},
      meaning: {en: "What contributes.", zh: "贡献来源。"},
      values: "sales_part",
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order of the parts.", zh: "各部分的次序。"},
      unit: "rank",
      range: [1, 7],
    },
    value: {
      type: "DOUBLE",
      label: {en: "Now", zh: "本期"},
      meaning: {
        en: "The part in the 90 days that end on the as-of date: a count, orders per buyer, or money.",
        zh: "截至截止日 90 天内该部分的数值：人数、人均订单数或金额。",
      },
    },
    value_before: {
      type: "DOUBLE",
      label: {en: "Before", zh: "对比期"},
      meaning: {en: "The same in the base period.", zh: "对比期间的同一数值。"},
    },
    amount: {
      type: "DOUBLE",
      label: {en: "Contribution", zh: "贡献金额"},
      meaning: {
        en: "Money by which it changed net sales: for factors the change of its logarithm times the logarithmic mean of the orders' money, so that nothing is left over.",
        zh: "该部分使净销售额变化的金额；各因素取其对数变化乘以订单金额的对数平均，因此没有余项。",
      },
      unit: "money",
    },
  },
});

import {contract} from "../contract.js";

const text = (en: string, zh: string) =>
  ({type: "VARCHAR", label: {en, zh}, meaning: {en: `${en}.`, zh: `${zh}。`}}) as const;

export const terms = contract({
  name: "terms",
  grain: {
    en: "One row per named value: segments, tiers, stages, quadrants, outcomes, reasons and other lists.",
    zh: "每行一个命名取值：客户类型、等级、阶段、象限、处理结果、原因等。",
  },
  key: ["kind", "position"],
  format: "json",
  columns: {
    kind: text("List to which the value belongs", "所属列表"),
    id: text("The value as it stands in the tables", "表中的取值"),
    label_en: text("Name in English", "英文名称"),
    label_zh: text("Name in Chinese", "中文名称"),
    meaning_en: text("Meaning in English", "英文释义"),
    meaning_zh: text("Meaning in Chinese", "中文释义"),
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Place in its list.", zh: "在列表中的次序。"},
      unit: "rank",
      range: [1, 999],
    },
  },
});

import {contract} from "../contract.js";

export const definitions = contract({
  name: "definitions",
  grain: {
    en: "One row per number that a definition in force uses.",
    zh: "每行一个现行定义所用的数值。",
  },
  key: ["definition"],
  format: "json",
  columns: {
    definition: {
      type: "VARCHAR",
      label: {en: "Definition", zh: "定义"},
      meaning: {en: "Which number.", zh: "数值名称。"},
      values: "definition",
    },
    value: {
      type: "DOUBLE",
      label: {en: "Value", zh: "数值"},
      meaning: {en: "The number in force.", zh: "现行数值。"},
    },
    unit: {
      type: "VARCHAR",
      label: {en: "Unit", zh: "单位"},
      meaning: {en: "Its unit.", zh: "单位。"},
      values: ["days", "months", "orders", "share", "customers", "cuts"],
    },
    origin: {
      type: "VARCHAR",
      label: {en: "Origin", zh: "来源"},
      meaning: {
        en: "data: read from this source's own gaps; set: given in source.yaml; default: the house's.",
        zh: "data：由本数据源的购买间隔得出；set：在 source.yaml 中指定；default：默认值。",
      },
      values: ["data", "set", "default"],
    },
  },
});

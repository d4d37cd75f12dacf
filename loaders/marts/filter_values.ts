import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const filterValues = contract({
  name: "filter_values",
  grain: {
    en: "One row per attribute by which pages filter customers and value that any of them has.",
    zh: "每行一个可用于筛选客户的属性与其一个取值。",
  },
  key: ["dimension", "position"],
  format: "json",
  columns: {
    dimension: {
      type: "VARCHAR",
      label: {en: "Attribute", zh: "属性"},
      meaning: {en: "By what customers are filtered.", zh: "用于筛选的属性。"},
      values: ["region", "channel", "category", "segment", "tier"],
    },
    value: {
      type: "VARCHAR",
      label: {en: "Value", zh: "取值"},
      meaning: {
        en: "The value as it stands in customers; 'none' for those without one.",
        zh: "客户表中的取值；无取值者为 none。",
      },
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {
        en: "By the definition where there is one, else the most frequent first; 'none' last.",
        zh: "有定义者按定义次序，否则按客户数由多到少；none 列末。",
      },
      unit: "rank",
      range: [1, 2147483647],
    },
    customers: {...shared.customers, range: [1, 2147483647]},
  },
});

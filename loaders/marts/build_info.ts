import {contract} from "../contract.js";

export const buildInfo = contract({
  name: "build_info",
  grain: {en: "One row per fact about the build.", zh: "每行一项构建信息。"},
  key: ["item"],
  format: "json",
  columns: {
    item: {
      type: "VARCHAR",
      label: {en: "Item", zh: "项目"},
      meaning: {en: "What is stated.", zh: "信息项。"},
      values: "build_item",
    },
    value: {
      type: "VARCHAR",
      label: {en: "Value", zh: "值"},
      meaning: {
        en: "Its value as text; absent when there is none.",
        zh: "其值（文本）；没有时缺失。",
      },
      absent: true,
    },
  },
});

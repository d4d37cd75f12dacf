import {contract} from "../contract.js";

const text = (en: string, zh: string) =>
  ({type: "VARCHAR", label: {en, zh}, meaning: {en: `${en}.`, zh: `${zh}。`}}) as const;

export const dictionary = contract({
  name: "dictionary",
  grain: {en: "One row per published column.", zh: "每行一个已发布的列。"},
  key: ["mart", "position"],
  format: "json",
  columns: {
    mart: text("Published table", "已发布的表"),
    column_name: text("Column name", "列名"),
    type: text("Type", "类型"),
    unit: {...text("Unit", "单位"), absent: true},
    label_en: text("Label in English", "英文名称"),
    label_zh: text("Label in Chinese", "中文名称"),
    meaning_en: text("Meaning in English", "英文释义"),
    meaning_zh: text("Meaning in Chinese", "中文释义"),
    grain_en: text("Grain of the table in English", "表粒度（英文）"),
    grain_zh: text("Grain of the table in Chinese", "表粒度（中文）"),
    lowest: {
      type: "DOUBLE",
      label: {en: "Lowest", zh: "最小值"},
      meaning: {
        en: "Least value allowed; absent when not bounded.",
        zh: "允许的最小值；无下界时缺失。",
      },
      absent: true,
    },
    highest: {
      type: "DOUBLE",
      label: {en: "Highest", zh: "最大值"},
      meaning: {
        en: "Greatest value allowed; absent when not bounded.",
        zh: "允许的最大值；无上界时缺失。",
      },
      absent: true,
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Place of the column in its table.", zh: "列在表中的位置。"},
      range: [1, 999],
    },
    may_be_absent: {
      type: "BOOLEAN",
      label: {en: "May be absent", zh: "可缺失"},
      meaning: {en: "True when a value may be absent.", zh: "允许缺失时为真。"},
    },
  },
});

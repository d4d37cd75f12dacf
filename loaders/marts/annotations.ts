import {contract} from "../contract.js";

export const annotations = contract({
  name: "annotations",
  grain: {
    en: "One row per event of the source up to the as-of date, to be marked on the time axes.",
    zh: "每行一个截至截止日的事件，标注于时间轴。",
  },
  key: ["position"],
  format: "json",
  columns: {
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order in time; on one day by the text.", zh: "按日期排列的次序；同日按文字。"},
      unit: "rank",
      range: [1, 2147483647],
    },
    text_en: {
      type: "VARCHAR",
      label: {en: "Event (English)", zh: "事件（英文）"},
      meaning: {
        en: "What happened, as the source says it, cut after 160 characters; in Chinese where the source has nothing else.",
        zh: "数据源所述事件，超过 160 个字符则截断；没有其他文字时用中文。",
      },
    },
    text_zh: {
      type: "VARCHAR",
      label: {en: "Event (Chinese)", zh: "事件（中文）"},
      meaning: {
        en: "What happened, as the source says it, cut after 80 characters; in English where the source has nothing else.",
        zh: "数据源所述事件，超过 80 个字则截断；没有其他文字时用英文。",
      },
    },
    annotation_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Day", zh: "日期"},
      meaning: {en: "The day it happened or began.", zh: "发生或开始的日期。"},
    },
  },
});

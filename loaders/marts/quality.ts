import {contract} from "../contract.js";

export const quality = contract({
  name: "quality",
  grain: {
    en: "One row per canonical table and outcome of its rows; outcomes add up to what came in.",
    zh: "每行一张标准表与一种处理结果；各结果之和等于输入。",
  },
  key: ["table_position", "position"],
  format: "json",
  columns: {
    table_name: {
      type: "VARCHAR",
      label: {en: "Table", zh: "数据表"},
      meaning: {en: "Canonical table.", zh: "标准表。"},
      values: "table",
    },
    outcome: {
      type: "VARCHAR",
      label: {en: "Outcome", zh: "处理结果"},
      meaning: {en: "What became of the rows.", zh: "行的去向。"},
      values: "outcome",
    },
    table_position: {
      type: "INTEGER",
      label: {en: "Table position", zh: "表次序"},
      meaning: {en: "Order in which tables are read.", zh: "读取次序。"},
      range: [1, 99],
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "0 is what came in; the outcomes follow.", zh: "0 为输入，其后为各结果。"},
      range: [0, 99],
    },
    rows: {
      type: "INTEGER",
      label: {en: "Rows", zh: "行数"},
      meaning: {en: "Rows with this outcome.", zh: "该结果的行数。"},
      unit: "rows",
      range: [0, 2147483647],
    },
    rows_share: {
      type: "DOUBLE",
      label: {en: "Share of rows", zh: "行占比"},
      meaning: {
        en: "Of the rows that came in; absent for an empty table.",
        zh: "占输入行的比例；空表缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    net_amount: {
      type: "DOUBLE",
      label: {en: "Money", zh: "金额"},
      meaning: {
        en: "Net amount of the rows, as far as it can be read; absent for tables without money.",
        zh: "这些行的净额（可读部分）；无金额的表缺失。",
      },
      unit: "money",
      absent: true,
    },
  },
});

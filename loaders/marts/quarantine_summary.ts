import {contract} from "../contract.js";

export const quarantineSummary = contract({
  name: "quarantine_summary",
  grain: {
    en: "One row per table, column and reason for which rows were quarantined.",
    zh: "每行一张表、一列与一个隔离原因。",
  },
  key: ["table_name", "column_name", "reason"],
  format: "json",
  columns: {
    table_name: {
      type: "VARCHAR",
      label: {en: "Table", zh: "数据表"},
      meaning: {en: "Canonical table.", zh: "标准表。"},
      values: "table",
    },
    column_name: {
      type: "VARCHAR",
      label: {en: "Column", zh: "列"},
      meaning: {en: "Column at fault.", zh: "出错的列。"},
      values: "source_column",
    },
    reason: {
      type: "VARCHAR",
      label: {en: "Reason", zh: "原因"},
      meaning: {en: "Why the rows were set aside.", zh: "隔离原因。"},
      values: "reason",
    },
    rows: {
      type: "INTEGER",
      label: {en: "Rows", zh: "行数"},
      meaning: {
        en: "Rows with this fault; a row with two faults counts under each.",
        zh: "有此问题的行数；一行有两个问题则各计一次。",
      },
      unit: "rows",
      range: [1, 2147483647],
    },
    net_amount: {
      type: "DOUBLE",
      label: {en: "Money", zh: "金额"},
      meaning: {
        en: "Net amount of these rows as far as it can be read; absent for tables without money.",
        zh: "这些行的净额（可读部分）；无金额的表缺失。",
      },
      unit: "money",
      absent: true,
    },
  },
});

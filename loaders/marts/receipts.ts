import {contract} from "../contract.js";

export const receipts = contract({
  name: "receipts",
  grain: {
    en: "One row per step of the computation, published tables among them.",
    zh: "每行一个计算步骤，已发布的表也在其中。",
  },
  key: ["step"],
  format: "json",
  columns: {
    step: {
      type: "VARCHAR",
      label: {en: "Step", zh: "步骤"},
      meaning: {
        en: "The table that the step makes; those of schema marts are published.",
        zh: "该步骤生成的表；模式 marts 中的表会发布。",
      },
    },
    file: {
      type: "VARCHAR",
      label: {en: "File", zh: "文件"},
      meaning: {
        en: "The file that computes it; absent where the SQL is written for the columns of the source.",
        zh: "计算该步骤的文件；SQL 按数据源的列生成时缺失。",
      },
      absent: true,
    },
    sql: {
      type: "VARCHAR",
      label: {en: "SQL", zh: "SQL"},
      meaning: {
        en: "The statement that ran; for steps in code, what selects their inputs.",
        zh: "所执行的语句；由代码计算的步骤，则为选取其输入的语句。",
      },
    },
    reads: {
      type: "VARCHAR",
      label: {en: "Reads", zh: "读取"},
      meaning: {
        en: "The tables that it reads, with commas between; absent where it reads none.",
        zh: "所读取的表，以逗号分隔；不读取任何表时缺失。",
      },
      absent: true,
    },
    variables: {
      type: "VARCHAR",
      label: {en: "Parameters", zh: "参数"},
      meaning: {
        en: "The settings and dates it uses with their values as SQL, one a line, secret values left out; absent where it uses none.",
        zh: "所用的设置与日期及其值（SQL 写法），每行一个，保密的值不列出；未使用时缺失。",
      },
      absent: true,
    },
    fingerprint: {
      type: "VARCHAR",
      label: {en: "Fingerprint", zh: "指纹"},
      meaning: {
        en: "Hash of how it is made: statement or code, parameters, engine, and the same of all that it reads; the source's data are left out.",
        zh: "生成方式的哈希：语句或代码、参数、引擎，以及所读取各步骤的同一哈希；不含数据源的数据。",
      },
    },
    rows: {
      type: "INTEGER",
      label: {en: "Rows", zh: "行数"},
      meaning: {
        en: "Rows of the result; absent for views, which are computed where they are read.",
        zh: "结果的行数；视图在读取处计算，故缺失。",
      },
      unit: "rows",
      range: [0, 2_000_000_000],
      absent: true,
    },
  },
});

import {element} from "../page/element.js";
import {number, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Book} from "./quality-books.js";
import {dataTable} from "../figures/table.js";
import {sourceTableName} from "./source-tables.js";
import type {Voice} from "../words/voice.js";

const words = {
  table: {en: "Table", zh: "数据表"},
  read: {en: "Came in", zh: "输入"},
  used: {en: "Used", zh: "采用"},
  byRule: {en: "Not counted by rule", zh: "按规则不计"},
  duplicates: {en: "Exact copies", zh: "完全重复"},
  quarantined: {en: "Faulty, set aside", zh: "因错误隔离"},
  check: {en: "Adds up", zh: "是否相符"},
  yes: {en: "yes, exactly", zh: "是，完全相符"},
  no: {en: "NO", zh: "否"},
  rows: {
    en: "In rows; what came in is the sum of what stands to its right",
    zh: "单位：行；输入等于其右各列之和",
  },
  outcome: {en: "Outcome", zh: "处理结果"},
  count: {en: "Rows", zh: "行数"},
  share: {en: "Share of rows", zh: "行占比"},
  money: {en: "Money", zh: "金额"},
  sum: {en: "Sum of the outcomes", zh: "各结果之和"},
  meaning: {en: "Meaning", zh: "含义"},
  column: {en: "Column", zh: "列"},
  reason: {en: "Reason", zh: "原因"},
  noFaults: {
    en: "No row was set aside: nothing was malformed, missing or contradictory.",
    zh: "没有行被隔离：没有格式错误、缺失或矛盾的数据。",
  },
};

/** Returns one line per table: what came in and what became of it, adding up from left to right. */
export function booksTable(books: readonly Book[], {language}: Voice): HTMLElement {
  return dataTable(books, {
    language,
    stacks: true,
    file: "reconciliation",
    caption: words.rows[language],
    columns: [
      {head: words.table[language], value: ({table}) => sourceTableName(table, language)},
      {head: words.read[language], value: ({read}) => read},
      {head: `= ${words.used[language]}`, value: (book) => book.used},
      {head: `+ ${words.byRule[language]}`, value: (book) => book.byRule},
      {head: `+ ${words.duplicates[language]}`, value: (book) => book.duplicates},
      {head: `+ ${words.quarantined[language]}`, value: (book) => book.quarantined},
      {
        head: words.check[language],
        value: ({addsUp}) => words[addsUp ? "yes" : "no"][language],
      },
    ],
  });
}

interface OutcomeLine {
  readonly name: string;
  readonly meaning: string;
  readonly rows: number;
  readonly share: number | null;
  readonly amount: number | null;
  readonly isTotal: boolean;
}

/** Returns one table's outcomes in rows and money, with their sum and what came in below each other. */
export function outcomesTable(book: Book, {language, terms, money}: Voice): HTMLElement {
  const lines: OutcomeLine[] = book.outcomes.map((row) => ({
    name: terms.label("outcome", row.outcome),
    meaning: terms.meaning("outcome", row.outcome),
    rows: row.rows,
    share: row.rows_share,
    amount: row.net_amount,
    isTotal: false,
  }));
  const sum = book.outcomes.reduce((total, {rows}) => total + rows, 0);
  const total = (name: string, rows: number, amount: number | null): OutcomeLine => ({
    name,
    meaning: "",
    rows,
    share: book.read === 0 ? null : rows / book.read,
    amount,
    isTotal: true,
  });
  lines.push(total(words.sum[language], sum, book.moneySum));
  lines.push(total(words.read[language], book.read, book.moneyRead));
  return dataTable(lines, {
    language,
    stacks: true,
    file: `outcomes-${book.table}`,
    pageSize: lines.length,
    isTotal: ({isTotal}) => isTotal,
    caption: sourceTableName(book.table, language),
    columns: [
      {head: words.outcome[language], value: ({name}) => name},
      {head: words.count[language], value: ({rows}) => rows},
      {
        head: words.share[language],
        value: ({share}) => share,
        show: ({share}) => percentFixed(share, language, 2),
        kind: "number",
      },
      {
        head: words.money[language],
        unit: money.unit,
        value: ({amount}) => amount,
        show: ({amount}) => money.exact(amount),
        kind: "number",
      },
      {
        head: words.meaning[language],
        value: ({meaning}) => meaning,
        show: ({meaning}) => meaning,
        kind: "long",
      },
    ],
  });
}

/** Returns the reasons for which rows were set aside, the most frequent first. */
export function reasonsTable(
  reasons: Marts["quarantine_summary"],
  {language, terms, money}: Voice,
): HTMLElement {
  if (reasons.length === 0) return element("p", {}, words.noFaults[language]);
  return dataTable(reasons, {
    language,
    stacks: true,
    file: "quarantine",
    sortBy: 3,
    descending: true,
    columns: [
      {head: words.table[language], value: (row) => sourceTableName(row.table_name, language)},
      {
        head: words.column[language],
        value: (row) => row.column_name,
        show: (row) => element("code", {}, row.column_name),
      },
      {
        head: words.reason[language],
        value: (row) => terms.label("reason", row.reason),
        kind: "long",
      },
      {
        head: words.count[language],
        value: (row) => row.rows,
        show: (row) => number(row.rows, language),
      },
      {
        head: words.money[language],
        unit: money.unit,
        value: (row) => row.net_amount,
        show: (row) => money.exact(row.net_amount),
        kind: "number",
      },
    ],
  });
}

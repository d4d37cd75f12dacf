import {element} from "../page/element.js";
import {number, percentFixed} from "../words/format.js";
import {triedName} from "./laboratory-errors.js";
import type {Sense, Tried} from "./laboratory-errors.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  definition: {en: "Definition", zh: "判定方法"},
  judged: {en: "Judged", zh: "受检人次"},
  gone: {en: "Gone", zh: "实际流失"},
  called: {en: "Called gone", zh: "判定流失"},
  right: {en: "Right alarms", zh: "正确预警"},
  falsely: {en: "False alarms", zh: "误报"},
  missed: {en: "Missed", zh: "漏报"},
  precision: {en: "Right, of those called", zh: "判定者中正确"},
  sensitivity: {en: "Caught, of the gone", zh: "流失者中判出"},
  falseRate: {en: "False alarm, of those who ordered", zh: "下单者中误报"},
  warning: {en: "Sooner than in force", zh: "较现行定义提前"},
  days: {en: "days", zh: "天"},
  rightMoney: {en: "Money of right alarms", zh: "正确预警金额"},
  falseMoney: {en: "Money of false alarms", zh: "误报金额"},
  missedMoney: {en: "Money missed", zh: "漏报金额"},
  force: {en: "In force", zh: "是否现行"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
};

/**
 * Returns the columns of the laboratory's table in one sense: what is judged in it stands in the table, everything
 * else that is known of each definition in the download.
 */
export function laboratoryColumns(sense: Sense, voice: Voice): TableColumn<Tried>[] {
  const {language, money} = voice;
  const count = (
    word: keyof typeof words,
    value: (row: Tried) => number | null,
    unit?: string,
  ): TableColumn<Tried> => ({
    head: words[word][language],
    unit,
    kind: "number",
    value,
    show: (row) => number(value(row), language, 1),
  });
  const share = (
    word: keyof typeof words,
    value: (row: Tried) => number | null,
  ): TableColumn<Tried> => ({
    head: words[word][language],
    kind: "number",
    value,
    show: (row) => percentFixed(value(row), language),
  });
  const amount = (word: keyof typeof words, value: (row: Tried) => number): TableColumn<Tried> => ({
    head: words[word][language],
    unit: money.unit,
    kind: "number",
    value,
    show: (row) => money.exact(value(row)),
  });
  const only = (told: Sense, column: TableColumn<Tried>): TableColumn<Tried> =>
    told === sense ? column : {...column, isInFileOnly: true};
  const inFile = (column: TableColumn<Tried>): TableColumn<Tried> => ({
    ...column,
    isInFileOnly: true,
  });
  return [
    {
      head: words.definition[language],
      kind: "text",
      value: (row) => triedName(row, voice),
      show: (row) => element("span", {class: "named"}, triedName(row, voice)),
    },
    // The same for all definitions.
    inFile(count("judged", (row) => row.customers)),
    inFile(count("gone", (row) => row.gone)),
    count("called", (row) => row.called),
    only(
      "customers",
      count("right", (row) => row.right_alarms),
    ),
    only(
      "customers",
      count("falsely", (row) => row.false_alarms),
    ),
    only(
      "customers",
      count("missed", (row) => row.missed),
    ),
    only(
      "customers",
      share("precision", (row) => row.precision_share),
    ),
    only(
      "customers",
      share("sensitivity", (row) => row.sensitivity_share),
    ),
    only(
      "customers",
      share("falseRate", (row) => row.false_alarm_share),
    ),
    count("warning", (row) => row.warning_days, words.days[language]),
    only(
      "money",
      amount("rightMoney", (row) => row.right_amount),
    ),
    only(
      "money",
      amount("falseMoney", (row) => row.false_amount),
    ),
    only(
      "money",
      amount("missedMoney", (row) => row.missed_amount),
    ),
    inFile({
      head: words.force[language],
      kind: "text",
      value: (row) => words[row.is_in_force ? "yes" : "no"][language],
    }),
  ];
}

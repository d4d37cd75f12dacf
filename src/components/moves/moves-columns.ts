import {gainOf} from "./moves-between.js";
import type {Move} from "./moves-between.js";
import {isoDay} from "../words/dates.js";
import type {MovesSpan} from "./moves-sentences.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  from: {en: "From", zh: "原类型"},
  to: {en: "To", zh: "现类型"},
  customers: {en: "Customers", zh: "客户数"},
  change: {en: "Change", zh: "变化"},
};

/** Returns the head of a column of money: net sales in the period that ends on a date. */
export function periodHead(months: number, date: Date, {language}: Voice): string {
  return language === "zh"
    ? `截至 ${isoDay(date)} 的 ${months} 个月净销售额`
    : `Net sales, ${months} ${months === 1 ? "month" : "months"} to ${isoDay(date)}`;
}

/** Returns the columns in which moves between segments are listed, money before and after among them. */
export function moveColumns(span: MovesSpan, voice: Voice): TableColumn<Move>[] {
  const {language, terms} = voice;
  return [
    {
      head: words.from[language],
      value: (move) => terms.label("segment_or_none", move.from_segment),
    },
    {head: words.to[language], value: (move) => terms.label("segment", move.to_segment)},
    {head: words.customers[language], value: (move) => move.customers},
    ...moneyColumns<Move>(span, voice),
  ];
}

/** Returns the columns of money before and after a move, and of the change. */
export function moneyColumns<M extends Pick<Move, "net_amount" | "net_amount_before">>(
  {from, to, months}: MovesSpan,
  voice: Voice,
): TableColumn<M>[] {
  const {language, money} = voice;
  const amount = (head: string, value: (move: M) => number | null): TableColumn<M> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (move) => money.exact(value(move)),
  });
  return [
    amount(periodHead(months, from, voice), (move) => move.net_amount_before),
    amount(periodHead(months, to, voice), (move) => move.net_amount),
    amount(words.change[language], gainOf),
  ];
}

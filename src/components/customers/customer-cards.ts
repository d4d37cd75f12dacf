import type {Card} from "../figures/cards.js";
import type {CustomerRecord} from "./customer-file.js";
import {isoDay} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import {moneyRange} from "../words/money-range.js";
import type {Voice} from "../words/voice.js";

const words = {
  sales: {en: "Net sales", zh: "净销售额"},
  year: {en: "in the last 12 months", zh: "近 12 个月"},
  orders: {en: "Orders", zh: "订单数"},
  last: {en: "the last one", zh: "最近一单"},
  average: {en: "Average order", zh: "客单价"},
  before: {en: "before returns", zh: "未减退货"},
  after: {en: "after returns", zh: "减去退货后"},
  margin: {en: "Margin", zh: "毛利"},
  clv: {en: "CLV", zh: "客户生命周期价值"},
  range: {en: "nine of ten like this one", zh: "十位同类客户中有九位"},
  alive: {en: "Probability active", zh: "活跃概率"},
};

/** Returns the key figures of one customer; those that nobody can tell are left out. */
export function customerCards(
  {customers, clv}: CustomerRecord,
  {isAliveTold}: {isAliveTold: boolean},
  voice: Voice,
): Card[] {
  const {language, money, terms} = voice;
  const customer = customers[0];
  const future = clv[0];
  if (!customer) return [];
  const cards: Card[] = [
    {
      label: words.sales[language],
      value: money.short(customer.net_amount),
      marts: ["customers"],
      changes: [
        {text: money.short(customer.trailing_year_net_amount), label: words.year[language]},
      ],
    },
    {
      label: words.orders[language],
      value: number(customer.order_count, language),
      marts: ["customers"],
      changes: customer.last_order_date
        ? [{text: isoDay(customer.last_order_date), label: words.last[language]}]
        : [],
    },
  ];
  if (customer.average_order_amount !== null) {
    const before = money.short(customer.average_order_amount);
    const after = money.short(customer.net_amount / customer.order_count);
    cards.push({
      label: words.average[language],
      value: before,
      marts: ["customers"],
      changes: [
        {text: "", label: words.before[language]},
        ...(after === before ? [] : [{text: after, label: words.after[language]}]),
      ],
    });
  }
  if (customer.margin_amount !== null) {
    cards.push({
      label: words.margin[language],
      value: money.short(customer.margin_amount),
      marts: ["customers"],
    });
  }
  if (future && future.clv_amount !== null) {
    const {clv_amount_low: low, clv_amount_high: high} = future;
    const to = money.short(high);
    const from = money.short(low);
    const range =
      from === to ? to : language === "zh" ? moneyRange(low, high, money) : `${from}–${to}`;
    cards.push({
      label: words.clv[language],
      value: money.short(future.clv_amount),
      marts: ["clv", "clv_parameters"],
      changes: low === null || high === null ? [] : [{text: range, label: words.range[language]}],
    });
  }
  if (isAliveTold && customer.alive_probability !== null) {
    cards.push({
      label: words.alive[language],
      value: percent(customer.alive_probability, language, 0),
      marts: ["customers", "clv_parameters"],
      changes: customer.churn_risk
        ? [{text: terms.label("churn_risk", customer.churn_risk), label: ""}]
        : [],
    });
  }
  return cards;
}

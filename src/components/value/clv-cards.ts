import {cards} from "../figures/cards.js";
import type {Card} from "../figures/cards.js";
import {allBuyers, clvMonths} from "./clv-answer.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

const words = {
  worth: {en: "CLV of all buyers", zh: "全部客户 CLV"},
  each: {en: "CLV per customer", zh: "人均 CLV"},
  median: {en: "median", zh: "中位数"},
  alive: {en: "Expected active", zh: "预期活跃"},
  ofBuyers: {en: "of buyers", zh: "占购买客户"},
  quarter: {en: "Orders, 90 days", zh: "未来 90 天订单"},
  year: {en: "in 365 days", zh: "未来 365 天"},
  risk: {en: "Money at risk", zh: "风险金额"},
  riskMeaning: {
    en: "What customers who may have left would be worth if they were surely active.",
    zh: "可能已离开的客户若确定仍活跃所具有的价值。",
  },
};

/** Returns the key figures of the future; null where no model is trusted. */
export function clvCards(
  rows: Marts["clv_groups"],
  definitions: Marts["definitions"],
  {language, money}: Voice,
): HTMLElement | null {
  const all = allBuyers(rows);
  if (!all || all.customers === 0) return null;
  const span = clvMonths(definitions);
  const rate = definitions.find(({definition}) => definition === "clv_discount_rate")?.value;
  const items: Card[] = [
    {
      label: words.worth[language],
      value: money.short(all.clv_amount),
      changes:
        span === null || rate === undefined || rate === null
          ? []
          : [
              {
                text: language === "zh" ? `${span} 个月` : `${span} months`,
                label:
                  language === "zh"
                    ? `年折现率 ${percent(rate, language)}`
                    : `discounted at ${percent(rate, language)} a year`,
              },
            ],
    },
    {
      label: words.each[language],
      value: money.short(all.clv_per_customer),
      changes: [{text: money.short(all.clv_median), label: words.median[language]}],
    },
    ...(all.alive_customers === null
      ? []
      : [
          {
            label: words.alive[language],
            value: number(all.alive_customers, language),
            changes: [
              {
                text: percent(all.alive_customers / all.customers, language, 0),
                label: words.ofBuyers[language],
              },
            ],
          },
        ]),
    {
      label: words.quarter[language],
      value: number(all.expected_orders_90_days, language),
      changes: [
        {text: number(all.expected_orders_365_days, language), label: words.year[language]},
      ],
    },
    ...(all.amount_at_risk === null
      ? []
      : [
          {
            label: words.risk[language],
            value: money.short(all.amount_at_risk),
            meaning: words.riskMeaning[language],
          },
        ]),
  ];
  return cards(
    items.map((item) => ({...item, marts: ["clv_groups", "clv_parameters"]})),
    {language},
  );
}

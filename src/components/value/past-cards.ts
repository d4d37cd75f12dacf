import {cards} from "../figures/cards.js";
import type {Card} from "../figures/cards.js";
import type {Marts} from "../marts/marts.js";
import {number, percent} from "../words/format.js";
import type {Voice} from "../words/voice.js";
import {agesTold, percentileMaking} from "./value-sentences.js";

const words = {
  all: {en: "Net sales so far", zh: "至今净销售额"},
  buyers: {en: "buyers", zh: "位购买客户"},
  buyer: {en: "buyer", zh: "位购买客户"},
  each: {en: "Net sales per buyer", zh: "人均净销售额"},
  ofBuyers: {en: "of buyers", zh: "占购买客户"},
  first: {en: "In the first month", zh: "首单当月人均"},
};

/**
 * Returns the key figures of the past, which are known without a model: what buyers have brought, in all and each,
 * how few make most of it, and how soon; null of nobody, or where net sales are not above zero.
 */
export function pastCards(
  {concentration, value_by_age: ages}: Pick<Marts, "concentration" | "value_by_age">,
  {language, money}: Voice,
): HTMLElement | null {
  const all = concentration.at(-1);
  if (!all || all.customers === 0 || !(all.cumulative_net_amount > 0)) return null;
  const count = number(all.customers, language);
  const most = all.customers < 2 ? null : percentileMaking(concentration, 0.8);
  const told = agesTold(ages);
  const made = most && percent(most.made, language);
  const items: (Card | null)[] = [
    {
      label: words.all[language],
      value: money.short(all.cumulative_net_amount),
      changes: [{text: count, label: words[all.customers === 1 ? "buyer" : "buyers"][language]}],
      marts: ["concentration"],
    },
    {
      label: words.each[language],
      value: money.short(all.cumulative_net_amount / all.customers),
      marts: ["concentration"],
    },
    most && {
      label: language === "zh" ? `贡献其中 ${made} 的客户` : `Buyers who make ${made} of it`,
      value: number(most.row.customers, language),
      changes: [{text: percent(most.people, language), label: words.ofBuyers[language]}],
      marts: ["concentration"],
    },
    told && {
      label: words.first[language],
      value: money.short(told.first.cumulative_net_amount_per_customer),
      changes: [
        {
          text: money.short(told.last.cumulative_net_amount_per_customer),
          label: language === "zh" ? `${told.span} 个月内累计` : `within ${told.span} months`,
        },
      ],
      marts: ["value_by_age"],
    },
  ];
  return cards(
    items.filter((item) => item !== null),
    {language},
  );
}

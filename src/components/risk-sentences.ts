import {month} from "./dates.js";
import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

/** How many customers are past their own rhythm, and the money that stays away if they do. */
export function overdueSentence(rows: Marts["overdue"], {language, money}: Voice): string | null {
  if (rows.length === 0) return null;
  const stake = rows.reduce((sum, row) => sum + row.net_amount_at_stake, 0);
  if (!(stake > 0)) return null;
  const count = number(rows.length, language);
  return language === "zh"
    ? `${count} 位客户已超出自身的购买节奏；他们近十二个月的净销售额为 ${money.short(stake)}。`
    : `${count} ${rows.length === 1 ? "customer is" : "customers are"} past their own rhythm; net sales of ${money.short(stake)} in the last twelve months are at stake.`;
}

/** Where to begin: the overdue customers of the highest tier that has any. */
export function startSentence(rows: Marts["overdue"], voice: Voice): string | null {
  const {language, money, terms} = voice;
  const tier = terms.ids("tier").find((id) => rows.some((row) => row.tier === id));
  if (tier === undefined) return null;
  const first = rows.filter((row) => row.tier === tier);
  const stake = first.reduce((sum, row) => sum + row.net_amount_at_stake, 0);
  if (!(stake > 0)) return null;
  const count = number(first.length, language);
  const name = terms.label("tier", tier);
  return language === "zh"
    ? `先联系逾期的 ${count} 位${name}客户：其中涉及金额 ${money.short(stake)}。`
    : `Contact the ${first.length === 1 ? "one" : count} overdue ${name.toLowerCase()} ${first.length === 1 ? "customer" : "customers"} first: they stand for ${money.short(stake)} of it.`;
}

/** Churn and return in the last whole month. */
export function churnSentence(rows: Marts["churn_rates"], {language}: Voice): string | null {
  const last = rows.filter((row) => row.is_complete).at(-1);
  if (!last || last.churn_rate === null) return null;
  const when = month(last.month, language);
  const rate = percent(last.churn_rate, language);
  const left = number(last.churned, language);
  const back = number(last.reactivated, language);
  if (language === "zh") {
    const gone = last.churned === 0 ? "没有客户流失" : `流失 ${left} 位客户，流失率 ${rate}`;
    return `${when}${gone}；${last.reactivated === 0 ? "没有" : `${back} 位`}流失客户回流。`;
  }
  const gone =
    last.churned === 0
      ? `Nobody churned in ${when}`
      : `${left} ${last.churned === 1 ? "customer" : "customers"} (${rate}) churned in ${when}`;
  return `${gone}; ${last.reactivated === 0 ? "nobody" : back} who had churned came back.`;
}

import {fixed, number} from "../words/format.js";
import type {BuyerTables} from "../marts/buyers.js";
import type {Voice} from "../words/voice.js";

/** What one dot of the importance × value matrix says: who, both ranks, and what they are made of. */
export function dotSentence(
  row: BuyerTables["customer_matrix"][number],
  {language, money, terms}: Voice,
): string {
  const name = terms.label("quadrant", row.quadrant);
  const [importance, value] = [fixed(row.importance, language, 2), fixed(row.value, language, 2)];
  const all = money.short(row.net_amount);
  const year = money.short(row.trailing_year_net_amount);
  const orders = number(row.trailing_year_orders, language);
  const referred = row.referred_customers ?? 0;
  if (language === "zh") {
    const extras = [
      referred > 0 && `推荐 ${number(referred, language)} 人`,
      row.is_strategic === true && "战略客户",
    ].filter((text) => text !== false);
    return `${row.customer_key}：${name}；重要性 ${importance}，价值 ${value}；净销售额 ${all}，近 12 个月 ${year}（${orders} 单）${extras.map((text) => `；${text}`).join("")}。`;
  }
  const extras = [
    referred > 0 && `referred ${number(referred, language)}`,
    row.is_strategic === true && "strategic account",
  ].filter((text) => text !== false);
  return `${row.customer_key}: ${name}; importance ${importance}, value ${value}; net sales of ${all}, ${year} in the last twelve months (${orders} ${row.trailing_year_orders === 1 ? "order" : "orders"})${extras.map((text) => `; ${text}`).join("")}.`;
}

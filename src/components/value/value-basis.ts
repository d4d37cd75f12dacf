import type {Facts} from "../words/facts.js";
import type {Bilingual} from "../words/language.js";

const words: Readonly<Record<Facts["ratingBasis"], Bilingual>> = {
  predicted_profit: {en: "predicted profit", zh: "预测利润"},
  margin: {en: "margin in the last 12 months", zh: "近 12 个月毛利"},
  net_sales: {en: "net sales in the last 12 months", zh: "近 12 个月净销售额"},
};

/** Returns what customers are rated by, in words that can stand within a sentence. */
export function ratingWords({ratingBasis}: Facts): Bilingual {
  return words[ratingBasis];
}

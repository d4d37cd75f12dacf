import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

/** What became of one model: an entry of `clv_parameters` without its parameters. */
export interface TriedModel {
  readonly model: string;
  /** Why it is not trusted, or not the one published; ids of terms. */
  readonly doubts: readonly string[];
  readonly customers: number;
  readonly isTrusted: boolean;
  readonly isChosen: boolean;
}

const spending = "gamma_gamma";

/** Returns the models that were tried, each once, in the order of the mart. */
export function triedModels(rows: Marts["clv_parameters"]): TriedModel[] {
  const found = new Map<string, TriedModel>();
  for (const row of rows) {
    if (found.has(row.model)) continue;
    found.set(row.model, {
      model: row.model,
      doubts: row.why?.split(",").map((id) => id.trim()) ?? [],
      customers: row.customers,
      isTrusted: row.is_trusted,
      isChosen: row.is_chosen,
    });
  }
  return [...found.values()];
}

/** Returns the models of purchases that were tried. */
export function purchaseModels(rows: Marts["clv_parameters"]): TriedModel[] {
  return triedModels(rows).filter(({model}) => model !== spending);
}

/** Returns the model of purchases that is published; undefined where none is trusted. */
export function publishedModel(rows: Marts["clv_parameters"]): TriedModel | undefined {
  return purchaseModels(rows).find(({isChosen}) => isChosen);
}

/** Returns the model of spend per order; undefined where it was not tried. */
export function spendingModel(rows: Marts["clv_parameters"]): TriedModel | undefined {
  return triedModels(rows).find(({model}) => model === spending);
}

/** Returns a model's name; in Chinese the word for model stands behind it. */
export function modelName(model: string, {terms}: Voice): string {
  return terms.label("fitted_model", model);
}

/** Returns doubts in words, to stand behind a colon; empty where there are none. */
export function doubtsInWords(doubts: readonly string[], {language, terms}: Voice): string {
  return doubts
    .map((id) => {
      const text = terms.label("doubt", id).replace(/[.。]$/, "");
      return language === "en" ? `${text[0]?.toLowerCase() ?? ""}${text.slice(1)}` : text;
    })
    .join(language === "zh" ? "；" : "; ");
}

/** What CLV counts: profit where margin is known, net sales otherwise. */
export function gainWord({facts, language}: Voice): string {
  return facts.valueBasis === "margin"
    ? {en: "profit", zh: "利润"}[language]
    : {en: "net sales", zh: "净销售额"}[language];
}

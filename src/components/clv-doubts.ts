import {
  doubtsInWords,
  modelName,
  publishedModel,
  purchaseModels,
  spendingModel,
} from "./clv-models.js";
import {list, spaced} from "./language.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

// Where a model is not trusted or was withdrawn, one sentence that says so and why; null otherwise.

/** Why there is no forecast at all: what speaks against each model of purchases. */
export function untrustedSentence(rows: Marts["clv_parameters"], voice: Voice): string | null {
  const {language} = voice;
  if (publishedModel(rows)) return null;
  const tried = purchaseModels(rows);
  if (tried.length === 0) {
    return language === "zh"
      ? "尚无可拟合的购买记录，因此没有对未来的预测。"
      : "There is nothing to fit a model to yet, so nothing is said about the future.";
  }
  const byReason = new Map<string, string[]>();
  for (const {model, doubts} of tried) {
    const reason = doubtsInWords(doubts, voice);
    byReason.set(reason, [...(byReason.get(reason) ?? []), modelName(model, voice)]);
  }
  const reasons = [...byReason].filter(([reason]) => reason !== "");
  if (language === "zh") {
    const why = reasons.map(([reason, names]) => `${list(names, language)}：${reason}。`).join("");
    return `没有可信的购买模型，因此本页只讲过去。${spaced(why)}`;
  }
  const why = reasons.map(([reason, names]) => ` ${list(names, language)}: ${reason}.`).join("");
  return `No model of future purchases is trusted, so this page tells the past only.${why}`;
}

/** Models of purchases that are not trusted beside the published one, each with its reason. */
export function withdrawnSentences(rows: Marts["clv_parameters"], voice: Voice): string[] {
  const {language} = voice;
  if (!publishedModel(rows)) return [];
  return purchaseModels(rows)
    .filter(({isTrusted}) => !isTrusted)
    .map(({model, doubts}) => {
      const name = modelName(model, voice);
      const why = doubtsInWords(doubts, voice);
      const isBeaten = doubts.includes("worse_than_baseline");
      if (language === "zh") {
        return `${name}${isBeaten ? "已撤回" : "不可信"}${why && `：${why}`}。`;
      }
      return `${name} is ${isBeaten ? "withdrawn" : "not trusted"}${why && `: ${why}`}.`;
    });
}

/** Why the model of spend is not used, and what takes its place. */
export function spendingSentence(rows: Marts["clv_parameters"], voice: Voice): string | null {
  const {language} = voice;
  const spending = spendingModel(rows);
  if (!publishedModel(rows) || !spending || spending.isChosen) return null;
  const name = modelName(spending.model, voice);
  const why = doubtsInWords(spending.doubts, voice);
  return language === "zh"
    ? `消费金额的 ${name}未被采用${why && `：${why}`}。每笔订单改按客户自身均值估计，并向总体均值收缩，因此金额没有区间。`
    : `${name}, the model of spend, is not used${why && `: ${why}`}. An order is taken at the customer’s own mean, drawn towards that of all, so money has no interval.`;
}

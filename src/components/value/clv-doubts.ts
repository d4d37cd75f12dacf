import {
  doubtsInWords,
  modelName,
  publishedModel,
  purchaseModels,
  spendingModel,
} from "./clv-models.js";
import type {TriedModel} from "./clv-models.js";
import {list, spaced} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// Where a model is not trusted or was withdrawn, one sentence that says so and why; null otherwise.

/** Why there is no forecast at all: what speaks against every model of purchases, else against each. */
export function untrustedSentence(rows: Marts["clv_parameters"], voice: Voice): string | null {
  const {language} = voice;
  if (publishedModel(rows)) return null;
  const tried = purchaseModels(rows);
  if (tried.length === 0) {
    return language === "zh"
      ? "尚无可拟合的购买记录，因此没有对未来的预测。"
      : "There is nothing to fit a model to yet, so nothing is said about the future.";
  }
  const shared = (tried[0]?.doubts ?? []).filter((id) =>
    tried.every(({doubts}) => doubts.includes(id)),
  );
  if (shared.length === 0) {
    const each = reasons(tried, voice);
    return language === "zh"
      ? `没有可信的购买模型，因此本页只讲过去。${each}`
      : `No model of future purchases is trusted, so this page tells the past only. ${each}`.trim();
  }
  const why = doubtsInWords(shared, voice);
  const hasMore = tried.some(({doubts}) => doubts.length > shared.length);
  if (language === "zh") {
    const more = hasMore ? "各模型的其他问题见“方法”页。" : "";
    return `没有可信的购买模型，因此本页只讲过去：${why}。${more}`;
  }
  const more = hasMore ? " Methods says what else speaks against each." : "";
  return `No model of future purchases is trusted, so this page tells the past only: ${why}.${more}`;
}

/** Models with their doubts in words, those of like doubts together; empty where there are none. */
function reasons(tried: readonly TriedModel[], voice: Voice): string {
  const {language} = voice;
  const byReason = new Map<string, string[]>();
  for (const {model, doubts} of tried) {
    if (doubts.length === 0) continue;
    const reason = doubtsInWords(doubts, voice);
    byReason.set(reason, [...(byReason.get(reason) ?? []), modelName(model, voice)]);
  }
  const told = [...byReason].map(([reason, names]) => {
    const who = list(names, language);
    return language === "zh" ? spaced(`${who}：${reason}。`) : `${who}: ${reason}.`;
  });
  return told.join(language === "zh" ? "" : " ");
}

/** Which model the pictures show where none is published; null where one is, or none was tried. */
export function shownSentence(
  rows: Marts["clv_parameters"],
  shown: string | undefined,
  voice: Voice,
): string | null {
  if (publishedModel(rows) || shown === undefined) return null;
  const name = modelName(shown, voice);
  return voice.language === "zh"
    ? `未采用任何模型；下图所示为误差最小的 ${name}，仅供查看其失准之处。`
    : `No model is published. The pictures show ${name}, which missed least, to let you see where it fails.`;
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

import {number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {isFitted} from "./methods-fits.js";
import type {FittedModel} from "./methods-fits.js";
import type {Voice} from "../words/voice.js";

/** Whether a model is published, trusted or neither, with its doubts in words. */
export function verdictSentence(
  fitted: FittedModel,
  {language, terms}: Pick<Voice, "language" | "terms">,
): string {
  // What was not fitted could not be tried either, whatever the history.
  const counted = fitted.doubts.filter((doubt) => isFitted(fitted) || doubt !== "not_validated");
  const doubts = counted.map((doubt) => terms.label("doubt", doubt));
  if (fitted.doubts.length === 0 && fitted.isTrusted && !fitted.isChosen) {
    doubts.push(
      language === "zh"
        ? "没有可信的购买模型与之配合。"
        : "No model of purchases is trusted beside it.",
    );
  }
  return paragraph([verdict(fitted)[language], ...doubts], language);
}

function verdict(fitted: FittedModel) {
  if (fitted.isChosen) return {en: "Trusted, and published.", zh: "可信，已采用。"};
  if (fitted.isTrusted) return {en: "Trusted, but not published.", zh: "可信，但未采用。"};
  if (!isFitted(fitted)) return {en: "Not fitted.", zh: "未拟合。"};
  if (fitted.doubts.includes("worse_than_baseline")) {
    return {en: "Fitted, but withdrawn.", zh: "已拟合，但不予采用。"};
  }
  return {en: "Fitted, but not trusted.", zh: "已拟合，但不可信。"};
}

/** How many customers the fit is made of, its log-likelihood, and whether the search for it ended. */
export function fitSentence(
  fitted: FittedModel,
  {language}: Pick<Voice, "language">,
): string | null {
  if (!isFitted(fitted) || fitted.logLikelihood === null) return null;
  const customers = number(fitted.customers, language);
  const likelihood = number(fitted.logLikelihood, language, 1);
  if (language === "zh") {
    const ended = fitted.isConverged ? "已收敛" : "未收敛";
    return `由 ${customers} 位客户拟合，对数似然 ${likelihood}，${ended}。`;
  }
  const ended = fitted.isConverged ? "the fit converged" : "the fit did not converge";
  return `Fitted to ${customers} customers; log-likelihood ${likelihood}; ${ended}.`;
}

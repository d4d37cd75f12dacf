import {clvMonths} from "./clv-answer.js";
import {modelName, publishedModel, purchaseModels} from "./clv-models.js";
import {leastError} from "./clv-trial.js";
import type {Trial} from "./clv-trial.js";
import {days, fixed, number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// The report card of the published model. Each function returns one sentence with the numbers it is bound
// to, or null where the data cannot carry it.

/** A naive guess by its name, as it stands within a sentence. */
export function naiveName(contender: string, {language, terms}: Voice): string {
  const name = terms.label("contender", contender);
  return language === "zh" ? `“${name}”` : `“${name[0]?.toLowerCase() ?? ""}${name.slice(1)}”`;
}

/** How much less one error is than another, as a share; negative where it is greater. */
export const lessBy = (error: number, than: number) => 1 - error / than;

/** Which model is published and by how much it beats the best naive guess. */
export function publishedSentence(
  parameters: Marts["clv_parameters"],
  trial: Trial | undefined,
  voice: Voice,
): string | null {
  const {language} = voice;
  const model = publishedModel(parameters)?.model;
  if (model === undefined) return null;
  const name = modelName(model, voice);
  const guess = trial && leastError(trial, true);
  const error = trial?.measure(model, "orders_rmse") ?? null;
  if (!trial || !guess || error === null || !(guess.error > 0)) {
    return language === "zh"
      ? `本页采用 ${name}；历史过短，尚未以过去检验。`
      : `${name} is published; the history is too short to have tried it on the past.`;
  }
  const dates = number(trial.cuts.length, language);
  const span = days(trial.horizonDays, language);
  const margin = percent(lessBy(error, guess.error), language);
  const rival = naiveName(guess.contender, voice);
  const miss = fixed(error, language, 2);
  return language === "zh"
    ? `本页采用 ${name}：以 ${dates} 个过去日期检验，对每位客户其后 ${span}订单数的误差为 ${miss}（均方根），比最好的朴素猜测${rival}小 ${margin}。`
    : `${name} is published: tried at ${dates} past ${trial.cuts.length === 1 ? "date" : "dates"}, it missed a customer’s orders of the next ${span} by ${miss} (root mean square), ${margin} less than the best naive guess, ${rival}.`;
}

/** Errors nearer than this are alike; then the model that the data make likelier is published. */
const alike = 0.005;

/** How near the next model of purchases comes to the published one. */
export function rivalSentence(
  parameters: Marts["clv_parameters"],
  trial: Trial | undefined,
  voice: Voice,
): string | null {
  const {language} = voice;
  const own = publishedModel(parameters)?.model;
  const error = own === undefined ? null : trial?.measure(own, "orders_rmse");
  if (!trial || own === undefined || !error) return null;
  const trusted = purchaseModels(parameters).filter((each) => each.isTrusted && !each.isChosen);
  const next = trial.errors.find(({contender}) => trusted.some(({model}) => model === contender));
  if (!next) return null;
  const [name, rival] = [own, next.contender].map((model) => modelName(model, voice));
  const more = next.error / error - 1;
  if (Math.abs(more) <= alike) {
    return language === "zh"
      ? `${rival}的误差与之相差不到 0.5%；两者相当时，采用数据更支持的 ${name}。`
      : `${rival} does as well, within 0.5\u00a0%; of models that alike the one the data make likelier is taken, ${name}.`;
  }
  if (more < 0) return null;
  return language === "zh"
    ? `其次为 ${rival}，误差大 ${percent(more, language)}。`
    : `Next comes ${rival}, whose error is ${percent(more, language)} greater.`;
}

/** Whether it knew who would be best, and who would buy at all. */
export function rankingSentence(
  model: string,
  trial: Trial | undefined,
  {language}: Voice,
): string | null {
  const lift = trial?.measure(model, "orders_top_tenth_lift") ?? null;
  const auc = trial?.measure(model, "buying_auc") ?? null;
  if (lift === null || auc === null) return null;
  const [times, right] = [number(lift, language, 1), percent(auc, language, 0)];
  return language === "zh"
    ? `被它排在最前的十分之一客户，订单数为平均的 ${times} 倍；任取一位后来购买者与一位未购买者，有 ${right} 的把握排对先后。`
    : `The tenth of customers that it ranked highest placed ${times} times as many orders as the average; of one who bought and one who did not, it put the buyer first ${right} of the time.`;
}

/** What was not tested and what the model does not see. */
export function unknownSentence(
  trial: Trial | undefined,
  definitions: Marts["definitions"],
  {language}: Voice,
): string {
  const span = clvMonths(definitions);
  const seen =
    language === "zh"
      ? "模型只看每位客户何时购买、金额多少：不知价格、活动与季节，也不含尚未到来的客户。"
      : "The model sees only when each customer bought and for how much: no prices, campaigns or seasons, and nobody who is still to come.";
  if (!trial || span === null || span * 30.4 < trial.horizonDays * 1.5) return seen;
  const tried = days(trial.horizonDays, language);
  return language === "zh"
    ? `${seen}检验只及 ${tried}，而价值计 ${span} 个月：其后的部分未经检验。`
    : `${seen} The trial reaches ${tried}, value counts ${span} months: what comes later is untested.`;
}

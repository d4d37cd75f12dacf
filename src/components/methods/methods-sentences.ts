import {modelName} from "../value/clv-models.js";
import {wideningOf} from "../value/clv-totals.js";
import {leastError, readTrial} from "../value/clv-trial.js";
import {days, number, percent} from "../words/format.js";
import {list, spaced} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {findChosen, fittedModels} from "./methods-fits.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

type Parameters = Marts["clv_parameters"];
type Validation = Marts["clv_validation"];

/** Which model is published and by how much it beats the best naive guess; or that none is. */
export function chosenSentence(
  parameters: Parameters,
  validation: Validation,
  voice: Voice,
): string | null {
  if (parameters.length === 0) return null;
  const {language} = voice;
  const chosen = findChosen(parameters);
  if (!chosen) {
    return language === "zh"
      ? "此数据源上没有可信的模型，因此本报告不作预测。"
      : "No model is trusted on this source, so this report forecasts nothing.";
  }
  const model = modelName(chosen.model, voice);
  const trial = readTrial(validation);
  const guess = trial && leastError(trial, true);
  const own = trial?.errors.find(({contender}) => contender === chosen.model);
  if (!trial || !guess || !own || !(own.error < guess.error)) {
    return language === "zh"
      ? `本报告的预测由 ${model}给出；尚未用过去检验。`
      : `${model} makes the forecasts of this report; it could not be tried on the past.`;
  }
  const less = percent(1 - own.error / guess.error, language);
  const cuts = number(trial.cuts.length, language);
  return language === "zh"
    ? `本报告的预测由 ${model}给出：在 ${cuts} 个过去日期上检验，每位客户的误差比最好的朴素猜测小 ${less}。`
    : `${model} makes the forecasts of this report: tried from ${cuts} past ${trial.cuts.length === 1 ? "date" : "dates"}, its error per customer is ${less} below that of the best naive guess.`;
}

/** What the trial on the past covered. */
export function trialSentence(validation: Validation, {language}: Voice): string | null {
  const trial = readTrial(validation);
  if (!trial) return null;
  const cuts = number(trial.cuts.length, language);
  const horizon = days(trial.horizonDays, language);
  const customers = number(trial.customers, language);
  return language === "zh"
    ? `从 ${cuts} 个过去日期出发，将其后 ${horizon}的预测与实际对比，共 ${customers} 次（同一客户按日期计）。`
    : `From ${cuts} past ${trial.cuts.length === 1 ? "date" : "dates"}, forecasts of the next ${horizon} were compared with what came: ${customers} forecasts, one per customer and date.`;
}

/** How near the next model comes, where one does, and why it was not taken. */
export function marginSentence(
  parameters: Parameters,
  validation: Validation,
  voice: Voice,
): string | null {
  const {language} = voice;
  const chosen = findChosen(parameters);
  const all = readTrial(validation)?.errors ?? [];
  const own = all.find(({contender}) => contender === chosen?.model);
  const rivals = fittedModels(parameters).filter(
    ({model, isTrusted}) => isTrusted && model !== chosen?.model,
  );
  const next = all.find(({contender}) => rivals.some(({model}) => model === contender));
  if (!own || !next) return null;
  const apart = next.error / own.error - 1;
  const rival = modelName(next.contender, voice);
  if (apart < 0) {
    const less = percent(-apart, language, 2);
    return language === "zh"
      ? `${rival}的误差小 ${less}，不足以区分，因此取似然更大者。`
      : `${rival} errs less by ${less}, too little to tell them apart, so the likelier model is taken.`;
  }
  const more = percent(apart, language, 2);
  return language === "zh"
    ? `其次为 ${rival}，误差大 ${more}。`
    : `${rival} comes next, with an error ${more} greater.`;
}

/** On how many past dates the published model's own interval held, and by how much published ones are wider. */
export function coverageSentence(
  parameters: Parameters,
  validation: Validation,
  voice: Voice,
): string | null {
  const {language} = voice;
  const trial = readTrial(validation);
  const chosen = findChosen(parameters);
  if (!trial || !chosen) return null;
  const share = trial.measure(chosen.model, "orders_coverage");
  if (share === null) return null;
  const all = trial.cuts.length;
  const count = Math.round(share * all);
  const held = number(count, language);
  const model = modelName(chosen.model, voice);
  // Beyond what a tenth of such trials would give by chance.
  const isShort = atMost(count, all, 0.9) < 0.1;
  const more = wideningOf(chosen.model, trial, voice);
  if (language === "zh") {
    const wider = more === null ? "" : `；${more}`;
    return `${model}自身对订单总数的 90% 区间在 ${number(all, language)} 个日期中命中 ${held} 个${isShort ? "，少于应有" : ""}${wider}。`;
  }
  const wider = more === null ? "" : `; ${more}`;
  return `The own 90\u00a0% interval of ${model} for all orders held on ${held} of ${number(all, language)} dates${isShort ? ", fewer than it should" : ""}${wider}.`;
}

/** The probability of so many successes or fewer in independent trials. */
function atMost(count: number, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  let [term, sum] = [(1 - probability) ** trials, 0];
  for (let k = 0; k <= count; k++) {
    sum += term;
    term *= (odds * (trials - k)) / (k + 1);
  }
  return sum;
}

/** Which models lost against a naive guess, and against which. */
export function withdrawnSentence(
  parameters: Parameters,
  validation: Validation,
  voice: Voice,
): string | null {
  const {language, terms} = voice;
  const lost = fittedModels(parameters).filter(({doubts}) =>
    doubts.includes("worse_than_baseline"),
  );
  const trial = readTrial(validation);
  const guess = trial && leastError(trial, true);
  if (lost.length === 0 || !guess) return null;
  const models = list(
    lost.map(({model}) => modelName(model, voice)),
    language,
  );
  const label = terms.label("contender", guess.contender);
  return language === "zh"
    ? spaced(`${models}不予采用：朴素猜测“${label}”对过去的预测更好。`)
    : `${models} ${lost.length === 1 ? "is" : "are"} withdrawn: the naive guess “${label}” forecasts the past better.`;
}

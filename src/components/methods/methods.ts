import {readTrial} from "../value/clv-trial.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {findFitted} from "./methods-fits.js";
import type {FittedModel, ModelName} from "./methods-fits.js";
import * as mean from "./methods-meanings.js";
import * as say from "./methods-sentences.js";
import * as settings from "./methods-settings.js";
import {parameterTable, trialTable} from "./methods-tables.js";
import {fitSentence, verdictSentence} from "./methods-verdicts.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type MethodsData = Pick<
  Marts,
  "build_info" | "terms" | "definitions" | "clv_parameters" | "clv_validation"
>;

const words = {
  empty: {
    en: "No model was fitted on this source; the methods stand here all the same.",
    zh: "此数据源未拟合任何模型；各方法说明仍列于此。",
  },
  untried: {
    en: "This model was not tried on this source.",
    zh: "此数据源未尝试该模型。",
  },
  here: {en: "On this source", zh: "在此数据源上"},
  noTrial: {
    en: "Forecasts were not tried on the past: the history of this source is too short, or its definitions ask for no trial.",
    zh: "未用过去检验预测：此数据源历史过短，或其定义不要求检验。",
  },
};

/** Returns the head of the page: which model is published, by what margin, or that none is. */
export function methodsHead(
  data: MethodsData,
  {language, today}: Spoken & {today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const answer =
    say.chosenSentence(data.clv_parameters, data.clv_validation, voice) ?? words.empty[language];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      language,
      answer,
      marts: ["clv_parameters", "clv_validation"],
      ...(today && {today}),
    }),
  );
}

/** Returns what became of a model on this source: the verdict, what its numbers mean, the numbers. */
export function fittedModel(
  data: MethodsData,
  {model, language}: Spoken & {model: ModelName},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const fitted = findFitted(data.clv_parameters, model);
  if (!fitted) return found([words.untried[language]], voice);
  const fit = fitSentence(fitted, voice);
  const limit =
    model === "gamma_gamma" ? settings.correlationSentence(data.definitions, voice) : null;
  const sentences = [verdictSentence(fitted, voice), fit, ...meaningsOf(fitted, voice), limit];
  return found(sentences, voice, fit !== null && parameterTable(fitted, voice));
}

/** Numbers of a fit that is not trusted mean nothing. */
function meaningsOf(fitted: FittedModel, voice: Voice): (string | null)[] {
  if (!fitted.isTrusted) return [];
  if (fitted.model === "gamma_gamma") return [mean.spendSentence(fitted, voice)];
  // Each is silent where its letters are not.
  return [
    mean.rateSentence(fitted, voice),
    mean.leavingSentence(fitted, voice),
    mean.halfLifeSentence(fitted, voice),
  ];
}

/** Returns how the models fared on past dates, and what became of them for it. */
export function modelTrial(data: MethodsData, {language}: Spoken): HTMLElement {
  const voice = voiceOf(data, {language});
  const {clv_parameters: parameters, clv_validation: validation} = data;
  const trial = readTrial(validation);
  if (!trial) return found([words.noTrial[language]], voice);
  const sentences = [
    say.trialSentence(validation, voice),
    say.coverageSentence(parameters, validation, voice),
    say.marginSentence(parameters, validation, voice),
    say.withdrawnSentence(parameters, validation, voice),
  ];
  return found(sentences, voice, trialTable(trial, voice));
}

type Telling = (data: MethodsData, voice: Voice) => readonly (string | null)[];

const fact = ({build_info}: MethodsData, item: string) =>
  build_info.find((row) => row.item === item)?.value ?? null;

const told = {
  clv: (data, voice) => [settings.clvSentence(data.definitions, voice, fact(data, "clv_basis"))],
  gates: (data, voice) => [settings.gatesSentence(data.definitions, voice)],
  gap: (data, voice) => [settings.gapSentence(data.definitions, voice)],
  rating: (data, voice) => [
    settings.ratingSentence(fact(data, "value_basis"), voice),
    settings.matrixSentence(data.definitions, voice),
  ],
} satisfies Record<string, Telling>;

/** Returns sentences on the definitions in force; an empty text where they are not published. */
export function inForce(
  data: MethodsData,
  {of, language}: Spoken & {of: keyof typeof told},
): HTMLElement | string {
  const voice = voiceOf(data, {language});
  const sentences = told[of](data, voice).filter((sentence) => sentence !== null);
  return sentences.length === 0 ? "" : found(sentences, voice);
}

function found(
  sentences: readonly (string | null)[],
  {language}: Voice,
  table: HTMLElement | false = false,
): HTMLElement {
  const said = sentences.filter((sentence) => sentence !== null);
  const head = element("strong", {}, words.here[language]);
  return element(
    "div",
    {class: "on-source"},
    element("p", {}, head, paragraph(said, language)),
    table,
  );
}

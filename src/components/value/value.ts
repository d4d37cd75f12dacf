import {ageFigure} from "./age-figure.js";
import {clvAnswer} from "./clv-answer.js";
import {clvCards} from "./clv-cards.js";
import {clvConcentrationFigure} from "./clv-concentration-figure.js";
import {untrustedSentence} from "./clv-doubts.js";
import {forecastFigure} from "./clv-forecast-figure.js";
import {gridFigure} from "./clv-grid-figure.js";
import {groupsFigure, untoldSentence} from "./clv-groups-figure.js";
import {publishedModel} from "./clv-models.js";
import {reportCard} from "./clv-report-card.js";
import {coverageSentence} from "./clv-totals.js";
import * as future from "./clv-sentences.js";
import {tenthsFigure} from "./clv-tenths-figure.js";
import {readTrial} from "./clv-trial.js";
import {concentrationFigure} from "./concentration-figure.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {story} from "../words/story.js";
import {tiersFigure} from "./tiers-figure.js";
import {pastCards} from "./past-cards.js";
import * as say from "./value-sentences.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type ValueData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "annotations"
  | "definitions"
  | "concentration"
  | "value_by_age"
  | "tiers"
  | "clv_groups"
  | "clv_grid"
  | "clv_forecast"
  | "clv_parameters"
  | "clv_validation"
  | "clv_calibration"
  | "forecast_ledger"
>;

const words = {
  few: {en: "Caution", zh: "请注意"},
  holders: {en: "Who holds it", zh: "价值在谁手中"},
  coming: {en: "What is coming", zh: "将来如何"},
  noFuture: {en: "What they will be worth", zh: "将来值多少"},
  loss: {
    en: "Orders have cost more than they brought so far. A model cannot foretell a profit from that, so what is to come is told in net sales.",
    zh: "迄今订单的成本高于收入，模型无从预测利润，因此对未来只说净销售额。",
  },
  past: {en: "What customers have brought so far", zh: "客户至今带来了什么"},
  sofar: {en: "Who made the money so far", zh: "至今谁贡献最多"},
  worth: {en: "What a customer has brought", zh: "一位客户带来多少"},
  tail: {en: "At the other end", zh: "另一端"},
  tiers: {en: "Who is on top", zh: "顶层是谁"},
  empty: {
    en: "There are no buyers yet, so no value to rank.",
    zh: "尚无购买客户，因此无法衡量价值。",
  },
  unranked: {
    en: "It takes two buyers, and net sales above zero, to rank them by value.",
    zh: "至少有两位购买客户且净销售额为正，才能按价值排序。",
  },
};

/**
 * Returns the page of value: what customers are worth in the future and how sure that is, where a model is
 * trusted; how the models did on the past; and what customers have brought so far.
 */
export function valuePage(
  data: ValueData,
  {language, filters, today}: Spoken & {filters?: string; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const worth = clvAnswer(data, voice);
  const past = say.concentrationSentence(data.concentration, voice);
  const only = say.onlyBuyerSentence(data.concentration, {
    ...voice,
    filters: filters ?? "",
  });
  const answer =
    worth ?? past ?? only ?? words[voice.facts.buyers ? "unranked" : "empty"][language];
  // Models that foretell nothing stand behind what is known.
  const models = data.clv_parameters.length > 0 && reportCard(data, voice);
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      ...{language, filters},
      answer,
      marts: filters ? ["concentration"] : ["clv_groups", "concentration"],
      ...(today && {today}),
    }),
    clvCards(data.clv_groups, data.definitions, voice) ?? pastCards(data, voice),
    story(
      [
        [words.few, say.fewBuyersSentence(voice.facts.buyers, voice)],
        [words.few, worth === null ? null : lossSentence(voice)],
        [
          words.noFuture,
          voice.facts.buyers && !filters ? untrustedSentence(data.clv_parameters, voice) : null,
        ],
        [words.holders, future.topTenthSentence(data.clv_groups, data.concentration, voice)],
        [words.holders, future.medianSentence(data.clv_groups, voice)],
        [words.coming, future.aliveSentence(data.clv_groups, voice)],
        [words.coming, future.forecastSentence(data.clv_forecast, voice)],
      ],
      {language},
    ),
    worth !== null &&
      element(
        "div",
        {class: "pictures"},
        tenthsFigure(data.clv_groups, data.definitions, voice),
        clvConcentrationFigure(data.clv_groups, data.concentration, voice),
        forecastFigure(data.clv_forecast, voice, pastCoverage(data, voice)),
        groupsFigure(data.clv_groups, data.definitions, voice),
        gridFigure(data.clv_grid, voice),
      ),
    worth !== null && note(untoldSentence(data.clv_groups, voice)),
    worth !== null && models,
    element(
      "section",
      {},
      element("h2", {}, words.past[language]),
      story(
        [
          [words.sofar, worth === null ? null : past],
          [words.tail, say.tailSentence(data.concentration, voice)],
          [words.worth, say.ageSentence(data.value_by_age, voice)],
          [words.worth, doubling(data.value_by_age, language)],
          [words.tiers, say.tierSentence(data.tiers, voice)],
        ],
        {language},
      ),
      element(
        "div",
        {class: "pictures"},
        concentrationFigure(data.concentration, voice),
        (!filters || data.value_by_age.length > 0) && ageFigure(data.value_by_age, voice),
        tiersFigure(data.tiers, voice),
      ),
    ),
    worth === null && models,
  );
}

/** Where margin is known and yet no profit is foretold. */
function lossSentence({facts, language}: Voice): string | null {
  const isLoss = facts.ratingBasis === "margin" && facts.valueBasis === "net_sales";
  return isLoss ? words.loss[language] : null;
}

/** How often intervals of totals held on the past, where a model is published and was tried. */
function pastCoverage(data: ValueData, voice: Voice): string | null {
  const model = publishedModel(data.clv_parameters)?.model;
  if (model === undefined) return null;
  return coverageSentence(model, readTrial(data.clv_validation), voice);
}

const note = (text: string | null) =>
  text === null ? null : element("p", {class: "picture-note"}, text);

function doubling(rows: Marts["value_by_age"], language: Spoken["language"]): string | null {
  const months = say.doublingMonths(rows);
  if (months === null) return null;
  return language === "zh"
    ? `到第 ${months} 个月龄，后续购买已与首月相当。`
    : `By age ${months} months, later orders have brought as much as the first month.`;
}

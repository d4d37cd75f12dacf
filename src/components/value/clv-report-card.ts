import {calibrationFigure} from "./clv-calibration-figure.js";
import {probabilitySentence} from "./clv-calibration.js";
import {contestFigure} from "./clv-contest-figure.js";
import {cutsFigure} from "./clv-cuts-figure.js";
import {shownSentence, spendingSentence, withdrawnSentences} from "./clv-doubts.js";
import {ledgerSentence, ledgerTable} from "./clv-ledger.js";
import {publishedModel} from "./clv-models.js";
import * as say from "./clv-report.js";
import {coverageSentence, totalsSentence} from "./clv-totals.js";
import {leastError, readTrial} from "./clv-trial.js";
import {element} from "../page/element.js";
import {days} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {story} from "../words/story.js";
import type {Voice} from "../words/voice.js";

export type ReportData = Pick<
  Marts,
  "clv_parameters" | "clv_validation" | "clv_calibration" | "forecast_ledger" | "definitions"
>;

const words = {
  title: {en: "The report card of the models", zh: "模型成绩单"},
  none: {en: "none is trusted", zh: "均不可信"},
  which: {en: "Which model", zh: "采用哪个模型"},
  totals: {en: "Were its totals right", zh: "总数准不准"},
  people: {en: "Did it know who would buy", zh: "能否认出谁会购买"},
  not: {en: "What is not trusted", zh: "哪些不可信"},
  unknown: {en: "What it does not know", zh: "它不知道什么"},
  ledger: {en: "How past forecasts fared", zh: "以往预测的结果"},
};

/**
 * Returns how the models did on the past, in words and pictures: which one is published and why, how far
 * it was off, what is not trusted. Without a published model the best that was tried is shown, folded away.
 */
export function reportCard(data: ReportData, voice: Voice): HTMLElement {
  const {language} = voice;
  const {clv_parameters: parameters} = data;
  const trial = readTrial(data.clv_validation);
  const published = publishedModel(parameters)?.model;
  const shown = published ?? (trial && leastError(trial, false)?.contender);
  const ofShown = (sentence: (model: string) => string | null) =>
    published === undefined ? null : sentence(published);
  const isTold = published !== undefined;
  const title = isTold
    ? words.title[language]
    : {
        en: `${words.title.en}: ${words.none.en}`,
        zh: `${words.title.zh}：${words.none.zh}`,
      }[language];
  const heading = element("h2", {id: "report-card"}, title);
  const content = [
    story(
      [
        [words.which, say.publishedSentence(parameters, trial, voice)],
        [words.which, shownSentence(parameters, shown, voice)],
        [words.which, say.rivalSentence(parameters, trial, voice)],
        [words.totals, ofShown((model) => totalsSentence(model, trial, "orders", voice))],
        [words.totals, ofShown((model) => coverageSentence(model, trial, voice))],
        [words.totals, ofShown((model) => totalsSentence(model, trial, "amount", voice))],
        [
          words.people,
          ofShown((model) =>
            probabilitySentence(
              data.clv_calibration,
              model,
              trial?.measure(model, "buying_brier_skill") ?? null,
              voice,
            ),
          ),
        ],
        [words.people, ofShown((model) => say.rankingSentence(model, trial, voice))],
        ...withdrawnSentences(parameters, voice).map((text) => [words.not, text] as const),
        [words.not, spendingSentence(parameters, voice)],
        [words.unknown, ofShown(() => say.unknownSentence(trial, data.definitions, voice))],
        [words.ledger, ledgerSentence(data.forecast_ledger, voice)],
      ],
      {language},
    ),
    element(
      "div",
      {class: "pictures"},
      contestFigure(trial, parameters, voice),
      shown !== undefined && cutsFigure(trial, shown, voice),
      ...(shown === undefined ? [] : (["buying_probability", "expected_orders"] as const)).map(
        (kind) =>
          calibrationFigure(
            data.clv_calibration,
            {model: shown ?? "", kind, horizon: days(trial?.horizonDays, language)},
            voice,
          ),
      ),
    ),
    ledgerTable(data.forecast_ledger, voice),
  ];
  if (isTold) return element("section", {}, heading, ...content);
  const box = element("details", {class: "fold"}, element("summary", {}, heading), ...content);
  box.open = decodeURIComponent(location.hash) === "#report-card";
  return box;
}

import {modelName, publishedModel} from "./clv-models.js";
import {lessBy, naiveName} from "./clv-report.js";
import {leastError} from "./clv-trial.js";
import type {Contender, Trial} from "./clv-trial.js";
import {worthBars} from "./clv-worth-bars.js";
import {accent} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {days, fixed, number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  title: {en: "Models against naive guesses", zh: "模型与朴素猜测的比较"},
  contender: {en: "Forecast", zh: "预测方法"},
  rmse: {en: "Error per customer (RMSE)", zh: "每位客户误差（均方根）"},
  mae: {en: "Mean absolute error", zh: "平均绝对误差"},
  orders: {en: "orders", zh: "单"},
  bias: {en: "Bias of the total", zh: "总数偏差"},
  spearman: {en: "Spearman", zh: "秩相关"},
  gini: {en: "Gini", zh: "基尼系数"},
  lift: {en: "Top tenth’s lift", zh: "最高十分位提升"},
  coverage: {en: "Intervals that held", zh: "区间成立比例"},
  moneyBias: {en: "Bias of the money", zh: "金额偏差"},
  brier: {en: "Brier score", zh: "Brier 分数"},
  skill: {en: "Brier skill", zh: "Brier 技巧"},
  auc: {en: "AUC", zh: "AUC"},
  empty: {
    en: "The history is too short to try forecasts on the past: nothing can be said about how well they do.",
    zh: "历史过短，无法以过去检验预测，因此无从评价其优劣。",
  },
};

/** Who misses least: the published model against the best naive guess. */
export function contestTitle(
  trial: Trial,
  parameters: Marts["clv_parameters"],
  voice: Voice,
): string {
  const {language} = voice;
  const guess = leastError(trial, true);
  const own = publishedModel(parameters)?.model;
  const best = leastError(trial, false);
  const error = own === undefined ? null : trial.measure(own, "orders_rmse");
  if (guess && own !== undefined && error !== null && guess.error > 0 && error < guess.error) {
    const margin = percent(lessBy(error, guess.error), language);
    const name = modelName(own, voice);
    return language === "zh"
      ? `${name}的误差比最好的朴素猜测${naiveName(guess.contender, voice)}小 ${margin}`
      : `The error of ${name} is ${margin} below that of the best naive guess, ${naiveName(guess.contender, voice)}`;
  }
  if (guess && best && best.error >= guess.error) {
    return language === "zh"
      ? `没有模型优于朴素猜测${naiveName(guess.contender, voice)}`
      : `No model beats the naive guess ${naiveName(guess.contender, voice)}`;
  }
  return words.title[language];
}

/** Returns how far models and naive guesses missed what customers ordered after past dates. */
export function contestFigure(
  trial: Trial | undefined,
  parameters: Marts["clv_parameters"],
  voice: Voice,
): HTMLElement {
  const {language, terms} = voice;
  const title = trial ? contestTitle(trial, parameters, voice) : words.title[language];
  const own = publishedModel(parameters)?.model;
  const name = ({contender}: Contender) => terms.label("contender", contender);
  const span = days(trial?.horizonDays, language);
  const dates = number(trial?.cuts.length, language);
  const count = number(trial?.customers, language);
  return figure(trial?.errors ?? [], {
    language,
    title,
    subtitle:
      language === "zh"
        ? `每位客户其后 ${span}订单数的误差（均方根，单），${dates} 个过去日期合计，n\u00a0=\u00a0${count}；实色为所采用者，浅色为其他模型，灰色为朴素猜测`
        : `Error of a customer’s orders in the next ${span}, root mean square, ${dates} past dates together, n\u00a0=\u00a0${count}; the published model in full colour, other models paler, naive guesses grey`,
    summary: title,
    empty: words.empty[language],
    file: "models-on-trial",
    chart: (width) =>
      worthBars(
        (trial?.errors ?? []).map((each) => ({
          name: name(each),
          color: accent,
          isFaint: each.contender !== own,
          isGrey: each.isNaive,
          value: each.error,
          label: fixed(each.error, language, 3),
          sentence: sentence(each, voice),
        })),
        width,
      ),
    columns: [
      {head: words.contender[language], value: name},
      {
        head: words.rmse[language],
        unit: words.orders[language],
        value: ({error}) => error,
        show: ({error}) => fixed(error, language, 3),
      },
      ...(trial ? measureColumns(trial, language) : []),
    ],
  });
}

function measureColumns(trial: Trial, language: Voice["language"]): TableColumn<Contender>[] {
  const column = (head: {en: string; zh: string}, measure: string, isShare: boolean) => ({
    head: head[language],
    kind: "number" as const,
    value: ({contender}: Contender) => trial.measure(contender, measure),
    show: ({contender}: Contender) => {
      const value = trial.measure(contender, measure);
      return isShare ? percentFixed(value, language) : fixed(value, language, 3);
    },
  });
  return [
    column(words.mae, "orders_mae", false),
    column(words.bias, "orders_bias", true),
    column(words.moneyBias, "amount_bias", true),
    column(words.coverage, "orders_coverage", true),
    column(words.spearman, "orders_spearman", false),
    column(words.gini, "orders_gini", false),
    column(words.lift, "orders_top_tenth_lift", false),
    column(words.brier, "buying_brier", false),
    column(words.skill, "buying_brier_skill", true),
    column(words.auc, "buying_auc", false),
  ];
}

function sentence({contender, error}: Contender, {language, terms}: Voice): string {
  const name = terms.label("contender", contender);
  const meaning = terms.meaning("contender", contender);
  const miss = fixed(error, language, 3);
  return language === "zh"
    ? `${name}：误差 ${miss} 单。${meaning}`
    : `${name}: off by ${miss} orders. ${meaning}`.trim();
}

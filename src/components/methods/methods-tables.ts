import {modelName} from "../value/clv-models.js";
import type {Trial} from "../value/clv-trial.js";
import {element} from "../page/element.js";
import {absent, percent, percentFixed} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import type {FittedModel} from "./methods-fits.js";
import {significant} from "../words/significant.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  parameter: {en: "Parameter", zh: "参数"},
  value: {en: "Value", zh: "估计值"},
  error: {en: "Standard error", zh: "标准误"},
  interval: {en: "90 % interval", zh: "90% 区间"},
  fitted: {en: "Fitted numbers", zh: "拟合结果"},
  forecast: {en: "Forecast", zh: "预测方法"},
  naive: {en: "naive guess", zh: "朴素猜测"},
  missed: {en: "Error per customer", zh: "每位客户的误差"},
  orders: {en: "orders, root mean square", zh: "订单数，均方根"},
  bias: {en: "Bias of the total", zh: "总量偏差"},
  coverage: {en: "Intervals that held", zh: "区间覆盖"},
  ofDates: {en: "of past dates; 90 % intended", zh: "占过去日期；目标 90%"},
  trial: {
    en: "Orders forecast from past dates against those that came; the least error first",
    zh: "从过去日期预测的订单与实际对比，按误差由小到大",
  },
} satisfies Record<string, Bilingual>;

const letters: Readonly<Record<string, string>> = {alpha: "α", beta: "β", gamma: "γ"};

const shape = {en: "shape of the rates", zh: "频率分布的形状"};
const scale = {en: "scale of the rates, days", zh: "频率分布的尺度（天）"};
const leaving = {
  a: {en: "shape, leaving", zh: "离开的形状"},
  b: {en: "shape, staying", zh: "留下的形状"},
};
const meanings: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  nbd: {r: shape, alpha: scale},
  bg_nbd: {r: shape, alpha: scale, ...leaving},
  mbg_nbd: {r: shape, alpha: scale, ...leaving},
  pareto_nbd: {
    r: shape,
    alpha: scale,
    s: {en: "shape of leaving", zh: "离开分布的形状"},
    beta: {en: "scale of leaving, days", zh: "离开分布的尺度（天）"},
  },
  gamma_gamma: {
    p: {en: "shape of a customer’s orders", zh: "单个客户订单金额的形状"},
    q: {en: "shape over customers", zh: "客户间的形状"},
    gamma: {en: "scale over customers, money", zh: "客户间的尺度（金额）"},
  },
};

/** Returns the fitted numbers of a model with what is known of their errors. */
export function parameterTable({model, rows}: FittedModel, voice: Voice): HTMLElement {
  const {language} = voice;
  const show = (value: number | null) => significant(value, language);
  const name = modelName(model, voice);
  return dataTable(rows, {
    language,
    stacks: true,
    caption: language === "zh" ? `${words.fitted.zh}：${name}` : `${words.fitted.en}: ${name}`,
    file: `methods-${model}`,
    columns: [
      {
        head: words.parameter[language],
        value: ({parameter}) => parameter,
        show: ({parameter}) => symbol(parameter, meanings[model]?.[parameter]?.[language]),
      },
      {
        head: words.value[language],
        value: ({value}) => value,
        show: ({value}) => show(value),
        kind: "number",
      },
      {
        head: words.error[language],
        value: (row) => row.standard_error,
        show: (row) => show(row.standard_error),
        kind: "number",
      },
      {
        head: words.interval[language],
        value: (row) => row.value_low,
        show: ({value_low, value_high}) => {
          const [low, high] = [show(value_low), show(value_high)];
          return low === absent || high === absent ? absent : `${low} – ${high}`;
        },
        kind: "number",
      },
    ],
  });
}

function symbol(letter: string, meaning = ""): HTMLElement {
  return element(
    "span",
    {},
    element("i", {}, letters[letter] ?? letter),
    element("span", {class: "unit"}, meaning),
  );
}

/** Returns how models and naive guesses fared on the past, the least error first. */
export function trialTable(trial: Trial, voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const of = (contender: string, measure: string) => trial.measure(contender, measure);
  return dataTable(trial.errors, {
    language,
    stacks: true,
    caption: words.trial[language],
    file: "methods-trial",
    columns: [
      {
        head: words.forecast[language],
        value: ({contender}) => terms.label("contender", contender),
        show: ({contender, isNaive}) =>
          element(
            "span",
            {},
            terms.label("contender", contender),
            isNaive && element("span", {class: "unit"}, words.naive[language]),
          ),
      },
      {
        head: words.missed[language],
        unit: words.orders[language],
        value: ({error}) => error,
        show: ({error}) => significant(error, language),
        kind: "number",
      },
      {
        head: words.bias[language],
        value: ({contender}) => of(contender, "orders_bias"),
        show: ({contender}) => {
          const bias = of(contender, "orders_bias");
          return `${bias !== null && bias >= 0.0005 ? "+" : ""}${percentFixed(bias, language)}`;
        },
        kind: "number",
      },
      {
        head: words.coverage[language],
        unit: words.ofDates[language],
        value: ({contender}) => of(contender, "orders_coverage"),
        show: ({contender}) => percent(of(contender, "orders_coverage"), language, 0),
        kind: "number",
      },
    ],
  });
}

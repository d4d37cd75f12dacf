// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {choose} from "../../../loaders/models/grading/choose.js";
import type {FitOf} from "../../../loaders/models/line/fit-rows.js";
import type {Language} from "../../../src/components/words/language.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import * as mean from "../../../src/components/methods/methods-meanings.js";
import {findFitted} from "../../../src/components/methods/methods-fits.js";
import type {FittedModel, ModelName} from "../../../src/components/methods/methods-fits.js";
import * as say from "../../../src/components/methods/methods-sentences.js";
import * as settings from "../../../src/components/methods/methods-settings.js";
import {fitSentence, verdictSentence} from "../../../src/components/methods/methods-verdicts.js";
import {
  fittedModel,
  inForce,
  methodsHead,
  modelTrial,
} from "../../../src/components/methods/methods.js";
import type {MethodsData} from "../../../src/components/methods/methods.js";
import {significant} from "../../../src/components/words/significant.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {definitions, parameters, unfitted, validation} from "../value/fits.js";
import {emptyMarts, marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

function fitted(model: ModelName, rows = parameters): FittedModel {
  const found = findFitted(rows, model);
  if (!found) throw new Error(`no ${model}`);
  return found;
}

/** The same fit with other estimates. */
function changed(model: ModelName, values: Readonly<Record<string, number>>): FittedModel {
  return fitted(
    model,
    parameters.map((row) => ({...row, value: values[row.parameter] ?? row.value})),
  );
}

const without = (rows: Marts["clv_validation"], contender: string) =>
  rows.filter((row) => row.contender !== contender);

describe("the answer", () => {
  it("names the model that is published and what it is better by", () => {
    expect(plain(say.chosenSentence(parameters, validation, en))).toBe(
      "BG/NBD makes the forecasts of this report: tried from 2 past dates, its error per customer is 10 % below that of the best naive guess.",
    );
    expect(plain(say.chosenSentence(parameters, validation, zh))).toBe(
      "本报告的预测由 BG/NBD 模型给出：在 2 个过去日期上检验，每位客户的误差比最好的朴素猜测小 10%。",
    );
  });

  it("says where there was no trial, no trusted model, nothing at all", () => {
    expect(say.chosenSentence(parameters, [], en)).toMatch(/it could not be tried on the past\.$/);
    expect(say.chosenSentence(unfitted, [], en)).toBe(
      "No model is trusted on this source, so this report forecasts nothing.",
    );
    expect(say.chosenSentence(unfitted, [], zh)).toBe(
      "此数据源上没有可信的模型，因此本报告不作预测。",
    );
    expect(say.chosenSentence([], [], en)).toBeNull();
  });
});

describe("the trial", () => {
  it("tells its size, the next model and those withdrawn", () => {
    expect(plain(say.trialSentence(validation, en))).toBe(
      "From 2 past dates, forecasts of the next 90 days were compared with what came: 4,500 forecasts, one per customer and date.",
    );
    expect(plain(say.trialSentence(validation, zh))).toBe(
      "从 2 个过去日期出发，将其后 90 天的预测与实际对比，共 4,500 次（同一客户按日期计）。",
    );
    expect(plain(say.marginSentence(parameters, validation, en))).toBe(
      "MBG/NBD comes next, with an error 1 % greater.",
    );
    expect(plain(say.marginSentence(parameters, validation, zh))).toBe(
      "其次为 MBG/NBD 模型，误差大 1%。",
    );
    expect(plain(say.coverageSentence(parameters, validation, en))).toBe(
      "The own 90 % interval of BG/NBD for all orders held on 2 of 2 dates; published intervals of totals are widened for what it does not foresee, ±16.5 % for orders.",
    );
    expect(say.coverageSentence(parameters, validation, zh)).toBe(
      "BG/NBD 模型自身对订单总数的 90% 区间在 2 个日期中命中 2 个；所发布的总量区间另计入模型未能预见的波动：订单 ±16.5%。",
    );
    expect(say.withdrawnSentence(parameters, validation, en)).toBe(
      "NBD and Pareto/NBD are withdrawn: the naive guess “Own rate” forecasts the past better.",
    );
    expect(say.withdrawnSentence(parameters, validation, zh)).toBe(
      "NBD 模型和 Pareto/NBD 模型不予采用：朴素猜测“自身频率”对过去的预测更好。",
    );
  });

  it("says where intervals hold less often than chance explains", () => {
    const held = (share: number) =>
      plain(
        say.coverageSentence(
          parameters,
          validation.map((row) =>
            row.measure === "orders_coverage" ? {...row, value: share} : row,
          ),
          en,
        ),
      );
    // With nine in ten, one of two or fewer hold in 19 of 100 trials, none in one.
    expect(held(0.5)).toMatch(/held on 1 of 2 dates; published/);
    expect(held(0)).toMatch(/held on 0 of 2 dates, fewer than it should; published/);
  });

  it("says so where the likelier of two alike was taken", () => {
    const alike = validation.map((row) =>
      row.contender === "mbg_nbd" && row.measure === "orders_rmse" ? {...row, value: 0.8973} : row,
    );
    expect(plain(say.marginSentence(parameters, alike, en))).toBe(
      "MBG/NBD errs less by 0.3 %, too little to tell them apart, so the likelier model is taken.",
    );
  });

  it("is silent where it would not be true", () => {
    expect(say.trialSentence([], en)).toBeNull();
    expect(say.marginSentence(parameters, without(validation, "mbg_nbd"), en)).toBeNull();
    expect(say.marginSentence(unfitted, validation, en)).toBeNull();
    expect(say.coverageSentence(unfitted, validation, en)).toBeNull();
    const sound = parameters.filter(({why}) => why !== "worse_than_baseline");
    expect(say.withdrawnSentence(sound, validation, en)).toBeNull();
  });

  it("decides as the page says: half a per cent of error, then the likelihood per customer", () => {
    const fit = (model: string, logLikelihood: number): FitOf => ({
      customers: 100,
      fit: {
        model,
        names: [],
        parameters: {},
        standardErrors: undefined,
        logCovariance: undefined,
        logLikelihood,
        evaluations: 1,
        verdict: {isConverged: true, isTrusted: true, doubts: []},
      },
    });
    const chosen = (error: number, bar = 2) =>
      choose(
        [fit("bg_nbd", -500), fit("mbg_nbd", -400)],
        [
          {contender: "bg_nbd", error: 1},
          {contender: "mbg_nbd", error},
        ],
        [{contender: "own_rate", error: bar}],
      ).find(({isChosen}) => isChosen)?.model;
    expect([chosen(1.004), chosen(1.006), chosen(1.004, 0.9)]).toEqual([
      "mbg_nbd",
      "bg_nbd",
      undefined,
    ]);
  });
});

describe("a model’s verdict", () => {
  it("is said with its doubts in words", () => {
    const verdicts = (["bg_nbd", "mbg_nbd", "pareto_nbd"] as const).map((model) =>
      verdictSentence(fitted(model), en),
    );
    expect(verdicts).toEqual([
      "Trusted, and published.",
      "Trusted, but not published. Another model forecasts the past better, or as well and is likelier.",
      "Fitted, but withdrawn. A naive guess forecasts the past better.",
    ]);
    expect(verdictSentence(fitted("bg_nbd", unfitted), en)).toBe(
      "Not fitted. Too few buyers. Too few customers bought again. The history is too short.",
    );
    expect(verdictSentence(fitted("bg_nbd", unfitted), zh)).toBe(
      "未拟合。购买客户过少。复购客户过少。历史过短。",
    );
  });

  it("tells a fit that was made and is not trusted, and spend without purchases", () => {
    const [first] = fitted("bg_nbd").rows;
    const doubted = [{...first!, is_trusted: false, is_chosen: false, why: "at_bound"}];
    expect(verdictSentence(fitted("bg_nbd", doubted), en)).toBe(
      "Fitted, but not trusted. A parameter ran to the edge of what is plausible.",
    );
    const spend = parameters.map((row) => ({...row, is_chosen: false}));
    expect(verdictSentence(fitted("gamma_gamma", spend), en)).toBe(
      "Trusted, but not published. No model of purchases is trusted beside it.",
    );
  });

  it("has every doubt in words, in both languages", () => {
    const doubts = en.terms.ids("doubt");
    expect(doubts.length).toBeGreaterThanOrEqual(14);
    for (const id of doubts) {
      expect(en.terms.label("doubt", id)).toMatch(/^[A-Z].*\.$/);
      expect(zh.terms.label("doubt", id)).toMatch(/^[一-龥].*。$/);
    }
  });

  it("tells what the fit is made of", () => {
    expect(fitSentence(fitted("bg_nbd"), en)).toBe(
      "Fitted to 2,357 customers; log-likelihood −9,582.4; the fit converged.",
    );
    expect(fitSentence(fitted("bg_nbd"), zh)).toBe(
      "由 2,357 位客户拟合，对数似然 −9,582.4，已收敛。",
    );
    expect(fitSentence(fitted("bg_nbd", unfitted), en)).toBeNull();
  });
});

describe("what the numbers mean", () => {
  it("is said in orders, shares, days and money", () => {
    // 365 × 0.25 / 36.5 and 365 × 0.3 / 54.75; 0.8 / (0.8 + 2.4); 80 × (2^(1 / 0.5) − 1); 6 × 15 / (4 − 1).
    expect(mean.rateSentence(fitted("bg_nbd"), en)).toBe(
      "While active, a customer orders 2.5 times a year on average.",
    );
    expect(mean.rateSentence(fitted("nbd"), en)).toBe(
      "A customer orders 2 times a year on average.",
    );
    expect(mean.leavingSentence(fitted("nbd"), en)).toBeNull();
    expect(plain(mean.leavingSentence(fitted("bg_nbd"), en))).toBe(
      "After each repeat purchase 25 % of customers leave for good, on average.",
    );
    expect(mean.leavingSentence(fitted("mbg_nbd"), zh)).toBe(
      "平均每次购买（含首购）之后有 36% 的客户永久离开。",
    );
    expect(plain(mean.halfLifeSentence(fitted("pareto_nbd"), en))).toBe(
      "Half of new customers leave for good within 240 days.",
    );
    expect(plain(mean.halfLifeSentence(fitted("pareto_nbd"), zh))).toBe(
      "新客户有一半在 240 天之内永久离开。",
    );
    expect(mean.spendSentence(fitted("gamma_gamma"), en)).toBe(
      "Over customers the mean order is ¥30; each varies about a mean of their own.",
    );
    expect(mean.spendSentence(fitted("gamma_gamma"), zh)).toBe(
      "客户之间的平均客单价为 30 元，每位客户各以自己的均值为中心。",
    );
  });

  it("is not said where it does not exist or says nothing", () => {
    expect(mean.spendSentence(changed("gamma_gamma", {q: 0.9}), en)).toBeNull();
    expect(mean.halfLifeSentence(changed("pareto_nbd", {s: 0.05}), en)).toBe(
      "After ten years more than half of new customers are still there.",
    );
    expect(mean.halfLifeSentence(changed("pareto_nbd", {s: 1e-9}), en)).toMatch(/^After ten years/);
    expect(mean.rateSentence(changed("bg_nbd", {alpha: 1e-9}), en)).toBeNull();
    expect(mean.rateSentence(changed("bg_nbd", {alpha: 150}), zh)).toBe(
      "客户在仍活跃时平均每年下单 0.61 次。",
    );
    for (const of of [mean.rateSentence, mean.leavingSentence, mean.halfLifeSentence])
      expect(of(fitted("gamma_gamma"), en)).toBeNull();
    expect(mean.rateSentence(fitted("bg_nbd", unfitted), en)).toBeNull();
  });
});

describe("the definitions in force", () => {
  it("are told with their numbers", () => {
    expect(plain(settings.clvSentence(definitions, en, "margin"))).toBe(
      "This report counts profit over the next 36 months, discounted at 10 % a year.",
    );
    expect(plain(settings.clvSentence(definitions, en, "net_sales"))).toBe(
      "This report counts net sales, for margin is not known, over the next 36 months, discounted at 10 % a year.",
    );
    expect(plain(settings.clvSentence(definitions, zh, "margin"))).toBe(
      "本报告计入未来 36 个月的利润，按每年 10% 折现。",
    );
    expect(plain(settings.gatesSentence(definitions, en))).toBe(
      "It takes at least 500 buyers, 10 of them with three or more purchase days, a history of 180 days and an order within the last 30 days.",
    );
    expect(plain(settings.gatesSentence(definitions, zh))).toBe(
      "须有至少 500 位购买客户、其中至少 10 位在三天及以上购买过，历史不短于 180 天，且最近 30 天内有人下单。",
    );
    expect(settings.correlationSentence(definitions, en)).toContain("±0.3");
    expect(plain(settings.gapSentence(definitions, en))).toBe(
      "Of all gaps, 80 % last 74 days or less: that is Q.",
    );
    expect(plain(settings.matrixSentence(definitions, en))).toBe(
      "Importance is high from a percentile rank of 60 %, value from 80 %.",
    );
  });

  it("say where a number comes from, and nothing where there is none", () => {
    const set = definitions.map((row) => ({...row, origin: "set"}));
    expect(plain(settings.gapSentence(set, en))).toBe("Q is 74 days, set in source.yaml.");
    const {ratingSentence, ...others} = settings;
    for (const sentence of Object.values(others)) expect(sentence([], en)).toBeNull();
    expect([ratingSentence(null, en), ratingSentence("luck", en)]).toEqual([null, null]);
    expect(ratingSentence("predicted_profit", en)).toBe(
      "Customers are rated by the profit predicted of them.",
    );
    expect(ratingSentence("net_sales", zh)).toBe("客户的价值以近十二个月净销售额衡量。");
  });
});

it.each([
  [0.24259, "0.2426"],
  [11.669, "11.67"],
  [1234.5, "1,235"],
  [-9582.43, "−9,582"],
  [0, "0"],
  [2.35e17, "2.350 × 10¹⁷"],
  [0.0000123, "1.230 × 10⁻⁵"],
  [Infinity, "—"],
  [null, "—"],
])("writes %s as %s", (value, text) => {
  expect(significant(value, "en")).toBe(text);
});

const models: ModelName[] = ["nbd", "bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma"];
const base = {...marts, definitions, clv_parameters: parameters, clv_validation: validation};

describe.each<[string, MethodsData]>([
  ["a shop with models", base],
  ["a shop too small for any", {...base, clv_parameters: unfitted, clv_validation: []}],
  ["a source with nothing in it", {...emptyMarts, clv_parameters: [], clv_validation: []}],
])("the pieces of the page, on %s", (_, data) => {
  it.each<Language>(["en", "zh"])("are whole in their language (%s)", (language) => {
    const pieces = [
      methodsHead(data, {language, today}),
      modelTrial(data, {language}),
      ...models.map((model) => fittedModel(data, {model, language})),
      inForce(data, {of: "clv", language}),
    ];
    const text = pieces
      .map((piece) => (typeof piece === "string" ? piece : (piece.textContent ?? "")))
      .join("\n");
    expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    if (language === "en") expect(text.replace(hostile[0], "")).not.toMatch(/[一-龥]/);
    for (const piece of pieces)
      if (typeof piece !== "string") expect(piece.querySelector("img, script")).toBeNull();
    expect(pieces[0]).toHaveProperty("className", "page");
  });
});

it("shows every parameter with its error and interval", () => {
  const table = fittedModel(base, {model: "bg_nbd", language: "en"});
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  // 36.5 × e^(±1.6449 × 2.65 / 36.5).
  expect(rows[1]).toEqual(["αscale of the rates, days", "36.5", "2.65", "32.39 – 41.13"]);
  expect(rows.map(([name]) => name?.[0])).toEqual(["r", "α", "a", "b"]);
});

it("shows models and guesses, the least error first", () => {
  const table = modelTrial(base, {language: "en"});
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => plain(cell.textContent)),
  );
  expect(rows[0]).toEqual(["BG/NBD", "0.9", "−1.2 %", "100 %"]);
  expect(rows[2]).toEqual(["Own ratenaive guess", "1", "+6.2 %", "—no value"]);
  expect(rows.length).toBe(5);
});

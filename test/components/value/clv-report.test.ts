import {expect, it} from "vitest";
import {
  calibrationTitle,
  gapsOf,
  probabilitySentence,
  tenthsOf,
} from "../../../src/components/value/clv-calibration.js";
import {contestTitle} from "../../../src/components/value/clv-contest-figure.js";
import {cutsTitle} from "../../../src/components/value/clv-cuts-figure.js";
import {
  shownSentence,
  spendingSentence,
  untrustedSentence,
  withdrawnSentences,
} from "../../../src/components/value/clv-doubts.js";
import {ledgerSentence} from "../../../src/components/value/clv-ledger.js";
import * as say from "../../../src/components/value/clv-report.js";
import * as totals from "../../../src/components/value/clv-totals.js";
import {readTrial} from "../../../src/components/value/clv-trial.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {clvMarts, ledger, noModel, published} from "./clv-fixtures.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const trial = readTrial(clvMarts.clv_validation);
const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? null;

it("reads the trial: contenders by error, cuts by age", () => {
  expect(trial?.errors.map(({contender}) => contender)).toEqual([
    "bg_nbd",
    "mbg_nbd",
    "own_rate",
    "segment_mean",
    "pareto_nbd",
    "last_period",
    "zero",
  ]);
  expect(trial?.cuts.map(({cut}) => cut)).toEqual([1, 2, 3]);
  expect([trial?.customers, trial?.horizonDays]).toEqual([6300, 90]);
  expect(readTrial([])).toBeUndefined();
});

it("names the published model and how much it beats the best naive guess", () => {
  expect(plain(say.publishedSentence(published, trial, en))).toBe(
    "BG/NBD is published: tried at 3 past dates, it missed a customer’s orders of the next 90 days by 0.84 (root mean square), 12.5 % less than the best naive guess, “own rate”.",
  );
  expect(plain(say.publishedSentence(published, trial, zh))).toBe(
    "本页采用 BG/NBD 模型：以 3 个过去日期检验，对每位客户其后 90 天订单数的误差为 0.84（均方根），比最好的朴素猜测“自身频率”小 12.5%。",
  );
  expect(say.publishedSentence(published, undefined, en)).toContain("the history is too short");
  expect(say.publishedSentence(noModel.clv_parameters, trial, en)).toBeNull();
});

it("tells how near the next trusted model comes", () => {
  expect(plain(say.rivalSentence(published, trial, en))).toBe(
    "Next comes MBG/NBD, whose error is 1.2 % greater.",
  );
  const near = clvMarts.clv_validation.map((row) =>
    row.contender === "mbg_nbd" && row.measure === "orders_rmse" ? {...row, value: 0.838} : row,
  );
  expect(plain(say.rivalSentence(published, readTrial(near), en))).toBe(
    "MBG/NBD does as well, within 0.5 %; of models that alike the one the data make likelier is taken, BG/NBD.",
  );
  expect(say.rivalSentence(noModel.clv_parameters, trial, en)).toBeNull();
});

it("tells how far totals were off", () => {
  expect(plain(totals.totalsSentence("bg_nbd", trial, "orders", en))).toBe(
    "Over all dates together it expected 1.2 % more orders than came; at single dates it was off by −2 % to +3 %.",
  );
  expect(plain(totals.totalsSentence("bg_nbd", trial, "orders", zh))).toBe(
    "全部日期合计，预期订单比实际多 1.2%；单个日期在 −2% 与 +3% 之间。",
  );
  expect(plain(totals.totalsSentence("bg_nbd", trial, "amount", en))).toContain(
    "In money it expected 2.1 % less than came",
  );
  expect(totals.totalsSentence("own_rate", trial, "amount", en)).toBeNull();
  expect(plain(totals.coverageSentence("bg_nbd", trial, en))).toBe(
    "The model’s own 90 % interval of the total of orders held at 2 of 3 past dates.",
  );
  expect(plain(cutsTitle([0.03, -0.02, 0.01], en))).toBe(
    "At 3 past dates the total of orders was off by −2 % to +3 %",
  );
  expect(cutsTitle([0.03], zh)).toBeNull();
});

it("says when intervals held too seldom for chance", () => {
  // P(X ≤ 5) of 8 at 0.9 is 0.0381, P(X ≤ 6) is 0.1869 (binomial tables).
  expect(totals.chanceOfAtMost(5, 8)).toBeCloseTo(0.0381, 4);
  expect(totals.chanceOfAtMost(6, 8)).toBeCloseTo(0.1869, 4);
  expect(totals.chanceOfAtMost(8, 8)).toBeCloseTo(1, 12);
  const missed = clvMarts.clv_validation.map((row) =>
    row.measure === "orders_coverage" ? {...row, value: 0} : row,
  );
  expect(plain(totals.coverageSentence("bg_nbd", readTrial(missed), en))).toBe(
    "The model’s own 90 % interval of the total of orders held at 0 of 3 past dates, fewer than the nine in ten it promises, so intervals are too narrow.",
  );
});

it("says by how much published intervals are wider than the model's own", () => {
  const of = (measure: string, value: number) =>
    clvMarts.clv_validation
      .filter((row) => row.contender === "bg_nbd" && row.measure === "orders_coverage")
      .map((row) => ({...row, measure, value: row.cut === 0 ? value : 1}));
  const told = (rows: typeof clvMarts.clv_validation, voice: typeof en) => {
    const found = readTrial([...clvMarts.clv_validation, ...rows]);
    return plain(totals.coverageSentence("bg_nbd", found, voice));
  };
  // 1.645 times 4.4 % and 8 %.
  const both = [...of("orders_excess", 0.044), ...of("amount_excess", 0.08)];
  const widened = of("orders_widened_coverage", 1);
  expect(told([...both, ...widened], en)).toBe(
    "The model’s own 90 % interval of the total of orders held at 2 of 3 past dates. Published intervals of totals are widened for what it does not foresee, ±7.2 % for orders and ±13.2 % for money; each date’s widened by what the others missed, 3 held.",
  );
  expect(told([...both, ...widened], zh)).toBe(
    "模型自身对订单总数的 90% 区间在 3 个过去日期中有 2 个成立。所发布的总量区间另计入模型未能预见的波动：订单 ±7.2%，金额 ±13.2%；各日期按其余日期的偏差放宽后，有 3 个成立。",
  );
  expect(told(of("orders_excess", 0), en)).toMatch(/held at 2 of 3 past dates\.$/);
  expect(told(of("amount_excess", 0.1), en)).toMatch(/foresee, ±16\.5 % for money\.$/);
});

it("tells whether probabilities and ranking were right", () => {
  const rows = clvMarts.clv_calibration;
  const gaps = gapsOf(tenthsOf(rows, "bg_nbd", "buying_probability"));
  // Nine tenths are off by one point and hold; the last is off by four and does not.
  expect(gaps?.mean).toBeCloseTo(0.013, 12);
  expect([gaps?.most.toFixed(12), gaps?.held]).toEqual(["0.040000000000", 9]);
  expect(plain(probabilitySentence(rows, "bg_nbd", 0.314, en))).toBe(
    "The probabilities to buy were 1.3 percentage points off on average of the tenths and 4 at most; against the same chance for everybody their error (Brier score) is 31 % smaller.",
  );
  expect(plain(probabilitySentence(rows, "bg_nbd", -0.1, zh))).toBe(
    "购买概率按十分位平均偏差 1.3 个百分点，最多 4 个；但并不优于人人给同一概率。",
  );
  expect(probabilitySentence([], "bg_nbd", null, en)).toBeNull();
  expect(calibrationTitle(tenthsOf(rows, "bg_nbd", "expected_orders"), "expected_orders", en)).toBe(
    "Expected orders were off by 0.01 per customer on average, 0.04 at most",
  );
  expect(plain(say.rankingSentence("bg_nbd", trial, en))).toBe(
    "The tenth of customers that it ranked highest placed 4.2 times as many orders as the average; of one who bought and one who did not, it put the buyer first 84 % of the time.",
  );
});

it("says what is not known", () => {
  expect(plain(say.unknownSentence(trial, clvMarts.definitions, en))).toMatch(
    /The trial reaches 90 days, value counts 36 months: what comes later is untested\.$/,
  );
  expect(say.unknownSentence(undefined, [], zh)).toMatch(/也不含尚未到来的客户。$/);
});

it("says which model was withdrawn, and why", () => {
  expect(withdrawnSentences(published, en)).toEqual([
    "Pareto/NBD is withdrawn: a naive guess forecasts the past better.",
  ]);
  expect(withdrawnSentences(published, zh)).toEqual([
    "Pareto/NBD 模型已撤回：对过去的预测不如朴素猜测。",
  ]);
  expect(withdrawnSentences(noModel.clv_parameters, en)).toEqual([]);
});

it("says why no model is trusted: what all share, else like reasons together", () => {
  expect(untrustedSentence(noModel.clv_parameters, en)).toBe(
    "No model of future purchases is trusted, so this page tells the past only: too few buyers. Methods says what else speaks against each.",
  );
  expect(untrustedSentence(noModel.clv_parameters, zh)).toBe(
    "没有可信的购买模型，因此本页只讲过去：购买客户过少。各模型的其他问题见“方法”页。",
  );
  const change = (why: (model: string) => string) =>
    noModel.clv_parameters.map((row) => ({...row, why: why(row.model)}));
  expect(
    untrustedSentence(
      change(() => "few_buyers"),
      en,
    ),
  ).toBe(
    "No model of future purchases is trusted, so this page tells the past only: too few buyers.",
  );
  const apart = change((model) => (model === "pareto_nbd" ? "not_converged" : "short_history"));
  expect(untrustedSentence(apart, en)).toBe(
    "No model of future purchases is trusted, so this page tells the past only. BG/NBD and MBG/NBD: the history is too short. Pareto/NBD: the fit did not converge.",
  );
  expect(untrustedSentence(apart, zh)).toBe(
    "没有可信的购买模型，因此本页只讲过去。BG/NBD 模型和 MBG/NBD 模型：历史过短。Pareto/NBD 模型：拟合未收敛。",
  );
  expect(untrustedSentence(published, en)).toBeNull();
  expect(untrustedSentence([], en)).toContain("nothing to fit");
});

it("says which model the pictures show where none is published", () => {
  expect(shownSentence(noModel.clv_parameters, "bg_nbd", en)).toBe(
    "No model is published. The pictures show BG/NBD, which missed least, to let you see where it fails.",
  );
  expect(shownSentence(published, "bg_nbd", en)).toBeNull();
  expect(shownSentence(noModel.clv_parameters, undefined, zh)).toBeNull();
});

it("says when spend has no model, and what takes its place", () => {
  const without = published.map((row) =>
    row.model === "gamma_gamma"
      ? {...row, why: "spend_depends_on_frequency", is_trusted: false, is_chosen: false}
      : row,
  );
  expect(spendingSentence(without, en)).toBe(
    "Gamma-Gamma, the model of spend, is not used: who buys more often spends differently per order; the model assumes they do not. An order is taken at the customer’s own mean, drawn towards that of all, so money has no interval.",
  );
  expect(spendingSentence(published, en)).toBeNull();
});

it("titles the contest by who wins it", () => {
  expect(plain(contestTitle(trial!, published, en))).toBe(
    "The error of BG/NBD is 12.5 % below that of the best naive guess, “own rate”",
  );
  const beaten = readTrial(
    clvMarts.clv_validation.filter(
      ({contender}) => !/_nbd$/.test(contender) || /pareto/.test(contender),
    ),
  );
  expect(contestTitle(beaten!, noModel.clv_parameters, zh)).toBe("没有模型优于朴素猜测“自身频率”");
});

it("scores the ledger where forecasts have fallen due", () => {
  // 1,000 and 1,100 expected, 1,020 and 980 came: 2,100 against 2,000.
  expect(plain(ledgerSentence(ledger, en))).toBe(
    "Of 2 forecasts by former builds that have fallen due, 1 lay within their 90 % interval; together they were off by +5 %.",
  );
  expect(ledgerSentence(ledger.slice(2), en)).toBe(
    "The ledger holds 1 forecast of all orders; the first falls due on 1 October 2025.",
  );
  expect(ledgerSentence(ledger.slice(2), zh)).toBe(
    "台账中有 1 条对订单总数的预测，最早于 2025 年 10 月 1 日到期。",
  );
  expect(ledgerSentence([], en)).toBeNull();
});

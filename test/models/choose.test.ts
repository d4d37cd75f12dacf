import {describe, expect, it} from "vitest";
import {choose} from "../../loaders/models/grading/choose.js";
import type {Doubt} from "../../loaders/models/fit.js";
import type {FitOf} from "../../loaders/models/line/fit-rows.js";

const fitted = (model: string, logLikelihood: number, ...doubts: Doubt[]): FitOf => ({
  customers: 1000,
  fit: {
    model,
    names: [],
    parameters: {},
    standardErrors: undefined,
    logCovariance: undefined,
    logLikelihood,
    evaluations: 1,
    verdict: {isConverged: true, isTrusted: doubts.length === 0, doubts},
  },
});

const faring = (errors: Readonly<Record<string, number>>) =>
  Object.entries(errors).map(([contender, error]) => ({contender, error}));

const chosen = (choices: ReturnType<typeof choose>) =>
  choices.filter(({isChosen}) => isChosen).map(({model}) => model);

const why = (choices: ReturnType<typeof choose>) =>
  Object.fromEntries(choices.map((each) => [each.model, each.why]));

const nobodyLeaves = fitted("nbd", -5100);
const naive = faring({last_period: 2, zero: 3});

describe("where dropout is visible", () => {
  const fits = [nobodyLeaves, fitted("bg_nbd", -5000), fitted("pareto_nbd", -4990)];

  it("the least error is published", () => {
    const choices = choose(fits, faring({nbd: 1.5, bg_nbd: 1.2, pareto_nbd: 1.3}), naive);
    expect(chosen(choices)).toEqual(["bg_nbd"]);
    expect(why(choices)).toEqual({nbd: "not_the_best", bg_nbd: null, pareto_nbd: "not_the_best"});
  });

  it("of errors alike the likelier is: never the one in which nobody leaves", () => {
    const errors = faring({nbd: 1.2, bg_nbd: 1.205, pareto_nbd: 1.3});
    expect(chosen(choose(fits, errors, naive))).toEqual(["bg_nbd"]);
    const all = faring({nbd: 1.2, bg_nbd: 1.2, pareto_nbd: 1.2});
    expect(chosen(choose(fits, all, naive))).toEqual(["pareto_nbd"]);
  });

  it("one in which nobody leaves is where it forecasts best by more", () => {
    const errors = faring({nbd: 1.1, bg_nbd: 1.2, pareto_nbd: 1.3});
    expect(chosen(choose(fits, errors, naive))).toEqual(["nbd"]);
  });

  it("without a trial the likeliest stands by its fit", () => {
    const choices = choose(fits, [], []);
    expect(chosen(choices)).toEqual(["pareto_nbd"]);
    expect(why(choices)["pareto_nbd"]).toBe("not_validated");
  });
});

describe("where no dropout is visible", () => {
  const fits = [nobodyLeaves, fitted("bg_nbd", -5099, "no_dropout_visible", "not_identified")];

  it("the simpler model takes the place of those that are doubted, even if they err less", () => {
    const choices = choose(fits, faring({nbd: 1.5, bg_nbd: 1.4}), naive);
    expect(chosen(choices)).toEqual(["nbd"]);
    expect(why(choices)).toEqual({nbd: null, bg_nbd: "no_dropout_visible,not_identified"});
  });

  it("none is published where a naive guess does as well", () => {
    const choices = choose(fits, faring({nbd: 2, bg_nbd: 2.1}), naive);
    expect(chosen(choices)).toEqual([]);
    expect(why(choices)).toEqual({
      nbd: "worse_than_baseline",
      bg_nbd: "no_dropout_visible,not_identified,worse_than_baseline",
    });
  });

  it("it stands in without a trial, too", () => {
    expect(chosen(choose(fits, [], []))).toEqual(["nbd"]);
  });
});

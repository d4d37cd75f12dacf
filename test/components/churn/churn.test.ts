// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {churnPage} from "../../../src/components/churn/churn.js";
import type {Language} from "../../../src/components/words/language.js";
import {emptyMarts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {trusted, untrusted} from "./churn-marts.js";
import {plain} from "./churn-voices.js";

const languages: Language[] = ["en", "zh"];
beforeEach(() => history.replaceState(null, "", "/churn"));

describe("the page of churn", () => {
  const states = {trusted, untrusted};
  it.each(languages.flatMap((language) => Object.keys(states).map((state) => ({language, state}))))(
    "draws every number, and names as text ($state, $language)",
    ({language, state}) => {
      const page = churnPage(states[state as keyof typeof states], {language, today});
      expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect(page.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
      expect(page.querySelector("img, script")).toBeNull();
      expect(page.textContent).toContain(hostile[0]);
      expect(page.querySelector(".answer")?.textContent).toMatch(/\d.*[.。]$/);
    },
  );

  it("answers with the model's judgement and how sure it is", () => {
    const page = churnPage(trusted, {language: "en", today});
    expect(plain(page.querySelector(".answer")?.textContent)).toBe(
      "400 of 1,000 buyers have probably left, and 100 more may be leaving; with departures goes an expected ¥20K of profit over the next 36 months. Tried on 4 past dates, 88 % of those it judged gone did not order in the 90 days after, against 40 % of all.",
    );
    const untried = churnPage({...trusted, churn_definitions: []}, {language: "en", today});
    expect(untried.querySelector(".answer")?.textContent).toMatch(/take it with care\.$/);
    expect(untried.querySelector("#laboratory svg")).toBeNull();
    expect(untried.querySelector("#laboratory")?.textContent).toContain("The history is too short");
  });

  it("falls back on the overdue where no model is trusted, and says why", () => {
    const page = churnPage(untrusted, {language: "en", today});
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /^60 customers are overdue; ¥.* No model is trusted here to say who has left for good: too few/,
    );
    expect(page.textContent).toContain("These are sales of the past");
    expect(page.textContent).not.toContain("Probably lost");
    const heads = [...page.querySelectorAll("#overdue thead button")].map(
      (head) => head.firstChild?.textContent,
    );
    expect(heads.slice(0, 3)).toEqual(["Customer", "Money at stake", "Days overdue"]);
  });

  it("lists the most at stake first: the model's money at risk, else the sales of a year", () => {
    const first = (data: typeof trusted) =>
      [...churnPage(data, {language: "en", today}).querySelectorAll("#overdue tbody tr")].map(
        (row) => row.children[1]?.textContent,
      );
    expect(first(trusted).slice(0, 3)).toEqual(["69.00", "68.00", "67.00"]);
    expect(first(untrusted).slice(0, 3)).toEqual(["1,200.00", "1,185.00", "1,170.00"]);
    const page = churnPage(trusted, {language: "zh", today});
    expect(page.querySelector("#overdue thead")?.textContent).toMatch(
      /风险利润.*活跃概率.*近 12 个月销售额/,
    );
  });

  it("calls no chance of return none that is only small, and lines up its points", () => {
    const chances = [0.35, 0.0004, 0, 0.17349];
    const overdue = trusted.overdue
      .slice(0, 4)
      .map((row, i) => ({...row, alive_probability: chances[i]!}));
    const page = churnPage({...trusted, overdue}, {language: "zh", today});
    const cells = [...page.querySelectorAll("#overdue tbody tr")].map(
      (row) => row.children[2]?.textContent,
    );
    expect(cells.toSorted()).toEqual(["0.0%", "17.3%", "35.0%", "<0.1%"]);
  });

  it("has words for a source in which nobody is overdue, and for nobody at all", () => {
    const calm = churnPage(
      {...untrusted, overdue: [], overdue_groups: []},
      {language: "en", today},
    );
    expect(calm.querySelector(".answer")?.textContent).toMatch(/^Nobody with a rhythm/);
    expect(calm.textContent).toContain("Nobody is overdue, so no money is at stake.");
    const nobody = churnPage(
      {
        ...emptyMarts,
        clv_groups: [],
        clv_parameters: [],
        survival: [],
        survival_curves: [],
        churn_definitions: [],
      },
      {language: "zh", today},
    );
    expect(nobody.querySelector("svg")).toBeNull();
    expect(nobody.querySelector(".answer")?.textContent).toMatch(/^尚无购买客户/);
  });

  it("speaks one language at a time", () => {
    const english = churnPage(trusted, {language: "en", today}).textContent ?? "";
    expect(english.replaceAll(/虚构的商店/g, "")).not.toMatch(/[一-龥]/);
  });
});

// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import type {Language} from "../../../src/components/words/language.js";
import {valuePage} from "../../../src/components/value/value.js";
import {clvMarts, noModel, nothing} from "./clv-fixtures.js";
import {emptyMarts, marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const trusted = {...marts, ...clvMarts};
const untrusted = {...marts, ...noModel};
const empty = {...emptyMarts, ...nothing};
const languages: Language[] = ["en", "zh"];
const notShown = /undefined|NaN|Infinity|\[object|null/;

beforeEach(() => history.replaceState(null, "", "/value"));

describe.each(languages)("the page of value (%s)", (language) => {
  it("begins with the future where a model is trusted, names as text", () => {
    const page = valuePage(trusted, {language, today});
    expect(page.querySelector(".answer")?.textContent).toMatch(/1\.24M|124 万/);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    expect(page.textContent).not.toMatch(notShown);
    expect(page.querySelectorAll("figure").length).toBe(12);
    expect(page.querySelectorAll(".picture-empty").length).toBe(0);
    expect(page.querySelectorAll(".key-figure").length).toBe(5);
    expect(page.querySelectorAll(".key-figure .receipt-button").length).toBe(5);
    // Of two events one lies between the past dates, 20 February to 19 August 2025.
    const marked = [...page.querySelectorAll("figure:has(line[data-annotation]) .annotation")];
    expect(marked.map((entry) => entry.textContent)).toHaveLength(1);
    expect(marked[0]?.textContent).toContain(hostile[0]);
  });

  it("begins with the past where none is trusted, and says why", () => {
    const page = valuePage(untrusted, {language, today});
    expect(page.querySelector(".answer")?.textContent).toMatch(/2,500.*80/);
    expect(page.querySelector(".story")?.textContent).toMatch(/too few buyers|购买客户过少/);
    // What is known without a model comes first, as figures too.
    const known = page.querySelector(".cards")?.textContent ?? "";
    expect(known).toMatch({en: /Net sales so far.*2,500/, zh: /至今净销售额.*2,500/}[language]);
    expect(page.textContent).not.toMatch(notShown);
    expect(page.querySelectorAll("figure svg").length).toBeGreaterThan(2);
  });

  it("puts the trial of models before the past where one is trusted, else behind", () => {
    const trial = /report card of|模型成绩单/;
    const past = /brought so far|至今带来/;
    const heads = (data: typeof trusted) =>
      [...valuePage(data, {language, today}).querySelectorAll("h2")]
        .map((head) => head.textContent ?? "")
        .map((text) => (trial.test(text) ? "trial" : past.test(text) ? "past" : ""))
        .filter((name) => name !== "");
    expect(heads(trusted)).toEqual(["trial", "past"]);
    expect(heads({...trusted, ...noModel, clv_validation: trusted.clv_validation})).toEqual([
      "past",
      "trial",
    ]);
  });

  it("says where it tells net sales because orders have lost money, and only there", () => {
    const loss = /cost more than they brought|成本高于收入/;
    const build_info = [
      ...trusted.build_info.filter(({item}) => !/_basis$/.test(item)),
      {item: "value_basis", value: "margin"},
      {item: "clv_basis", value: "net_sales"},
    ];
    const page = valuePage({...trusted, build_info}, {language, today});
    expect(page.querySelector(".story")?.textContent).toMatch(loss);
    expect(page.querySelector(".answer")?.textContent).toMatch(/net sales|净销售额/);
    expect(valuePage(trusted, {language, today}).textContent).not.toMatch(loss);
  });

  it("has words and no axis where there is nothing", () => {
    const page = valuePage(empty, {language, today});
    expect(page.querySelector("svg")).toBeNull();
    expect(page.querySelector(".answer")?.textContent).toMatch(/\w{3}|[一-龥]{5}/);
    expect(page.textContent).not.toMatch(notShown);
  });

  it("shows the trial of models though none is published", () => {
    const page = valuePage(
      {
        ...untrusted,
        clv_validation: clvMarts.clv_validation,
        clv_calibration: clvMarts.clv_calibration,
      },
      {language, today},
    );
    const card = page.querySelector("details.fold:has(#report-card)");
    expect(card?.hasAttribute("open")).toBe(false);
    expect(card?.querySelectorAll(".pictures figure svg").length).toBeGreaterThan(2);
    expect(card?.querySelector("h2")?.textContent).toMatch(/none is trusted|均不可信/);
    expect(valuePage(trusted, {language, today}).querySelector("details.fold")).toBeNull();
    expect(page.textContent).not.toMatch(notShown);
  });
});

it("speaks one language at a time", () => {
  const english = valuePage(trusted, {language: "en", today}).textContent ?? "";
  expect(english.replaceAll("虚构的商店", "")).not.toMatch(/[一-龥]/);
});

it("changes division and segment by choice, and keeps them in the address", () => {
  const page = valuePage(trusted, {language: "en", today});
  document.body.replaceChildren(page);
  [...page.querySelectorAll("button")].find(({textContent}) => textContent === "Segment")?.click();
  expect(location.search).toBe("?by=segment");
  expect(page.textContent).toContain("Worth most: Champions, ¥1,900 per customer; least: Lost, ¥3");
  [...page.querySelectorAll("button")].find(({textContent}) => textContent === "Lost")?.click();
  expect(location.search).toBe("?by=segment&forecast=lost");
  expect(page.textContent).toContain("Lost: monthly profit falls from ¥1,040");
});

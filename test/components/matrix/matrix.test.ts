// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {matrixPage} from "../../../src/components/matrix/matrix.js";
import type {Language} from "../../../src/components/words/language.js";
import {emptyMarts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";
import {click, draw, listed, startAtMatrix, title} from "./matrix-drawn.js";

const languages: Language[] = ["en", "zh"];
beforeEach(startAtMatrix);

describe("the matrix page", () => {
  it.each(languages)("draws names as text and no absent number (%s)", (language) => {
    const page = draw(language);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelectorAll(".heat-grid button").length).toBe(25);
    expect(listed(page)).toEqual(["a1", "b2", "c3", "d4"]);
  });

  it("lists the customers of a cell, keeps it in the address, and clears", () => {
    const page = draw();
    click(page, "cell.5.5");
    expect(listed(page)).toEqual(["a1", "b2"]);
    expect(title(page)).toBe(
      "2 customers, net sales of ¥900: recency 5 (0–12 days), frequency 5 (7–9 orders)",
    );
    expect(location.search).toBe("?show=cell.5.5");
    const pressed = [...page.querySelectorAll('[data-filter][aria-pressed="true"]')];
    expect(pressed.map((button) => button.getAttribute("data-filter"))).toEqual(["cell.5.5"]);
    [...page.querySelectorAll("button")]
      .find((button) => button.textContent === "Show all customers")
      ?.click();
    expect(listed(page).length).toBe(4);
    expect(location.search).toBe("");
  });

  it("lists quadrants and tiers, and says where nobody is", () => {
    const page = draw();
    click(page, "quadrant.high_importance_low_value");
    expect(listed(page)).toEqual(["b2"]);
    click(page, "tier.bronze");
    expect(listed(page)).toEqual(["c3", "d4"]);
    click(page, "tier.bronze");
    expect(listed(page).length).toBe(4);
    click(page, "cell.3.3");
    expect(page.textContent).toContain("Nobody is in this part of the matrix.");
  });

  it("takes the filter and the measure from the address, and ignores what is none", () => {
    history.replaceState(null, "", "/matrix?show=tier.gold&measure=net_amount");
    expect(listed(draw())).toEqual(["b2"]);
    expect(document.querySelector(".heat-grid [data-filter='cell.5.5']")?.textContent).toBe("900");
    history.replaceState(null, "", "/matrix?show=tier.%3Cimg%3E&measure=none");
    expect(listed(draw()).length).toBe(4);
  });

  it("offers what is known alone, and says why there is no more", () => {
    const page = draw();
    const offered = [...page.querySelectorAll('[aria-label="Measure"] .button')];
    expect(offered.map((one) => one.textContent)).toEqual([
      "Customers",
      "Net sales",
      "Median days",
    ]);
    expect(page.textContent).toContain("CLV and the probability of being active are not offered");
    expect(draw("zh").textContent).toContain("因此不提供客户生命周期价值与活跃概率");
  });

  it("has words for a source without buyers", () => {
    const page = matrixPage(
      {...rooms, ...emptyMarts, customers: [], rfm: [], rfm_matrix: [], customer_matrix: []},
      {language: "en", today},
    );
    expect(page.querySelector(".answer")?.textContent).toMatch(/^There are no valid orders yet/);
    expect(page.querySelector("canvas, .heat-grid")).toBeNull();
  });
});

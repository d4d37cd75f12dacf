// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {Language} from "../../src/components/language.js";
import {boundsText} from "../../src/components/matrix-bounds.js";
import {gridTitle} from "../../src/components/matrix-grid.js";
import {matrixPage} from "../../src/components/matrix.js";
import {bestSentence, fadingSentence, quadrantsOf} from "../../src/components/matrix-quadrants.js";
import {memorySentence} from "../../src/components/matrix-tiers.js";
import {bottomSentence} from "../../src/components/matrix-value.js";
import {voiceOf} from "../../src/components/voice.js";
import {emptyMarts, hostile, today} from "./fixtures.js";
import {rooms} from "./rooms.js";

const en = voiceOf(rooms, {language: "en"});
const zh = voiceOf(rooms, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const languages: Language[] = ["en", "zh"];

beforeEach(() => {
  // jsdom has no canvas; what is drawn on it is looked at in a browser.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  Element.prototype.scrollIntoView = () => undefined;
  history.replaceState(null, "", "/matrix");
});

const draw = (language: Language = "en") => {
  const page = matrixPage(rooms, {language, today});
  document.body.replaceChildren(page);
  return page;
};
const listed = (page: HTMLElement) =>
  [...page.querySelectorAll(".customer-key")].map((key) => key.textContent);
const title = (page: HTMLElement) => page.querySelector(".list-head h2")?.textContent;
const click = (page: HTMLElement, filter: string) =>
  page.querySelector<HTMLElement>(`[data-filter="${filter}"]`)?.click();

describe("sentences of the matrix", () => {
  const quadrants = quadrantsOf(rooms.customer_matrix);

  it("tell who is both, in people and money", () => {
    expect(plain(bestSentence(quadrants, en))).toBe(
      "1 customer is both important and valuable: 25 % of buyers, who bring 60 % of net sales (¥600).",
    );
    expect(bestSentence(quadrants, zh)).toBe(
      "1 位客户既重要又有价值：占购买客户的 25%，贡献净销售额的 60%（600 元）。",
    );
    expect(fadingSentence(quadrants, en)).toBe(
      "Another 1 is important but less valuable of late: net sales of ¥300 over the whole history, ¥40 in the last twelve months.",
    );
    expect(fadingSentence(quadrants, zh)).toContain("历史净销售额 300 元，近 12 个月 40 元。");
  });

  it("are not said where nobody is there, nor shares of money that is not positive", () => {
    const low = rooms.customer_matrix.filter((row) => row.quadrant === "low_importance_low_value");
    expect(bestSentence(quadrantsOf(low), en)).toBeNull();
    expect(fadingSentence(quadrantsOf(low), zh)).toBeNull();
    const returned = rooms.customer_matrix.map((row) => ({...row, net_amount: -1}));
    expect(plain(bestSentence(quadrantsOf(returned), en))).toBe(
      "1 customer is both important and valuable, 25 % of buyers.",
    );
  });

  it("count those who bought nothing for a year only where several are alike", () => {
    expect(bottomSentence(rooms.customer_matrix, en)).toBeNull();
    const idle = rooms.customer_matrix.map((row) => ({...row, trailing_year_orders: 0, value: 0}));
    expect(bottomSentence(idle, en)).toMatch(/^4 customers bought nothing/);
    expect(bottomSentence(idle, zh)).toMatch(/^4 位客户近 12 个月未下单/);
  });

  it("name the fullest cell by its bounds, money by its share", () => {
    expect(gridTitle(rooms.rfm_matrix, rooms.rfm_thresholds, "customers", en)).toBe(
      "The fullest cell holds 2 customers with 7–9 orders who bought last 0–12 days ago",
    );
    expect(gridTitle(rooms.rfm_matrix, rooms.rfm_thresholds, "net_amount", zh)).toBe(
      "累计 7–9 单、上次下单距今 0–12 天的客户贡献最多净销售额：900 元，占 90%",
    );
    expect(gridTitle([], [], "customers", en)).toBe("Customers");
  });

  it("say nobody where no one has a score, and one in the singular", () => {
    expect(boundsText(rooms.rfm_thresholds, "frequency", 1, en)).toBe("1 order");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, en)).toBe("nobody");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, zh)).toBe("无人");
  });

  it("tell of memory only where somebody is held", () => {
    expect(memorySentence(rooms.tiers, en)).toMatch(/^60 customers keep their tier/);
    expect(memorySentence(rooms.tiers, zh)).toMatch(/^60 位客户/);
    expect(
      memorySentence(
        rooms.tiers.map((row) => ({...row, held_by_memory: 0})),
        en,
      ),
    ).toBeNull();
  });
});

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

  it("offers margin only where it is known", () => {
    const names = [...draw().querySelectorAll("figure .button")].map((one) => one.textContent);
    expect(names).toContain("Median days");
    expect(names).not.toContain("Margin");
  });

  it("moves between cells with arrow keys, one stop of the Tab key for all", () => {
    const page = draw();
    const cells = [...page.querySelectorAll<HTMLButtonElement>(".heat-grid button")];
    cells[0]?.focus();
    cells[0]?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}));
    expect(document.activeElement).toBe(cells[5]);
    cells[5]?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true}));
    expect(document.activeElement).toBe(cells[5]);
    expect(cells.filter((cell) => cell.tabIndex === 0)).toEqual([cells[5]]);
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

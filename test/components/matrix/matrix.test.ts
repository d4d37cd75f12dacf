// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {Language} from "../../../src/components/words/language.js";
import {boundsText} from "../../../src/components/matrix/matrix-bounds.js";
import {gridRows} from "../../../src/components/matrix/matrix-cells.js";
import {
  gridMeasures,
  gridTitle,
  missingSentence,
} from "../../../src/components/matrix/matrix-grid-sentences.js";
import {matrixPage} from "../../../src/components/matrix/matrix.js";
import {movesOf} from "../../../src/components/matrix/matrix-moves.js";
import {
  costliestSentence,
  movesHead,
  windowSentence,
} from "../../../src/components/matrix/matrix-moves-sentences.js";
import {peopleOf} from "../../../src/components/matrix/matrix-people.js";
import {planInAddress, planRows} from "../../../src/components/matrix/matrix-plan.js";
import {planCsv} from "../../../src/components/matrix/matrix-plan-file.js";
import {planSentence} from "../../../src/components/matrix/matrix-plan-panel.js";
import {
  fewSentence,
  profileRows,
  profileTitle,
} from "../../../src/components/matrix/matrix-profile.js";
import {
  bestSentence,
  fadingSentence,
  quadrantsAt,
} from "../../../src/components/matrix/matrix-quadrants.js";
import {matrixTitle} from "../../../src/components/matrix/matrix-value.js";
import {memorySentence} from "../../../src/components/matrix/matrix-tiers.js";
import {bottomSentence} from "../../../src/components/matrix/matrix-value.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {emptyMarts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

const en = voiceOf(rooms, {language: "en"});
const zh = voiceOf(rooms, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const people = peopleOf(rooms);
/** Those of the definition in force, as in the fixture. */
const splits = {importance: 0.6, value: 0.8};
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
  const quadrants = quadrantsAt(people, splits);

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

  it("are named in the title where somebody stands in them", () => {
    const of = (important: number, valuable: number) =>
      quadrants.map((quadrant) =>
        quadrant.id === "high_importance_low_value"
          ? {...quadrant, customers: important}
          : quadrant.id === "low_importance_high_value"
            ? {...quadrant, customers: valuable}
            : quadrant,
      );
    expect(matrixTitle(of(27, 1), en)).toBe(
      "27 important customers are less valuable of late; 1 valuable one is not important yet",
    );
    expect(matrixTitle(of(0, 1), en)).toBe("1 valuable customer is not important yet");
    expect(matrixTitle(of(0, 2), zh)).toBe("2 位有价值的客户尚不重要");
    expect(matrixTitle(of(1, 0), en)).toBe("1 important customer is less valuable of late");
    expect(matrixTitle(of(3, 0), zh)).toBe("3 位重要客户近来价值不高");
  });

  it("are not said where nobody is there, nor shares of money that is not positive", () => {
    const nobody = quadrantsAt(people, {importance: 1, value: 1}).map((quadrant) =>
      quadrant.id.startsWith("high") ? {...quadrant, customers: 0} : quadrant,
    );
    expect(bestSentence(nobody, en)).toBeNull();
    expect(fadingSentence(nobody, zh)).toBeNull();
    const noBest = quadrants.map((quadrant) =>
      quadrant.id === "high_importance_high_value" ? {...quadrant, customers: 0} : quadrant,
    );
    expect(fadingSentence(noBest, en)).toMatch(/^1 customer is important but less valuable/);
    expect(fadingSentence(noBest, zh)).toMatch(/^1 位重要客户/);
    const returned = rooms.customers.map((row) => ({...row, net_amount: -1}));
    const poor = peopleOf({...rooms, customers: returned});
    expect(plain(bestSentence(quadrantsAt(poor, splits), en))).toBe(
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
    expect(
      gridTitle(gridRows(rooms.rfm_matrix, people), rooms.rfm_thresholds, "customers", en),
    ).toBe("The fullest cell holds 2 customers with 7–9 orders who bought last 0–12 days ago");
    expect(
      gridTitle(gridRows(rooms.rfm_matrix, people), rooms.rfm_thresholds, "net_amount", zh),
    ).toBe("累计 7–9 单、上次下单距今 0–12 天的客户贡献最多净销售额：900 元，占 90%");
    expect(gridTitle([], [], "customers", en)).toBe("Customers");
  });

  it("say nobody where no one has a score, and one in the singular", () => {
    expect(boundsText(rooms.rfm_thresholds, "frequency", 1, en)).toBe("1 order");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, en)).toBe("nobody");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, zh)).toBe("无人");
    const money = [
      {measure: "monetary", score: 5, customers: 2, lowest_value: 2004.1, highest_value: 279_489},
    ] as typeof rooms.rfm_thresholds;
    expect(boundsText(money, "monetary", 5, en)).toBe("¥2,004 to ¥279K");
    expect(boundsText(money, "monetary", 5, zh).replaceAll("\u00a0", " ")).toBe("2,004–27.9 万元");
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

describe("who is selected", () => {
  const first = Uint8Array.from([1, 1, 0, 0]);

  it("is told against all buyers, and that few may be luck", () => {
    const rows = profileRows(people, first, "segment", en);
    expect(
      rows.map(({id, customers, share, allShare}) => [id, customers, share, allShare]),
    ).toEqual([
      ["champions", 2, 1, 0.5],
      ["lost", 0, 0, 0.25],
      ["new_customers", 0, 0, 0.25],
    ]);
    expect(plain(profileTitle(rows, "segment", true, en))).toBe(
      "Segment Champions makes up 100 % of the selection, against 50 % of all buyers",
    );
    expect(profileTitle(rows, "segment", true, zh)).toContain(
      "占所选客户的 100%，而在全部购买客户中占 50%",
    );
    const all = profileRows(people, null, "tier", zh);
    expect(all.map(({id}) => id)).toEqual(["diamond", "gold", "bronze"]);
    expect(profileTitle(all, "tier", true, en)).toBe(
      "By tier the selection is made up like all buyers",
    );
    expect(fewSentence(29, en)).toBe("Only 29 customers are selected, so shares may be luck.");
    expect(fewSentence(1, zh)).toBe("所选仅 1 位客户，占比可能出于偶然。");
    expect(fewSentence(30, en)).toBeNull();
  });

  it("moved as each customer's segments and money say", () => {
    expect(movesOf(people, first)).toEqual([
      {
        ...{from_segment: "champions", to_segment: "champions", customers: 1},
        ...{net_amount: 80, net_amount_before: 90},
      },
      {
        ...{from_segment: "loyal_customers", to_segment: "champions", customers: 1},
        ...{net_amount: 30, net_amount_before: 10},
      },
    ]);
    expect(movesOf(people, null).length).toBe(4);
  });

  it("moved within days that are named, unlike the periods of the page of moves", () => {
    // 17 August to 17 November 2025: 14 + 30 + 31 + 17 = 92 days.
    expect(plain(movesHead(en))).toBe(
      "Moves since 17 August 2025, with money against the 92 days before",
    );
    expect(plain(movesHead(zh))).toBe("自 2025 年 8 月 17 日以来的变动，金额与此前 92 天相比");
    const moves = movesOf(people, null);
    expect(plain(costliestSentence(moves, en))).toBe(
      "The costliest: the one who went from At risk to Lost bought for ¥5 in the 92 days since, after ¥50 in the 92 days before.",
    );
    expect(plain(costliestSentence(moves, zh))).toBe(
      "代价最大的变动：由“有流失风险”转为“已流失”的 1 位客户，净销售额由此前 92 天的 50 元降至其后 92 天的 5 元。",
    );
    expect(costliestSentence(movesOf(people, first), en)).toBeNull();
    expect(plain(windowSentence(en))).toBe(
      "Money here is that of 92 days since and as many before. The Moves page compares two periods of 12 months, so the costliest way there may be another.",
    );
    const short = {...zh, facts: {...zh.facts, movesPeriodMonths: 3}};
    expect(windowSentence(short)).toBeNull();
    expect(windowSentence({...zh, facts: {...zh.facts, movesPeriodMonths: 6}})).toContain(
      "两段各 6 个月的期间",
    );
  });

  it("has a picture of its profile to download, named after what it shows", () => {
    const page = draw();
    const names = () =>
      [...page.querySelectorAll("#selection .picture-files button")].map((button) =>
        button.getAttribute("aria-label"),
      );
    const title = () => page.querySelector("#selection .picture-title")?.textContent;
    expect(names()).toEqual(
      ["SVG", "PNG"].map((name) => `Download the picture as ${name}, ${title()}`),
    );
    const before = title();
    click(page, "quadrant.high_importance_high_value");
    expect(title()).not.toBe(before);
    expect(names()[0]).toBe(`Download the picture as SVG, ${title()}`);
  });

  it("has CLV and probability where a model is trusted, the one alone where nobody leaves in it", () => {
    const modelled = (alive: number | null) =>
      peopleOf({
        ...rooms,
        customers: rooms.customers.map((row) => ({
          ...row,
          clv_amount: row.net_amount / 2,
          alive_probability: alive === null ? null : row.net_amount / 600,
        })),
      });
    const rows = gridRows(rooms.rfm_matrix, modelled(1));
    expect(gridMeasures(rows, en).map(({id}) => id)).toEqual([
      ...["customers", "net_amount", "clv_amount", "alive_probability", "median_days"],
    ]);
    const best = rows.find((row) => row.customers === 2);
    expect([best?.clv_amount, best?.alive_probability]).toEqual([450, 0.75]);
    expect(missingSentence(rows, en)).toBeNull();
    expect(plain(gridTitle(rows, rooms.rfm_thresholds, "alive_probability", en))).toBe(
      "The average probability of being active runs from 3 % to 75 % across the cells",
    );
    expect(plain(gridTitle(rows, rooms.rfm_thresholds, "clv_amount", zh))).toContain(
      "贡献最多客户生命周期价值：450 元，占 90%",
    );
    const staying = gridRows(rooms.rfm_matrix, modelled(null));
    expect(missingSentence(staying, en)).toMatch(/^The model that is trusted sees nobody leave/);
    expect(gridMeasures(staying, en).map(({id}) => id)).not.toContain("alive_probability");
  });

  it("gets a plan whose total and change are those of its quadrants", () => {
    const inForce = quadrantsAt(people, splits);
    const plan = {unit: "hours" as const, rates: [10, 3, 2, 1]};
    const rows = planRows(plan, quadrantsAt(people, {importance: 0.7, value: 0.2}), inForce);
    // a1 stays best; b2 and d4 become valuable, b2 no more important; c3 is low.
    expect(rows.map(({total}) => total)).toEqual([10, 0, 4, 1]);
    expect(rows.map(({totalInForce}) => totalInForce)).toEqual([10, 3, 0, 2]);
    expect(planSentence(rows, "hours", en)).toBe(
      "The plan comes to 15 hours a year, as under the definition in force",
    );
    expect(planCsv(rows.slice(0, 2), "hours", en).replace("\ufeff", "").split("\r\n")).toEqual([
      "Quadrant,Customers,Per customer (hours),Total (hours),Under the definition in force (hours),Change (hours)",
      `"${en.terms.label("quadrant", rows[0]!.id)}",${rows[0]!.customers},10,10,10,0`,
      `"${en.terms.label("quadrant", rows[1]!.id)}",0,3,0,3,-3`,
      "",
    ]);
    expect(planSentence(rows.slice(1), "budget", zh)).toBe("计划每年共需 5 元，与现行定义相同");
    expect(planSentence(rows.slice(2), "hours", zh)).toBe(
      "计划每年共需 5 小时，比现行定义多 3 小时",
    );
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

  const cell = (page: HTMLElement, recency: number, frequency: number) =>
    page.querySelector<HTMLButtonElement>(`[data-filter="cell.${recency}.${frequency}"]`)!;
  const press = (target: Element, key: string, options: KeyboardEventInit = {}) =>
    target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, ...options}));
  const pressed = (page: HTMLElement) =>
    [...page.querySelectorAll('td[aria-selected="true"] [aria-pressed="true"]')].map((button) =>
      button.getAttribute("data-filter"),
    );
  const selected = (page: HTMLElement) =>
    page.querySelector("#selection .picture-subtitle")?.textContent?.replaceAll("\u00a0", " ");

  it("selects rectangles with Shift by mouse and keyboard, single cells more with Ctrl, none with Escape", () => {
    const page = draw();
    expect(page.querySelector(".heat-grid")?.getAttribute("role")).toBe("grid");
    click(page, "cell.1.1");
    expect(pressed(page)).toEqual(["cell.1.1"]);
    cell(page, 2, 2).dispatchEvent(new MouseEvent("click", {bubbles: true, shiftKey: true}));
    expect(pressed(page)).toEqual(["cell.2.1", "cell.2.2", "cell.1.1", "cell.1.2"]);
    expect(location.search).toBe("?show=cells.22.21.12.11");
    expect(selected(page)).toBe("recency 1–2 (100–200 days), frequency 1–2 (1 order), n = 1");
    expect(listed(page)).toEqual(["c3"]);
    cell(page, 5, 5).dispatchEvent(new MouseEvent("click", {bubbles: true, ctrlKey: true}));
    expect(selected(page)).toBe("5 cells of the grid, n = 3");
    expect(listed(page)).toEqual(["a1", "b2", "c3"]);
    press(cell(page, 5, 5), "Escape");
    expect(location.search).toBe("");
    expect(pressed(page)).toEqual([]);
    cell(page, 5, 4).focus();
    press(cell(page, 5, 4), "ArrowRight", {shiftKey: true});
    expect(pressed(page)).toEqual(["cell.5.4", "cell.5.5"]);
    press(document.activeElement!, "ArrowDown", {shiftKey: true});
    expect(location.search).toBe("?show=cells.55.54.45.44");
    press(document.activeElement!, "Enter", {ctrlKey: true});
    expect(location.search).toBe("?show=cells.55.54.44");
  });

  it("adds by plain clicks where several are asked for", () => {
    const page = draw();
    [...page.querySelectorAll("button")]
      .find((button) => button.textContent === "Select several")
      ?.click();
    click(page, "cell.1.1");
    click(page, "cell.5.5");
    expect(location.search).toBe("?show=cells.55.11");
    click(page, "cell.1.1");
    expect(location.search).toBe("?show=cell.5.5");
  });

  it("moves the lines by keys and numbers; counts, plan, list and address follow", () => {
    vi.useFakeTimers();
    const page = draw();
    const text = (selector: string) =>
      plain(page.querySelector(selector)?.textContent ?? "") ?? "no such element";
    const best = '[data-filter="quadrant.high_importance_high_value"]';
    const line = (axis: string) => page.querySelector(`.split-line.is-${axis}`)!;
    expect(text("#plan h2")).toBe(
      "The plan comes to 6.5 hours a year, as under the definition in force",
    );
    click(page, "quadrant.high_importance_high_value");
    press(line("value"), "PageDown");
    expect(line("value").getAttribute("aria-valuenow")).toBe("0.7");
    expect(line("value").getAttribute("aria-valuetext")).toBe("0.7, reached by 2");
    expect(text(best)).toContain("2 customers (+1), 50 %");
    expect(text(`#plan [data-quadrant="high_importance_high_value"]`)).toMatch(/28\+4$/);
    expect(text("#plan h2")).toBe(
      "The plan comes to 8.5 hours a year, 2 hours more than under the definition in force",
    );
    vi.runAllTimers();
    expect(listed(page)).toEqual(["a1", "b2"]);
    expect(selected(page)).toContain("(split at importance 0.6, value 0.7)");
    const input = page.querySelector<HTMLInputElement>("[name=importance_split]")!;
    input.value = "0.675";
    input.dispatchEvent(new Event("input"));
    vi.runAllTimers();
    expect(new URLSearchParams(location.search).get("importance_split")).toBe("0.675");
    expect(listed(page)).toEqual(["a1"]);
    input.value = "7";
    input.dispatchEvent(new Event("input"));
    input.dispatchEvent(new Event("change"));
    expect(input.value).toBe("0.675");
    [...page.querySelectorAll("button")]
      .find((button) => button.textContent?.startsWith("Back to the definition"))
      ?.click();
    vi.runAllTimers();
    expect(location.search).toBe("?show=quadrant.high_importance_high_value");
    expect(listed(page)).toEqual(["a1"]);
    vi.useRealTimers();
  });

  it("takes lines, plan and profile from the address, and ignores what is none", () => {
    const query = "importance_split=0.3&value_split=0.25&plan=budget_10_5_2_0.5&by=tier";
    history.replaceState(null, "", `/matrix?${query}`);
    const page = draw();
    expect(plain(page.querySelector("#plan h2")?.textContent ?? "")).toBe(
      "The plan comes to ¥27 a year, ¥11 more than under the definition in force",
    );
    expect(page.querySelector("#selection th")?.textContent).toBe("Tier");
    history.replaceState(null, "", "/matrix?importance_split=2&value_split=x&plan=gold_1_2&by=hue");
    const other = draw();
    expect(other.querySelector<HTMLInputElement>("[name=importance_split]")?.value).toBe("0.6");
    expect(planInAddress().unit).toBe("hours");
    expect(other.querySelector("#selection th")?.textContent).toBe("Segment");
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

describe("quadrants of a sample", () => {
  it("are scaled up to all buyers, their shares kept", () => {
    const sampled = {...people, weight: 10};
    const [one, ten] = [people, sampled].map((each) => quadrantsAt(each, splits));
    one!.forEach((quadrant, at) => {
      const more = ten![at]!;
      expect(more.customers).toBe(10 * quadrant.customers);
      expect(more.netAmount).toBeCloseTo(10 * quadrant.netAmount, 6);
      expect(more.customersShare).toBeCloseTo(quadrant.customersShare, 12);
      expect(more.netShare ?? -1).toBeCloseTo(quadrant.netShare ?? -1, 12);
    });
  });
});

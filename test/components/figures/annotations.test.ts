// @vitest-environment jsdom
import * as Plot from "@observablehq/plot";
import {describe, expect, it} from "vitest";
import {annotationList} from "../../../src/components/figures/annotation-list.js";
import {placeLabels, withRules} from "../../../src/components/figures/annotation-rules.js";
import {
  laterSentence,
  noteSentence,
  notesListedBelow,
  notesOfMonths,
  notesWithin,
} from "../../../src/components/figures/annotations.js";
import {buyersFigure} from "../../../src/components/overview/buyers-figure.js";
import {lifecycleStock} from "../../../src/components/lifecycle/lifecycle-stock.js";
import {monthBars} from "../../../src/components/figures/month-bars.js";
import {salesFigure} from "../../../src/components/overview/sales-figure.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const date = (text: string) => new Date(`${text}T00:00:00Z`);
const event = (day: string, text: string, position = 1) => ({
  position,
  text_en: text,
  text_zh: `${text}（中文）`,
  annotation_date: date(day),
});
const note = (number: number, day = "2025-01-01") => ({number, date: date(day), text: "x"});

describe("events on a time axis", () => {
  it("are those within it, numbered in time; those of one day are one", () => {
    const voice = {
      ...en,
      annotations: [
        event("2024-12-31", "before", 1),
        event("2025-01-01", "first", 2),
        event("2025-03-31", "A", 3),
        event("2025-03-31", "B", 4),
        event("2025-04-01", "after", 5),
      ],
    };
    const months = ["2025-01-01", "2025-02-01", "2025-03-01"].map(date);
    expect(notesOfMonths(voice, months).notes).toEqual([
      {number: 1, date: date("2025-01-01"), text: "first"},
      {number: 2, date: date("2025-03-31"), text: "A; B"},
    ]);
    expect(notesOfMonths({...voice, language: "zh"}, months).notes.map(({text}) => text)).toEqual([
      "first（中文）",
      "A（中文）；B（中文）",
    ]);
    expect(notesWithin(voice, undefined, date("2025-01-01")).notes).toEqual([]);
    expect(notesOfMonths(voice, [])).toEqual({notes: [], later: 0});
  });

  it("keep their numbers in a picture of fewer months, and are listed elsewhere", () => {
    const all = {notes: [note(1, "2024-11-11"), note(2, "2025-03-31")], later: 3};
    const listed = notesListedBelow(all, "the stages", [date("2025-03-01")]);
    expect(listed).toEqual({notes: [all.notes[1]], later: 0, listedBelow: "the stages"});
    expect(annotationList(listed, {language: "en"})?.textContent).toBe(
      "Numbers above the picture are events; they are listed below the stages.",
    );
    expect(annotationList({...listed, listedBelow: "阶段图"}, {language: "zh"})?.textContent).toBe(
      "图上方的编号为事件，列于阶段图下方。",
    );
    expect(annotationList({...listed, notes: []}, {language: "en"})).toBeNull();
  });

  it("are told by day, and those after the as-of date by their number", () => {
    const one = {number: 1, date: date("2024-11-11"), text: "Double 11"};
    expect(noteSentence(one, {language: "en"})).toBe("11 November 2024: Double 11");
    expect(noteSentence({...one, text: "双十一"}, {language: "zh"})).toBe(
      "2024 年 11 月 11 日：双十一",
    );
    expect(laterSentence(0, en)).toBeNull();
    expect(laterSentence(1, en)).toBe("One more event lies after the as-of date and is not drawn.");
    expect(laterSentence(3, zh)).toBe("另有 3 个事件晚于截止日，未标注。");
  });
});

describe("labels of events", () => {
  it("are joined where they would touch, and nowhere else", () => {
    const at = (...xs: number[]) => xs.map((x, i) => ({note: note(i + 1), x}));
    const texts = (xs: number[]) => placeLabels(at(...xs)).map(({text}) => text);
    expect(texts([10, 50, 90])).toEqual(["1", "2", "3"]);
    expect(texts([10, 14, 90])).toEqual(["1–2", "3"]);
    expect(texts([10, 14, 18, 22])).toEqual(["1–4"]);
    // The joined label is wider, so it takes in a third that would not touch the second alone.
    expect(texts([10, 20, 32])).toEqual(["1–3"]);
    for (const xs of [[0, 5, 30, 33, 60, 200], Array.from({length: 40}, (_, i) => i * 9)]) {
      const labels = placeLabels(at(...xs));
      expect(labels.flatMap(({notes}) => notes)).toHaveLength(xs.length);
      labels.slice(1).forEach((label, i) => {
        const before = labels[i]!;
        const half = (text: string) => (text.length * 6.5 + 5) / 2;
        expect(label.x - before.x).toBeGreaterThanOrEqual(half(label.text) + half(before.text));
      });
    }
  });
});

describe("a chart with events", () => {
  const months = Array.from({length: 3}, (_, i) => ({
    month: new Date(Date.UTC(2025, i, 1)),
    is_complete: true,
    value: 1,
  }));
  const bars = () =>
    monthBars(months, {
      width: 356,
      language: "en",
      parts: [{label: "n", color: "red", value: (row) => row.value}],
      tick: String,
      sentence: () => "",
    });

  it("has a rule for each on its day inside the month, none off the axis", () => {
    const notes = [note(1, "2025-02-01"), note(2, "2025-02-28"), note(3, "2025-06-01")];
    const rules = [
      ...withRules(bars(), notes, {language: "en"}).querySelectorAll("line[data-annotation]"),
    ];
    const x = rules.map((rule) => Number(rule.getAttribute("x1")));
    // Three months on 300 pixels from 52 on: February's middle is 202.
    expect(x).toHaveLength(2);
    expect((x[0]! + x[1]!) / 2).toBeCloseTo(202, 6);
    expect(x[1]! - x[0]!).toBeGreaterThan(60);
    expect(x[1]! - x[0]!).toBeLessThan(100);
  });

  it("has bands of quarters, too", () => {
    const chart = Plot.plot({
      ...{width: 356, marginLeft: 52, marginRight: 4},
      x: {type: "band", domain: ["2025-01-01", "2025-04-01", "2025-07-01"].map(date), padding: 0},
      y: {domain: [0, 1]},
    });
    const notes = ["2025-01-01", "2025-05-16", "2025-09-30", "2025-10-01"];
    const rules = withRules(
      chart,
      notes.map((day, i) => note(i + 1, day)),
      {language: "en", isByQuarter: true},
    ).querySelectorAll("line[data-annotation]");
    const x = [...rules].map((rule) => Number(rule.getAttribute("x1")));
    // A hundred pixels each from 52 on: half a day after the start, the middle of the second, half a day before the end.
    expect(x).toHaveLength(3);
    expect(x[0]).toBeCloseTo(52 + 100 * (0.5 / 90), 6);
    expect(x[1]).toBeCloseTo(202, 6);
    expect(x[2]).toBeCloseTo(352 - 100 * (0.5 / 92), 6);
  });

  it("is as it was where there are none", () => {
    expect(withRules(bars(), [], {language: "en"}).outerHTML).toBe(bars().outerHTML);
  });
});

describe("a figure with events", () => {
  it("draws, lists and tells them in its table, hostile text as text", () => {
    for (const draw of [salesFigure, buyersFigure]) {
      const figure = draw(marts.months, en);
      expect(figure.querySelectorAll("line[data-annotation]")).toHaveLength(2);
      const listed = [...figure.querySelectorAll(".annotations li")].map((li) => li.textContent);
      // Buyers have the same months as net sales, below which the events are listed once.
      expect(listed).toEqual(
        draw === salesFigure ? ["1 Nov 2024 Double 11", `2 Mar 2025 ${hostile[0]}`] : [],
      );
      expect(figure.textContent.includes("listed below the picture of net sales")).toBe(
        draw === buyersFigure,
      );
      expect(figure.querySelector("img")).toBeNull();
      const heads = [...figure.querySelectorAll("thead th")].map((th) => th.textContent);
      expect(heads.at(-1)).toContain("Events");
    }
    expect(lifecycleStock(marts.lifecycle, zh).textContent).toContain("双十一");
  });

  it("is as it was where the source tells none", () => {
    const figure = salesFigure(marts.months, {...en, annotations: []});
    expect(figure.querySelector(".annotations, .annotation-rules")).toBeNull();
    expect(figure.textContent).not.toContain("Events");
  });

  it("draws a rule stronger while its entry has the focus; arrows move between entries", () => {
    const figure = salesFigure(marts.months, en);
    document.body.append(figure);
    const buttons = [...figure.querySelectorAll<HTMLButtonElement>(".annotation")];
    expect(buttons.map(({tabIndex}) => tabIndex)).toEqual([-1, 0]);
    expect(buttons[0]!.dataset["note"]).toBe("11 November 2024: Double 11");
    buttons[1]!.focus();
    const lit = () =>
      [...figure.querySelectorAll("line.is-lit")].map((rule) =>
        rule.getAttribute("data-annotation"),
      );
    expect(lit()).toEqual(["2"]);
    buttons[1]!.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true}));
    expect(document.activeElement).toBe(buttons[0]);
    expect(lit()).toEqual(["1"]);
    figure.remove();
  });

  it("lists the last twelve of many, and says so", () => {
    const notes = Array.from({length: 15}, (_, i) => note(i + 1));
    const list = annotationList({notes, later: 2}, {language: "en"});
    expect(list?.querySelectorAll("li")).toHaveLength(12);
    expect(list?.textContent).toContain("The last 12 of 15 events are listed");
    expect(list?.textContent).toContain("2 more events lie after the as-of date");
  });
});

// @vitest-environment jsdom
import * as Plot from "@observablehq/plot";
import {afterEach, beforeAll, expect, it, vi} from "vitest";
import {element} from "../../../src/components/page/element.js";
import {figure} from "../../../src/components/figures/figure.js";
import {groupBars} from "../../../src/components/figures/group-bars.js";
import {monthBars} from "../../../src/components/figures/month-bars.js";
import type {TipPlace} from "../../../src/components/figures/tip-places.js";
import {tipStyle} from "../../../src/components/figures/tip.js";
import {nextPlace} from "../../../src/components/figures/tip-steps.js";

// What jsdom lacks of a browser: it lays out, and tells when.
let hear: ResizeObserverCallback;
beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: ResizeObserverCallback) {
        hear = callback;
      }
      observe = () => {};
      unobserve = () => {};
    },
  );
  const box = {getBBox: () => ({x: 0, y: 0, width: 80, height: 20})};
  Object.assign(SVGElement.prototype, box);
});
afterEach(() => document.body.replaceChildren());

function resize(target: Element, width: number): void {
  hear([{target, contentRect: {width}} as unknown as ResizeObserverEntry], undefined as never);
}

const months = ["2025-08-01", "2025-09-01", "2025-10-01"].map((day, i) => ({
  month: new Date(`${day}T00:00:00Z`),
  is_complete: i < 2,
  net: [30, 10, 20][i] ?? 0,
}));

const bars = (width: number, language: "en" | "zh" = "en") =>
  monthBars(months, {
    ...{width, language, tick: String},
    parts: [{label: "Net", color: "gray", value: ({net}) => net}],
    sentence: ({month, net}) =>
      language === "en"
        ? `Month ${month.getUTCMonth() + 1}: ${net}`
        : `${month.getUTCMonth() + 1} 月：净销售额 ${net} 万元，其中退货 0 元，订单也不多`,
  });

/** Puts a picture on the page, in its frame. */
function show(chart: (width: number) => Element, language: "en" | "zh" = "en"): HTMLElement {
  const frame = figure(months, {
    ...{language, title: "Sales fell", subtitle: "Net", summary: "Sales fell.", empty: "None."},
    ...{file: "a-picture", chart, columns: [{head: "n", value: ({net}) => net}]},
  });
  document.body.append(frame);
  const box = frame.querySelector<HTMLElement>(".picture-chart")!;
  box.focus();
  return box;
}

/** Plot breaks lines and marks them with blanks of no width. */
const squeezed = (text: string) => text.replace(/[\s\u200b]/g, "");
const tips = (box: Element) =>
  [...box.querySelectorAll('[aria-label="tip"] text')]
    .map((text) => squeezed(text.textContent ?? ""))
    .filter((text) => text !== "");
const said = () => document.querySelector("[aria-live=polite]")?.textContent;

/** Presses a key; returns what the tip says after it, and whether the page may still act on the key. */
async function press(box: Element, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more});
  const isFree = box.dispatchEvent(event);
  // Plot draws the tips of pictures in parts with the next frame.
  await new Promise((done) => requestAnimationFrame(done));
  return {tips: tips(box), said: said(), isFree};
}

const told = (text: string) => ({tips: [squeezed(text)], said: text, isFree: false});

it("walks through the months by keys, says what the tip says, and stays at the ends", async () => {
  const box = show(bars);
  expect(document.activeElement).toBe(box);
  expect([tips(box), said()]).toEqual([[], ""]);
  for (const [key, text] of [
    ["ArrowRight", "Month 8: 30"],
    ["ArrowLeft", "Month 8: 30"],
    ["ArrowRight", "Month 9: 10"],
    ["End", "Month 10: 20"],
    ["ArrowRight", "Month 10: 20"],
    ["Home", "Month 8: 30"],
  ] as const) {
    expect(await press(box, key), key).toEqual(told(text));
  }
});

it("begins at the end with the key that leads back", async () => {
  const box = show(bars);
  expect((await press(box, "ArrowLeft")).said).toBe("Month 10: 20");
});

it("says a Chinese sentence without the breaks of its lines", async () => {
  const box = show((width) => bars(width, "zh"), "zh");
  expect((await press(box, "Home")).said).toBe("8 月：净销售额 30 万元，其中退货 0 元，订单也不多");
  expect(box.getAttribute("aria-description")).toContain("方向键");
});

it("lets go by Escape, and when the focus leaves", async () => {
  const box = show(bars);
  await press(box, "ArrowRight");
  expect(await press(box, "Escape")).toEqual({tips: [], said: "", isFree: false});
  expect((await press(box, "Escape")).isFree).toBe(true);
  expect((await press(box, "ArrowRight")).said).toBe("Month 8: 30");
  box.blur();
  expect([tips(box), said()]).toEqual([[], ""]);
});

it("leaves other keys to the page", async () => {
  const box = show(bars);
  for (const key of ["Tab", "PageDown", "a", "ArrowUp", "ArrowDown"]) {
    expect(await press(box, key), key).toEqual({tips: [], said: "", isFree: true});
  }
  for (const held of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) {
    expect((await press(box, "ArrowLeft", {[held]: true})).isFree, held).toBe(true);
  }
});

it("goes on where the mouse points, also from a tip that a click keeps", async () => {
  const box = show(bars);
  await press(box, "Home");
  const svg = box.querySelector("svg")!;
  const mouse = (kind: string, x: number) =>
    svg.dispatchEvent(
      Object.assign(new Event(kind), {clientX: x, clientY: 100, pointerType: "mouse", buttons: 0}),
    );
  await press(box, "Escape");
  mouse("pointermove", 340);
  expect(tips(box)).toEqual(["Month9:10"]);
  mouse("pointerdown", 340);
  mouse("pointermove", 600);
  expect(tips(box)).toEqual(["Month9:10"]);
  expect((await press(box, "ArrowRight")).tips).toEqual(["Month10:20"]);
  mouse("pointermove", 340);
  expect(tips(box)).toEqual(["Month9:10"]);
});

it("finds values in every part of a picture that has parts side by side and below each other", async () => {
  const rows = ["left", "right"].flatMap((fx) =>
    ["upper", "lower"].flatMap((fy) => [1, 2].map((x) => ({fx, fy, x, text: `${fy} ${fx} ${x}`}))),
  );
  const box = show((width) =>
    Plot.plot({
      width,
      fy: {domain: ["upper", "lower"]},
      marks: [
        Plot.dot(rows, {
          ...{fx: "fx", fy: "fy", x: "x", y: 1, title: "text"},
          tip: {...tipStyle, pointer: "xy"},
        }),
      ],
    }),
  );
  const heard: (string | undefined)[] = [];
  for (let i = 0; i < rows.length; i++) {
    const {tips, said} = await press(box, "ArrowRight");
    expect(tips).toEqual([squeezed(said ?? "")]);
    heard.push(said);
  }
  expect(heard).toEqual(
    ["left 1", "left 2", "right 1", "right 2"].flatMap((place) => [
      `upper ${place}`,
      `lower ${place}`,
    ]),
  );
});

it("dismisses by Escape what the mouse shows, wherever the focus is", async () => {
  const box = show(bars);
  box.blur();
  const svg = box.querySelector("svg")!;
  const mouse = {clientX: 340, clientY: 100, pointerType: "mouse", buttons: 0};
  svg.dispatchEvent(Object.assign(new Event("pointermove"), mouse));
  expect(tips(box)).toEqual(["Month9:10"]);
  await press(document.body, "a");
  expect(tips(box)).toEqual(["Month9:10"]);
  await press(document.body, "Escape");
  expect(tips(box)).toEqual([]);
});

it("walks down bars that lie, once per row where a row has several", async () => {
  const rows = [
    {label: "North", color: "gray", values: [3, 7], sentence: "North: 3 and 7"},
    {label: "South", color: "gray", values: [9, 1], sentence: "South: 9 and 1"},
    {label: "West", color: "gray", values: [null, 2], sentence: "West: 2"},
  ];
  const box = show((width) => groupBars(rows, {width, heads: ["Now", "Then"], show: String}));
  for (const [key, text] of [
    ["ArrowDown", "North: 3 and 7"],
    ["ArrowDown", "South: 9 and 1"],
    ["ArrowDown", "West: 2"],
    ["ArrowUp", "South: 9 and 1"],
    ["ArrowRight", "West: 2"],
    ["ArrowLeft", "South: 9 and 1"],
  ] as const) {
    expect(await press(box, key), key).toEqual(told(text));
  }
});

it("makes a picture with tips one stop with its finding, and no other", () => {
  const box = show(bars);
  const attributes = ["tabindex", "role", "aria-label", "aria-hidden"];
  expect(attributes.map((name) => box.getAttribute(name))).toEqual([
    ...["0", "application", "Sales fell", null],
  ]);
  expect([...box.children].map((child) => child.getAttribute("aria-hidden"))).toEqual(["true"]);
  expect(box.querySelectorAll("[tabindex], a, button")).toHaveLength(0);
  const plain = show(() => element("div", {}, "no tips"));
  expect(attributes.map((name) => plain.getAttribute(name))).toEqual([null, null, null, "true"]);
});

it("goes on where the reader was in a picture that is drawn anew, and not on paper", async () => {
  const box = show(bars);
  await press(box, "End");
  const before = box.firstElementChild;
  resize(box, 400);
  expect(before!.isConnected).toBe(false);
  expect([document.activeElement, tips(box)]).toEqual([box, ["Month10:20"]]);
  expect((await press(box, "ArrowLeft")).said).toBe("Month 9: 10");
  dispatchEvent(new Event("beforeprint"));
  expect(tips(box)).toEqual([]);
  dispatchEvent(new Event("afterprint"));
  expect(tips(box)).toEqual(["Month9:10"]);
});

it("keeps to its line along, and goes from line to line across, where there are several", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  // Line a ends at 20, above line b, which goes on to 60.
  const places: TipPlace[] = (
    [
      ["a", 0, 10],
      ["b", 0, 50],
      ["a", 10, 12],
      ["b", 10, 40],
      ["a", 20, 14],
      ["b", 21, 41],
      ["b", 60, 42],
    ] as const
  ).map(([series, x, y]) => ({svg, series, x, y, text: `${series} ${x}`, isLying: false}));
  const from = (x: number | null, series: string) =>
    x === null ? undefined : places.findIndex((place) => place.x === x && place.series === series);
  for (const [[x, series], key, expected] of [
    [[null, ""], "ArrowRight", "a 0"],
    [[null, ""], "ArrowUp", "b 60"],
    [[0, "a"], "ArrowRight", "a 10"],
    [[20, "a"], "ArrowRight", "a 20"],
    [[21, "b"], "ArrowRight", "b 60"],
    [[20, "a"], "ArrowDown", "b 21"],
    [[21, "b"], "ArrowUp", "a 20"],
    [[0, "a"], "ArrowUp", "a 0"],
    [[60, "b"], "ArrowUp", "b 60"],
    [[10, "a"], "End", "a 20"],
    [[10, "b"], "Home", "b 0"],
  ] as const) {
    const to = nextPlace(places, from(x, series), key);
    expect(places[to ?? NaN]?.text, `${key} from ${series} ${x}`).toBe(expected);
  }
  expect(nextPlace(places, 0, "Enter")).toBeUndefined();
});

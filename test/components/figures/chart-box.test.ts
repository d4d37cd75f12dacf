// @vitest-environment jsdom
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {element} from "../../../src/components/page/element.js";
import type {FigureOptions} from "../../../src/components/figures/figure.js";

// A browser has what jsdom lacks: it lays out, and tells when.

interface Hearing {
  readonly hear: (
    entries: {target: Element; contentRect: {width: number}}[],
    watcher: Hearing,
  ) => void;
  readonly unobserve: (box: Element) => void;
  readonly boxes: Set<Element>;
}

let watchers: Hearing[] = [];
const drawn: string[] = [];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  watchers = [];
  drawn.length = 0;
  vi.stubGlobal("IntersectionObserver", class {});
  vi.stubGlobal("CSS", {escape: (text: string) => text});
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly boxes = new Set<Element>();
      constructor(readonly hear: Hearing["hear"]) {
        watchers.push(this);
      }
      observe = (box: Element) => void this.boxes.add(box);
      unobserve = (box: Element) => void this.boxes.delete(box);
    },
  );
});
afterEach(() => {
  // What left the page is not drawn for paper any more.
  document.body.replaceChildren();
  layOut(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const options = (file: string): FigureOptions<{n: number}> => ({
  language: "en",
  title: file,
  subtitle: "Customers",
  summary: "One customer.",
  empty: "Nobody.",
  file,
  chart: (width) => {
    drawn.push(`${file} ${width}`);
    return element("div", {"data-width": width});
  },
  columns: [{head: "n", value: ({n}) => n}],
});

/** Puts figures on the page, so many pixels below each other, in the frame of a browser. */
async function show(files: readonly string[], width: number, apart = 0): Promise<HTMLElement[]> {
  const {figure: fresh} = await import("../../../src/components/figures/figure.js");
  const figures = files.map((file) => fresh([{n: 1}], options(file)));
  figures.forEach((one, i) => {
    one.querySelector(".picture-chart")!.getBoundingClientRect = () =>
      ({top: i * apart, bottom: i * apart + 10}) as DOMRect;
  });
  document.body.append(...figures);
  layOut(width);
  return figures;
}

function layOut(width: number): void {
  for (const watcher of watchers) {
    const entries = [...watcher.boxes].map((target) => ({target, contentRect: {width}}));
    watcher.hear(entries, watcher);
  }
}

it("draws a picture once, at the width of its box, and again when that changes", async () => {
  const [one] = await show(["one"], 512);
  expect(drawn).toEqual(["one 512"]);
  layOut(512);
  expect(drawn).toEqual(["one 512"]);
  layOut(300.7);
  vi.runAllTimers();
  expect(drawn).toEqual(["one 512", "one 300"]);
  expect(one!.querySelectorAll(".picture-chart > *")).toHaveLength(1);
  expect(document.querySelector("[data-waiting]")).toBeNull();
});

it("draws what is in view in the frame, the rest in tasks, and the tables last", async () => {
  const [first, second] = await show(["first", "second"], 512, 5000);
  expect(drawn).toEqual(["first 512"]);
  expect(second!.querySelector(".picture-chart")!.hasAttribute("data-waiting")).toBe(true);
  expect(first!.querySelector("table")).toBeNull();
  expect(second!.querySelector("figcaption .visually-hidden")!.textContent).toBe("One customer.");
  vi.runAllTimers();
  expect(drawn).toEqual(["first 512", "second 512"]);
  expect(first!.querySelectorAll("details tbody tr")).toHaveLength(1);
  expect(document.querySelector("[data-waiting]")).toBeNull();
});

it("keeps the picture that stood in the page before, until it is drawn", async () => {
  document.body.innerHTML =
    '<observablehq-loading data-first><div data-picture="one"><b>before</b></div></observablehq-loading>';
  const [one] = await show(["one"], 512);
  const box = one!.querySelector(".picture-chart")!;
  expect([box.textContent, drawn]).toEqual(["before", []]);
  vi.runAllTimers();
  expect([box.textContent, drawn]).toEqual(["", ["one 512"]]);
});

it("wakes the picture that stood in the page before, and draws it where it is not the same", async () => {
  document.body.innerHTML =
    '<observablehq-loading data-first><div data-picture="one"><b>before</b></div>' +
    '<div data-picture="two"><b>other</b></div></observablehq-loading>';
  const {figure} = await import("../../../src/components/figures/figure.js");
  const woken: string[] = [];
  const wake = ({textContent}: Element) => {
    woken.push(textContent ?? "");
    return textContent === "before";
  };
  const boxes = ["one", "two"].map((file) => {
    const made = figure([{n: 1}], {...options(file), wake});
    document.body.append(made);
    return made.querySelector(".picture-chart")!;
  });
  layOut(512);
  vi.runAllTimers();
  expect(woken).toEqual(["before", "other"]);
  expect(boxes.map(({textContent}) => textContent)).toEqual(["before", ""]);
  expect(drawn).toEqual(["two 512"]);
  expect(document.querySelector("[data-waiting]")).toBeNull();
  layOut(300);
  vi.runAllTimers();
  expect(woken).toHaveLength(2);
  expect(drawn.slice(1)).toEqual(["one 300", "two 300"]);
});

it("keeps no picture where the address asks for another", async () => {
  document.documentElement.dataset.asked = "";
  document.body.innerHTML =
    '<observablehq-loading data-first><div data-picture="one"><b>before</b></div></observablehq-loading>';
  const [one] = await show(["one"], 512);
  delete document.documentElement.dataset.asked;
  expect(one!.querySelector(".picture-chart")!.textContent).toBe("");
  expect(drawn).toEqual(["one 512"]);
});

it("draws for paper what waits as well, and the table when a reader opens it", async () => {
  const [, second] = await show(["first", "second"], 512, 5000);
  dispatchEvent(new Event("beforeprint"));
  expect(drawn).toEqual(["first 512", "first 330", "second 330"]);
  dispatchEvent(new Event("afterprint"));
  expect(drawn.slice(3)).toEqual(["first 512", "second 512"]);
  second!.querySelector("details")!.dispatchEvent(new Event("toggle"));
  expect(second!.querySelectorAll("details tbody tr")).toHaveLength(1);
});

it("forgets what was taken off the page before its turn", async () => {
  const [, second] = await show(["first", "second"], 512, 5000);
  second!.remove();
  vi.runAllTimers();
  expect(drawn).toEqual(["first 512"]);
});

it("keeps the room of pictures that are drawn anew, until they are", async () => {
  const before = element("div", {}, ...(await show(["one"], 512)));
  document.body.append(before);
  Object.defineProperty(before.querySelector(".picture-chart")!, "offsetHeight", {value: 321});
  const next = element("div");
  const {keepHeights} = await import("../../../src/components/figures/chart-box.js");
  const {figure} = await import("../../../src/components/figures/figure.js");
  next.append(figure([{n: 1}], options("one")), figure([{n: 1}], options("two")));
  const [one, two] = next.querySelectorAll<HTMLElement>(".picture-chart");
  keepHeights(before, next);
  expect([one!.style.minHeight, two!.style.minHeight]).toEqual(["321px", ""]);
  before.replaceWith(next);
  layOut(512);
  vi.runAllTimers();
  expect(one!.style.minHeight).toBe("");
});

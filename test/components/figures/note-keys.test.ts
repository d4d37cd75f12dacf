// @vitest-environment jsdom
import {beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {chartBox} from "../../../src/components/figures/chart-box.js";
import {heatGrid} from "../../../src/components/figures/heat-grid.js";
import {titleNote} from "../../../src/components/figures/hover-note.js";
import {walkPanels} from "../../../src/components/figures/note-keys.js";
import {element} from "../../../src/components/page/element.js";

// What jsdom lacks of a browser: it tells when a box has another width.
let hear: ResizeObserverCallback;
beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: ResizeObserverCallback) {
        hear = callback;
      }
      observe = () => {};
    },
  );
});
beforeEach(() => document.body.replaceChildren());

/** A grid of signs: a letter is a cell with a note, a dot none, an underscore one that spans the rest quietly. */
function grid(lines: readonly string[], buttons = ""): HTMLElement {
  const width = Math.max(...lines.map(({length}) => length));
  return heatGrid({
    ...{label: "Letters", corner: "↓ →"},
    rows: lines.map((label) => ({label})),
    columns: Array.from({length: width}, (_, i) => ({label: String(i)})),
    cell: (i, j) => {
      const sign = lines[i]?.[j] ?? ".";
      if (sign === ".") return null;
      const cell = {text: sign, step: 1, sentence: `This is ${sign}.`};
      return sign === "_" ? {...cell, text: "", isQuiet: true, columns: width - j} : cell;
    },
    ...(buttons !== "" && {
      filter: (i: number, j: number) => {
        const id = lines[i]?.[j] ?? "";
        return {id, isOn: buttons.includes(id)};
      },
    }),
  });
}

function put(...boxes: readonly HTMLElement[]): HTMLElement {
  document.body.append(...boxes);
  return boxes[0]!;
}

const stops = () =>
  [...document.querySelectorAll<HTMLElement>('[tabindex="0"]')].map(({textContent}) => textContent);

/** Presses keys where the focus is; returns the signs that they lead to. */
function press(...keys: readonly string[]): string {
  return keys
    .map((pressed) => {
      const key = pressed.replace("Control+", "");
      const options = {key, ctrlKey: key !== pressed, bubbles: true, cancelable: true};
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", options));
      return /This is (.)\.$/.exec(document.activeElement?.getAttribute("aria-label") ?? "")?.[1];
    })
    .join("");
}

const [left, right, up, down] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

describe("the notes of a grid", () => {
  const enter = () => document.querySelector<HTMLElement>('[tabindex="0"]')!.focus();

  it("are one stop of the Tab key, which arrows take along", () => {
    put(grid(["abc", "def", "ghi"]));
    expect(document.querySelector("table")?.getAttribute("role")).toBe("grid");
    expect(stops()).toEqual(["a"]);
    enter();
    expect(press(right, right, right, down, left, up, down, down, down)).toBe("bccfebehh");
    expect(stops()).toEqual(["h"]);
    expect(press("Home", "End", "Control+Home", "Control+End")).toBe("giai");
    expect(stops()).toEqual(["i"]);
  });

  it("are all within reach where others are missing, in the column that arrows came from", () => {
    put(grid([".a...", ".....", "b...c", "..d..", "efghi"]));
    expect(stops()).toEqual(["a"]);
    enter();
    expect(press(down, right, down, down, up, up, up)).toBe("bcdidca");
    // A key along the row makes its column the one to keep.
    expect(press(down, down, left, down)).toBe("cddg");
  });

  it("are said by what stands for what is not there yet only while keys are on it", () => {
    put(grid(["abc", "d_"]));
    const quiet = document.querySelector("[colspan]")!;
    expect(quiet.getAttribute("aria-label")).toBeNull();
    enter();
    expect(press(right, right, down, left, "End")).toBe("bc_d_");
    expect(quiet.getAttribute("aria-label")).toBe("This is _.");
  });

  it("are on the page's note, below the cell, until Escape or Tab", () => {
    put(grid(["abc"]));
    const note = document.querySelector<HTMLElement>(".hover-note")!;
    // All that jsdom focuses, keys have led to.
    vi.spyOn(Element.prototype, "matches").mockImplementation(function (this: Element, selector) {
      return this.closest(selector.replace("-visible", "")) === this;
    });
    enter();
    press(right);
    expect([note.hidden, note.textContent]).toEqual([false, "This is b."]);
    // Scrolling to a cell is no reason to stop telling of it.
    document.dispatchEvent(new Event("scroll"));
    expect([note.hidden, note.textContent]).toEqual([false, "This is b."]);
    press("Escape");
    expect(note.hidden).toBe(true);
    document.dispatchEvent(new Event("scroll"));
    expect(note.hidden).toBe(true);
    expect(press(right)).toBe("c");
    expect(note.hidden).toBe(false);
    (document.activeElement as HTMLElement).blur();
    expect(note.hidden).toBe(true);
  });

  it("leave keys to the browser that lead nowhere or go with Alt", () => {
    put(grid(["ab"]));
    enter();
    const isKept = (key: string, altKey = false) => {
      const event = new KeyboardEvent("keydown", {key, altKey, bubbles: true, cancelable: true});
      document.activeElement!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([isKept(right, true), isKept("x"), isKept("Tab")]).toEqual([false, false, false]);
    expect(document.activeElement?.textContent).toBe("a");
    expect([isKept(left), isKept(up), isKept(right)]).toEqual([true, true, true]);
  });

  it("begin at a pressed button where cells are buttons", () => {
    put(grid(["abc", "def"], "e"));
    expect(stops()).toEqual(["e"]);
    enter();
    expect(press(left, up)).toBe("da");
    expect(stops()).toEqual(["a"]);
  });

  it("keep who reads them where they are when the picture is drawn anew, and tell their keys", () => {
    const box = put(
      chartBox({
        ...{language: "zh", name: "letters", title: "字母", isInteractive: true, width: 300},
        draw: () => grid(["abc", "def"]),
      }),
    );
    expect(box.querySelector("table")?.getAttribute("aria-description")).toContain("方向键");
    enter();
    expect(press(down, right)).toBe("de");
    const before = document.activeElement;
    const entry = {target: box, contentRect: {width: 200}} as unknown as ResizeObserverEntry;
    hear([entry], undefined as never);
    expect(before?.isConnected).toBe(false);
    expect([document.activeElement?.textContent, stops()]).toEqual(["e", ["e"]]);
    expect(press(right)).toBe("f");
  });
});

it("panels with notes are led through in their rows", () => {
  const panels = [..."abcde"].map((sign) =>
    element("div", {role: "img", "data-note": sign, "aria-label": `This is ${sign}.`}, sign),
  );
  const box = put(element("div", {}, ...panels));
  walkPanels(box, 2);
  expect(stops()).toEqual(["a"]);
  panels[0]?.focus();
  expect(press(right, right, down, down, right, up, "Control+End")).toBe("bbdeece");
  expect(stops()).toEqual(["e"]);
});

it("what the browser tells under a mouse at rest, the page tells where keys lead into it", () => {
  const link = element("a", {href: "#"}, "Loyal");
  const name = put(element("span", titleNote("Who buys often."), link), element("p"));
  expect(titleNote("")).toEqual({});
  vi.spyOn(Element.prototype, "matches").mockImplementation(function (this: Element, selector) {
    return this.closest(selector.replace("-visible", "")) === this;
  });
  const note = document.querySelector<HTMLElement>(".hover-note")!;
  link.focus();
  expect([name.title, note.hidden, note.textContent]).toEqual([
    "Who buys often.",
    false,
    "Who buys often.",
  ]);
  link.blur();
  // The mouse has the browser's own.
  link.dispatchEvent(new Event("pointermove", {bubbles: true}));
  expect(note.hidden).toBe(true);
});

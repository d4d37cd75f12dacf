// @vitest-environment jsdom
import {beforeEach, expect, it} from "vitest";
import {keepInWindow} from "../../../src/components/figures/tip-shift.js";

beforeEach(() => {
  Object.defineProperty(document.documentElement, "clientWidth", {value: 360, configurable: true});
});

/** A tip of 100 pixels by 30, drawn from so far left, whose value is at a place of the window. */
function tip(left: number, [e, f]: readonly [number, number]) {
  const box = document.createElement("div");
  box.innerHTML = '<svg><g><g><path d="M0"></path><text transform="as"></text></g></g></svg>';
  const [path, text] = [box.querySelector("path")!, box.querySelector("text")!];
  path.getBoundingClientRect = () => ({left, right: left + 106, width: 106}) as DOMRect;
  Object.assign(text, {getBBox: () => ({x: 0, y: -11, width: 84, height: 14})});
  Object.assign(box.querySelector("g > g")!, {getScreenCTM: () => ({a: 1, d: 1, e, f})});
  keepInWindow(box.querySelector("g"));
  return [path.getAttribute("d"), text.getAttribute("transform")];
}

it("leaves a tip that lies in the window", () => {
  expect(tip(4, [110, 200])).toEqual(["M0", "as"]);
  expect(tip(250, [250, 200])).toEqual(["M0", "as"]);
});

it("draws one that crosses an edge above its value, and below where the window ends", () => {
  expect(tip(-6, [100, 200])).toEqual(["M0,0L6,-6H50V-36H-50V-6H-6Z", "translate(-42,-17)"]);
  expect(tip(-6, [100, 39])).toEqual(["M0,0L6,6H50V36H-50V6H-6Z", "translate(-42,25)"]);
});

it("keeps it in the window, and its point at the value", () => {
  expect(tip(-60, [40, 200])[0]).toBe("M0,0L6,-6H64V-36H-36V-6H-6Z");
  expect(tip(320, [320, 200])[0]).toBe("M0,0L6,-6H36V-36H-64V-6H-6Z");
  expect(tip(358, [358, 200])[0]).toBe("M0,0L6,-6H6V-36H-94V-6H-6Z");
});

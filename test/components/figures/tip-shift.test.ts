// @vitest-environment jsdom
import {beforeEach, expect, it} from "vitest";
import {keepInWindow} from "../../../src/components/figures/tip-shift.js";

beforeEach(() => {
  Object.defineProperty(document.documentElement, "clientWidth", {value: 360, configurable: true});
});

/** A tip of 100 pixels by 30 as Plot draws it, whose point is at so many pixels of the window. */
function tip(at: number, d = "M0,0l6,-6h44v-30h-100v30h44z") {
  const box = document.createElement("div");
  box.innerHTML = `<svg><g><g><path d="${d}"></path><text transform="translate(-42,-14)"></text></g></g></svg>`;
  const [path, text] = [box.querySelector("path")!, box.querySelector("text")!];
  path.getBoundingClientRect = () => ({left: at - 50, right: at + 50}) as DOMRect;
  keepInWindow(box.querySelector("g"));
  return {d: path.getAttribute("d"), text: text.getAttribute("transform")};
}

it("leaves a tip that lies in the window", () => {
  const as = {d: "M0,0l6,-6h44v-30h-100v30h44z", text: "translate(-42,-14)"};
  expect(tip(54)).toEqual(as);
  expect(tip(306)).toEqual(as);
});

it("shifts one beyond an edge as far as it is, and its point stays", () => {
  expect(tip(320)).toEqual({
    d: "M0,0l6,-6h30v-30h-100v30h58z",
    text: "translate(-14,0) translate(-42,-14)",
  });
  expect(tip(34).d).toBe("M0,0l6,-6h64v-30h-100v30h24z");
  expect(tip(320, "M0,0l6,6h44v30h-100v-30h44z").d).toBe("M0,0l6,6h30v30h-100v-30h58z");
});

it("shifts no farther than to its point", () => {
  expect(tip(358).d).toBe("M0,0l6,-6h0v-30h-100v30h88z");
});

it("leaves one whose point is at a corner or a side: Plot draws them where there is room", () => {
  const corner = "M0,0l12,-12h88v-30h-100z";
  expect(tip(340, corner).d).toBe(corner);
});

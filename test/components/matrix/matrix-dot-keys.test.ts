// @vitest-environment jsdom
import {expect, it} from "vitest";
import {dotMark} from "../../../src/components/matrix/matrix-dot-keys.js";
import {planeOf} from "../../../src/components/matrix/matrix-plane.js";
import {element} from "../../../src/components/page/element.js";
import type {People} from "../../../src/components/matrix/matrix-people.js";

/** Five customers, of whom the second has no ranks. */
const people = {
  positions: [{}, undefined, {}, {}, {}],
  importance: Float64Array.of(0.9, NaN, 0.1, 0.5, 0.5),
  value: Float64Array.of(0.2, NaN, 0.8, 0.4, 0.4),
} as unknown as People;

function walk(isIn: (i: number) => boolean, ...keys: readonly string[]): string {
  const plane = planeOf(600);
  const mark = dotMark(people, {plane, isIn, sentence: (i) => `Customer ${i}.`})!;
  document.body.replaceChildren(element("div", {}, mark));
  mark.focus();
  const at = () => /\d/.exec(document.activeElement?.getAttribute("aria-label") ?? "")?.[0] ?? "";
  const heard = [at()];
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
    document.activeElement!.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(key !== "Tab");
    heard.push(at());
    expect(document.querySelectorAll(".dot-mark").length).toBe(1);
  }
  return heard.join("");
}

it("leads from customer to customer by importance and by value, equal ones one after the other", () => {
  const [left, right, up, down] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;
  expect(walk(() => true, "Home", right, right, right, right, left, "End", "Tab")).toBe(
    "023400400",
  );
  expect(walk(() => true, up, up, up, up, down)).toBe("034224");
});

it("leads only to those in force, and to the first of them where the last reached is none", () => {
  expect(walk((i) => i === 2 || i === 4, "ArrowRight", "ArrowRight", "Home", "ArrowDown")).toBe(
    "24424",
  );
  expect(walk(() => false, "ArrowRight")).toBe("00");
});

it("stands where the dot does, and nowhere where there is none", () => {
  const [plane, isIn] = [planeOf(600), () => true];
  const mark = dotMark(people, {plane, isIn, sentence: () => "One."})!;
  expect([parseFloat(mark.style.left), parseFloat(mark.style.top)]).toEqual([
    plane.x(0.9),
    plane.y(0.2),
  ]);
  const nobody = {...people, positions: [undefined]};
  expect(dotMark(nobody, {plane, isIn, sentence: () => ""})).toBeNull();
});

// @vitest-environment jsdom
import {beforeAll, beforeEach, expect, it} from "vitest";
import {watchHoverNotes} from "../../../src/components/figures/hover-note.js";

const main = document.createElement("main");

beforeAll(() => {
  document.body.append(main);
  watchHoverNotes();
});
beforeEach(() => {
  main.innerHTML =
    "<i data-note='5 of 9 bought.'><b>5</b></i><button data-note='Choose 7.'>7</button><p>Else</p>";
});

const noted = () => {
  const note = document.querySelector<HTMLElement>(".hover-note")!;
  return note.hidden ? null : note.textContent;
};

function tap(selector: string, pointerType: string): void {
  const click = new MouseEvent("click", {bubbles: true, clientX: 5, clientY: 5});
  Object.defineProperty(click, "pointerType", {value: pointerType});
  main.querySelector(selector)!.dispatchEvent(click);
}

it("says a note where a finger taps, until it taps elsewhere", () => {
  tap("b", "touch");
  expect(noted()).toBe("5 of 9 bought.");
  tap("p", "touch");
  expect(noted()).toBeNull();
});

it("leaves a tap to what works by it, and a click to the mouse that points already", () => {
  tap("button", "touch");
  expect(noted()).toBeNull();
  tap("b", "mouse");
  expect(noted()).toBeNull();
});

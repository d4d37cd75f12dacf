// @vitest-environment jsdom
import {expect, it} from "vitest";
import {briefOf} from "../../../src/components/overview/brief.js";
import {story} from "../../../src/components/words/story.js";
import {marts} from "../fixtures.js";
import {en} from "./brief-voices.js";

it("puts sentences under their questions, and each number opens its receipt", () => {
  const {told} = briefOf(marts, en);
  const drawn = story(told, en);
  expect([...(drawn?.querySelectorAll("strong") ?? [])].map((each) => each.textContent)).toEqual([
    "What happened",
    "Why",
    "What is at risk",
    "What to do",
  ]);
  const numbers = [...(drawn?.querySelectorAll<HTMLElement>("[role=button].number-button") ?? [])];
  expect(numbers.length).toBeGreaterThan(10);
  for (const button of numbers) {
    expect(button.getAttribute("aria-label")).toContain(button.textContent ?? "-");
    expect(button.dataset.mart).toMatch(/^[a-z_]+$/);
    button.remove();
  }
  expect(drawn?.textContent?.replaceAll(/90 days|Oct 2025/g, "")).not.toMatch(/\d/);
});

// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {overlapSentence} from "../../../src/components/moves/moves-limits.js";
import {
  gainsSentence,
  movedBetweenSentence,
} from "../../../src/components/moves/moves-sentences.js";
import {movesPage} from "../../../src/components/moves/moves.js";
import type {Language} from "../../../src/components/words/language.js";
import {today} from "../fixtures.js";
import {rooms} from "../rooms.js";
import {en, moves, span} from "./made-up-moves.js";

const languages: Language[] = ["en", "zh"];
beforeEach(() => history.replaceState(null, "", "/moves"));

describe("the page of moves", () => {
  const load = () => Promise.reject(new Error("no network"));

  it.each(languages)("shows both pictures, cards and lists (%s)", (language) => {
    const page = movesPage(rooms, {language, load, today});
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelectorAll("figure.picture").length).toBe(2);
    expect(
      [...page.querySelectorAll(".key-figure-value")].map((value) => value.textContent),
    ).toEqual(["1", "0", "3", "1"]);
    expect(page.querySelectorAll(".heat-grid td:not(.is-none)").length).toBe(5);
    expect(
      [...page.querySelectorAll("[data-list]")].map((button) => button.getAttribute("data-list")),
    ).toEqual([...["upgraded", "downgraded", "lost", "won_back"]]);
  });

  it("takes the dates from the address, ignores what is none, and keeps what is chosen", () => {
    history.replaceState(null, "", "/moves?from=2024-11-17&to=2025-08-17");
    const page = movesPage(rooms, {language: "en", load, today});
    document.body.replaceChildren(page);
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /^From 17 November 2024 to 17 August 2025/,
    );
    const [from, to] = [...page.querySelectorAll("select")] as HTMLSelectElement[];
    expect([from?.value, to?.value]).toEqual(["2024-11-17", "2025-08-17"]);
    to!.value = "2025-11-17";
    to!.dispatchEvent(new Event("change"));
    expect(location.search).toBe("?from=2024-11-17");
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /to 17 November 2025, none of 2 buyers was/,
    );
    expect(page.textContent).toContain("What the moves gained or lost is not told");
    from!.value = "2025-08-17";
    from!.dispatchEvent(new Event("change"));
    expect(location.search).toBe("");
    history.replaceState(null, "", "/moves?from=1999-01-01&to=nothing&list=nobody");
    const usual = movesPage(rooms, {language: "en", load, today});
    // The answer is one sentence; what each kind gained or lost is told below it.
    expect(usual.querySelector(".answer")?.textContent).toBe(
      movedBetweenSentence(moves, span, true, en),
    );
    expect([...usual.querySelectorAll(".moves-body > p")].map((p) => p.textContent)).toEqual([
      gainsSentence(moves, span, en),
      overlapSentence(rooms.segment_dates, span, en),
      expect.stringContaining("1 more stands better without having bought"),
    ]);
  });

  it("says so where a list cannot be fetched, and where there is nothing to compare", async () => {
    history.replaceState(null, "", "/moves?list=lost");
    const page = movesPage(rooms, {language: "en", load, today});
    document.body.replaceChildren(page);
    expect(page.querySelector('[data-list="lost"]')?.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => page.textContent).toContain("The list could not be fetched");
    const first = {...rooms, segment_dates: rooms.segment_dates.slice(0, 1), segment_moves: []};
    const bare = movesPage(first, {language: "zh", load, today});
    expect(bare.querySelector(".answer")?.textContent).toContain("无从比较变动");
    expect(bare.querySelector("figure, select")).toBeNull();
    const none = {...rooms, segments: rooms.segments.map((row) => ({...row, is_lost: false}))};
    const kept = movesPage(none, {language: "en", load, today});
    expect(kept.querySelectorAll("[data-list]").length).toBe(2);
  });
});

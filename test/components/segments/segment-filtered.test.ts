// @vitest-environment jsdom
import {beforeEach, expect, it, vi} from "vitest";
import {fixedSentence} from "../../../src/components/filters/filter-words.js";
import {everybody} from "../../../src/components/filters/filters.js";
import {filteredSegment} from "../../../src/components/segments/segment-filtered.js";
import type {SegmentFiles} from "../../../src/components/filters/restrict-segment-page.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {today} from "../fixtures.js";
import {rooms} from "../rooms.js";

// The bar of one segment's page. What it counts is held against SQL in test/filters and test/site.

const data = {...rooms, segment_buyers: []};
const labels = () =>
  [...document.querySelectorAll(".check-panel")].map((panel) => panel.getAttribute("aria-label"));
const notes = () => document.querySelector(".filter-notes")?.textContent ?? "";
const chips = () =>
  [...document.querySelectorAll(".filter-chip")].map((chip) => chip.textContent?.trim());

async function open(
  search: string,
  {language = "en" as "en" | "zh", build_info = data.build_info},
) {
  history.replaceState(null, "", `/segments/champions${search}`);
  const fetchNothing = vi.fn(() => Promise.reject<never>(new Error("no line")));
  const files: SegmentFiles = {
    ...{customers: fetchNothing, rfm: fetchNothing},
    ...{customer_segments: fetchNothing, segment_dates: fetchNothing},
  };
  const page = await filteredSegment({...data, build_info}, files, {
    ...{language, segment: "champions", today},
  });
  document.body.replaceChildren(page);
  return fetchNothing;
}

beforeEach(() => document.body.replaceChildren());

it("offers every filter but that of segment, which the page fixes, and asks for nothing yet", async () => {
  const fetched = await open("", {});
  expect(labels()).toContain("Region");
  expect(labels()).toContain("Tier");
  expect(labels()).not.toContain("Segment");
  expect(document.querySelector(".answer")?.textContent).toMatch(/^Champions: 310 customers/);
  expect(document.querySelector("[data-fact=filters]")).toBeNull();
  expect(document.querySelectorAll(".check-count:not(:empty)")).toHaveLength(0);
  expect(fetched).not.toHaveBeenCalled();
});

it.each([
  [
    "en",
    "This page is of Champions alone: the filter segment Lost does not apply here, and stays for other pages.",
    "Segment Lost ×",
  ],
  [
    "zh",
    "本页只讲“冠军客户”；客户类型筛选（已流失）在此不适用，转到其他页面仍然有效。",
    "客户类型 已流失 ×",
  ],
] as const)(
  "another segment in the address is kept, and said not to apply (%s)",
  async (language, told, chip) => {
    const fetched = await open("?segment=lost", {language});
    expect(notes()).toBe(told);
    expect(chips()).toEqual([chip]);
    expect(document.querySelector(".answer-scope, [data-fact=filters]")).toBeNull();
    expect(location.search).toBe("?segment=lost");
    expect(fetched).not.toHaveBeenCalled();
    document.querySelector<HTMLElement>(".filter-chip")!.click();
    await vi.waitFor(() => expect(document.querySelector("[aria-busy]")).toBeNull());
    expect(location.search).toBe("");
    expect(notes()).toBe("");
  },
);

it("its own segment in the address is nothing to speak of; a period does not apply", async () => {
  await open("?segment=champions&period=2024-03..", {});
  expect(notes()).toMatch(/^The period does not apply on this page/);
  expect(notes()).not.toContain("alone");
  const voice = voiceOf(rooms, {language: "en"});
  const fixed = {name: "segment", value: "champions"} as const;
  const both = {...everybody, kept: {...everybody.kept, segment: ["champions", "lost"]}};
  expect(fixedSentence(both, fixed, voice)).toContain("segment Champions or Lost does not apply");
  expect(fixedSentence(everybody, fixed, voice)).toBeNull();
});

it("says so where what a filter needs cannot be fetched", async () => {
  const fetched = await open("?tier=gold", {});
  expect(fetched).toHaveBeenCalled();
  expect(notes()).toMatch(/^What the filters need could not be fetched/);
  expect(document.querySelector(".answer-scope")).toBeNull();
});

it("says why it does not filter where customers are too many, and fetches nothing", async () => {
  const build_info = data.build_info.map((row) =>
    row.item === "customers_known" ? {...row, value: "250000"} : row,
  );
  const fetched = await open("?tier=gold", {build_info});
  expect(notes()).toContain("250,000 customers are too many to count anew in a browser");
  expect(labels()).toEqual([]);
  document.querySelector(".filters")!.dispatchEvent(new Event("pointerenter"));
  await Promise.resolve();
  expect(fetched).not.toHaveBeenCalled();
});

// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {Language} from "../../../src/components/words/language.js";
import {segmentsPage} from "../../../src/components/segments/segments.js";
import {today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";
import {champions} from "./segments-voices.js";

const languages: Language[] = ["en", "zh"];

beforeEach(() => history.replaceState(null, "", "/segments/"));

describe.each(languages)("all segments (%s)", (language) => {
  const page = () => {
    const drawn = segmentsPage(rooms, {language, today});
    document.body.replaceChildren(drawn);
    return drawn;
  };
  const numbers = (row: Element) =>
    [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent.replaceAll(",", "")));

  it("stand in two tables: how many came to be there, and what each brings", () => {
    const [sizes, worth] = [...page().querySelectorAll(".segments-tables table")];
    const rows = [...sizes!.querySelectorAll("tbody tr")];
    expect(rows.length).toBe(rooms.segments.length);
    // In the order in which they are added and taken away.
    expect(rows.map((row) => numbers(row))).toEqual(
      rooms.segments.map((row) => [
        ...[row.customers_before, row.moved_in, row.arrived, row.moved_out, row.customers],
      ]),
    );
    expect(sizes!.querySelector("caption")?.textContent).toMatch(
      /17 August 2025|2025 年 8 月 17 日/,
    );
    expect(worth!.querySelectorAll("tbody tr a").length).toBe(rooms.segments.length);
    expect(worth!.querySelectorAll("thead th").length).toBe(
      rooms.segments.some((row) => row.margin_share !== null) ? 8 : 7,
    );
  });

  it("come as one download, with everything that both tables hold", async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob) => (blobs.push(blob as Blob), "blob:x");
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    const drawn = page();
    const buttons = [...drawn.querySelectorAll<HTMLElement>(".segments-tables .controls button")];
    expect(buttons.length).toBe(1);
    buttons[0]!.click();
    const text = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result as string);
      reader.readAsText(blobs[0]!);
    });
    const [head, first] = text.split("\r\n");
    const heads = [...drawn.querySelectorAll(".segments-tables thead th")].length;
    // The name stands in both tables.
    expect(head!.split(",").length).toBe(heads - 1);
    expect(first).toContain(String(champions.customers_before));
    expect(first).toContain(String(champions.net_amount));
  });
});

describe("the pages of segments", () => {
  it.each(languages)("show all of them, sizes adding up, names as text (%s)", (language) => {
    const page = segmentsPage(rooms, {language, today});
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    const links = [...page.querySelectorAll("section a")].map((link) => link.getAttribute("href"));
    expect(links.slice(0, 2)).toEqual(["./champions", "./loyal_customers"]);
    expect(page.querySelector("p a")?.getAttribute("href")).toBe("../moves");
  });
});

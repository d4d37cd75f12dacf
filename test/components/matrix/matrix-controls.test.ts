// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import {planInAddress} from "../../../src/components/matrix/matrix-plan.js";
import {plain} from "./four-buyers.js";
import {click, draw, listed, startAtMatrix} from "./matrix-drawn.js";

beforeEach(startAtMatrix);

describe("the matrix page", () => {
  it("moves between cells with arrow keys, one stop of the Tab key for all", () => {
    const page = draw();
    const cells = [...page.querySelectorAll<HTMLButtonElement>(".heat-grid button")];
    cells[0]?.focus();
    cells[0]?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}));
    expect(document.activeElement).toBe(cells[5]);
    cells[5]?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true}));
    expect(document.activeElement).toBe(cells[5]);
    expect(cells.filter((cell) => cell.tabIndex === 0)).toEqual([cells[5]]);
  });

  const cell = (page: HTMLElement, recency: number, frequency: number) =>
    page.querySelector<HTMLButtonElement>(`[data-filter="cell.${recency}.${frequency}"]`)!;
  const press = (target: Element, key: string, options: KeyboardEventInit = {}) =>
    target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, ...options}));
  const pressed = (page: HTMLElement) =>
    [...page.querySelectorAll('td[aria-selected="true"] [aria-pressed="true"]')].map((button) =>
      button.getAttribute("data-filter"),
    );
  const selected = (page: HTMLElement) =>
    page.querySelector("#selection .picture-subtitle")?.textContent?.replaceAll("\u00a0", " ");

  it("selects rectangles with Shift by mouse and keyboard, single cells more with Ctrl, none with Escape", () => {
    const page = draw();
    expect(page.querySelector(".heat-grid")?.getAttribute("role")).toBe("grid");
    click(page, "cell.1.1");
    expect(pressed(page)).toEqual(["cell.1.1"]);
    cell(page, 2, 2).dispatchEvent(new MouseEvent("click", {bubbles: true, shiftKey: true}));
    expect(pressed(page)).toEqual(["cell.2.1", "cell.2.2", "cell.1.1", "cell.1.2"]);
    expect(location.search).toBe("?show=cells.22.21.12.11");
    expect(selected(page)).toBe("recency 1–2 (100–200 days), frequency 1–2 (1 order), n = 1");
    expect(listed(page)).toEqual(["c3"]);
    cell(page, 5, 5).dispatchEvent(new MouseEvent("click", {bubbles: true, ctrlKey: true}));
    expect(selected(page)).toBe("5 cells of the grid, n = 3");
    expect(listed(page)).toEqual(["a1", "b2", "c3"]);
    press(cell(page, 5, 5), "Escape");
    expect(location.search).toBe("");
    expect(pressed(page)).toEqual([]);
    cell(page, 5, 4).focus();
    press(cell(page, 5, 4), "ArrowRight", {shiftKey: true});
    expect(pressed(page)).toEqual(["cell.5.4", "cell.5.5"]);
    press(document.activeElement!, "ArrowDown", {shiftKey: true});
    expect(location.search).toBe("?show=cells.55.54.45.44");
    press(document.activeElement!, "Enter", {ctrlKey: true});
    expect(location.search).toBe("?show=cells.55.54.44");
  });

  it("adds by plain clicks where several are asked for", () => {
    const page = draw();
    [...page.querySelectorAll("button")]
      .find((button) => button.textContent === "Select several")
      ?.click();
    click(page, "cell.1.1");
    click(page, "cell.5.5");
    expect(location.search).toBe("?show=cells.55.11");
    click(page, "cell.1.1");
    expect(location.search).toBe("?show=cell.5.5");
  });

  it("moves the lines by keys and numbers; counts, plan, list and address follow", () => {
    vi.useFakeTimers();
    const page = draw();
    const text = (selector: string) =>
      plain(page.querySelector(selector)?.textContent ?? "") ?? "no such element";
    const best = '[data-filter="quadrant.high_importance_high_value"]';
    const line = (axis: string) => page.querySelector(`.split-line.is-${axis}`)!;
    expect(text("#plan h2")).toBe(
      "The plan comes to 6.5 hours a year, as under the definition in force",
    );
    click(page, "quadrant.high_importance_high_value");
    press(line("value"), "PageDown");
    expect(line("value").getAttribute("aria-valuenow")).toBe("0.7");
    expect(line("value").getAttribute("aria-valuetext")).toBe("0.7, reached by 2");
    expect(text(best)).toContain("2 customers (+1), 50 %");
    expect(text(`#plan [data-quadrant="high_importance_high_value"]`)).toMatch(/28\+4$/);
    expect(text("#plan h2")).toBe(
      "The plan comes to 8.5 hours a year, 2 hours more than under the definition in force",
    );
    vi.runAllTimers();
    expect(listed(page)).toEqual(["a1", "b2"]);
    expect(selected(page)).toContain("(split at importance 0.6, value 0.7)");
    const input = page.querySelector<HTMLInputElement>("[name=importance_split]")!;
    input.value = "0.675";
    input.dispatchEvent(new Event("input"));
    vi.runAllTimers();
    expect(new URLSearchParams(location.search).get("importance_split")).toBe("0.675");
    expect(listed(page)).toEqual(["a1"]);
    input.value = "7";
    input.dispatchEvent(new Event("input"));
    input.dispatchEvent(new Event("change"));
    expect(input.value).toBe("0.675");
    [...page.querySelectorAll("button")]
      .find((button) => button.textContent?.startsWith("Back to the definition"))
      ?.click();
    vi.runAllTimers();
    expect(location.search).toBe("?show=quadrant.high_importance_high_value");
    expect(listed(page)).toEqual(["a1"]);
    vi.useRealTimers();
  });

  it("takes lines, plan and profile from the address, and ignores what is none", () => {
    const query = "importance_split=0.3&value_split=0.25&plan=budget_10_5_2_0.5&by=tier";
    history.replaceState(null, "", `/matrix?${query}`);
    const page = draw();
    expect(plain(page.querySelector("#plan h2")?.textContent ?? "")).toBe(
      "The plan comes to ¥27 a year, ¥11 more than under the definition in force",
    );
    expect(page.querySelector("#selection th")?.textContent).toBe("Tier");
    history.replaceState(null, "", "/matrix?importance_split=2&value_split=x&plan=gold_1_2&by=hue");
    const other = draw();
    expect(other.querySelector<HTMLInputElement>("[name=importance_split]")?.value).toBe("0.6");
    expect(planInAddress().unit).toBe("hours");
    expect(other.querySelector("#selection th")?.textContent).toBe("Segment");
  });
});

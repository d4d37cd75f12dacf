// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {heatGrid, wakeGrid} from "../../../src/components/figures/heat-grid.js";

describe("a grid of amounts", () => {
  const widest = (...rows: {label: string; detail?: string}[]) =>
    heatGrid({
      ...{label: "Grid", corner: "↓ →", columns: [{label: "0"}], rows},
      cell: () => null,
    })
      .querySelector<HTMLElement>(".heat-grid")!
      .style.getPropertyValue("--names");

  it("has room for its widest name and what stands beside it, in Chinese and in English", () => {
    // Seven Latin signs of 7.6 pixels at a size of 12.5, and one more size between the two.
    expect(widest({label: "May", detail: "1,23"}, {label: "M", detail: "1"})).toBe("5.3em");
    expect(widest({label: "5 月", detail: "1"})).toBe("3.9em");
    expect(parseFloat(widest({label: "2010 年 12 月", detail: "885"}))).toBeGreaterThan(9);
    expect(widest()).toBe("0em");
  });

  it("names cells by their sentence, which begins with what is seen", () => {
    const cells = [
      ["20", "20 of 97 bought."],
      ["20", "2023: 20 of 97 bought."],
      ["", "Nobody bought."],
    ] as const;
    const grid = heatGrid({
      ...{label: "Grid", corner: "↓ →", rows: [{label: "a"}]},
      columns: cells.map((_, i) => ({label: String(i)})),
      cell: (_, j) => ({text: cells[j]![0], step: 1, sentence: cells[j]![1]}),
    });
    expect([...grid.querySelectorAll("td")].map((cell) => cell.getAttribute("aria-label"))).toEqual(
      ["20 of 97 bought.", "20, 2023: 20 of 97 bought.", "Nobody bought."],
    );
  });

  it("gives one that was drawn at build its sentences, and leaves another alone", () => {
    const texts = [["20", "5"], ["7"]];
    const options = (seen: readonly (readonly string[])[]) => ({
      ...{label: "Grid", corner: "↓ →", rows: [{label: "a"}, {label: "b"}]},
      columns: [{label: "0"}, {label: "1"}],
      cell: (i: number, j: number) => {
        const text = seen[i]![j];
        const sentence = `${text ?? "none"} at ${i} and ${j}.`;
        return text === undefined
          ? {text: "", step: 0, sentence, isQuiet: true, columns: 1}
          : {text, step: 1, sentence};
      },
    });
    const live = heatGrid(options(texts));
    const built = heatGrid(options(texts));
    const cells = [...built.querySelectorAll("td")];
    for (const cell of cells) {
      cell.removeAttribute("data-note");
      cell.removeAttribute("aria-label");
    }
    const before = built.outerHTML;
    expect(wakeGrid(built, options([["20", "6"], ["7"]]))).toBe(false);
    expect(wakeGrid(built, {...options(texts), rows: [{label: "a"}]})).toBe(false);
    expect(wakeGrid(built, {...options(texts), columns: [{label: "0"}]})).toBe(false);
    expect(built.outerHTML).toBe(before);
    expect(wakeGrid(built, options(texts))).toBe(true);
    expect(built.isEqualNode(live)).toBe(true);
    expect(cells.map(({dataset}) => dataset.note)).toEqual([
      "20 at 0 and 0.",
      "5 at 0 and 1.",
      "7 at 1 and 0.",
      "none at 1 and 1.",
    ]);
  });
});

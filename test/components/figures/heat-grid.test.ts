// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {heatGrid} from "../../../src/components/figures/heat-grid.js";

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
});

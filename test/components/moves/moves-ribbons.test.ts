// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {flowLayout} from "../../../src/components/figures/flow-layout.js";
import {movesSankey} from "../../../src/components/moves/moves-sankey.js";
import {en, ids, span, ways} from "./made-up-moves.js";

describe("ribbons", () => {
  it("fill both columns by their counts, none outside, none across another of its node", () => {
    const flows = [
      {from: "a", to: "x", count: 30},
      {from: "b", to: "x", count: 10},
      {from: "a", to: "y", count: 60},
      {from: "c", to: "y", count: 0},
    ];
    const {left, right, ribbons} = flowLayout(flows, {
      ...{from: ["a", "b", "c"], to: ["y", "x"], height: 110, gap: 10},
    });
    expect(left).toEqual([
      {id: "a", count: 90, top: 0, height: 90},
      {id: "b", count: 10, top: 100, height: 10},
    ]);
    expect(right).toEqual([
      {id: "y", count: 60, top: 0, height: 60},
      {id: "x", count: 40, top: 70, height: 40},
    ]);
    expect(
      ribbons.map(({flow, fromTop, toTop, height}) => [flow.from, flow.to, fromTop, toTop, height]),
    ).toEqual([
      ["a", "y", 0, 0, 60],
      ["a", "x", 60, 70, 30],
      ["b", "x", 100, 100, 10],
    ]);
    expect(flowLayout([], {from: ["a"], to: ["x"], height: 50, gap: 5}).ribbons).toEqual([]);
  });

  it("leave room for the two lines of every label on a phone, and none below the picture", () => {
    const small = (from: string, to: string) => ({
      ...{from_segment: from, to_segment: to, customers: 1},
      ...{net_amount_before: null, net_amount: null},
    });
    const large = {...small(ids[0]!, ids[0]!), customers: 100_000};
    for (const many of [ids, [...ids, ...ids.map((id) => `other_${id}`)]]) {
      const crowd = [...many.map((id) => small(id, id)), large];
      const drawn = movesSankey(crowd, {label: "", width: 320, span, ids: many, voice: en});
      const texts = [...drawn.querySelectorAll(".sankey-node text")];
      const labels = texts.map((text) =>
        [...text.querySelectorAll("tspan")].map((line) => Number(line.getAttribute("y"))),
      );
      const left = labels.slice(0, many.length);
      const size = Number(texts[0]!.getAttribute("font-size"));
      for (const [i, lines] of left.entries())
        if (i > 0) expect(lines[0]! - left[i - 1]!.at(-1)!).toBeGreaterThan(1.2 * size);
      expect(left.at(-1)!.at(-1)!).toBeLessThan(Number(drawn.getAttribute("height")));
    }
  });

  it("are low where few segments are", () => {
    const one = [{...ways[0]!, customers: 1}];
    const tall = (of: typeof ways) => {
      const drawn = movesSankey(of, {label: "", width: 320, span, ids, voice: en});
      return Number(drawn.getAttribute("height"));
    };
    expect(tall(one)).toBeLessThan(200);
    expect(tall(ways)).toBeGreaterThan(tall(one));
    const all = ids.map((id) => ({...ways[0]!, from_segment: id, to_segment: id}));
    expect(tall(all)).toBe(640);
  });

  it.each([360, 1000])(
    "are drawn with their sentences, one stop of the Tab key (%d px)",
    (width) => {
      const picked: string[] = [];
      const drawn = movesSankey(ways, {
        ...{label: "moves", width, span, ids, voice: en},
        onPick: (way) => picked.push(`${way.from_segment} ${way.to_segment}`),
      });
      document.body.replaceChildren(drawn);
      expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawn.querySelectorAll(".ribbon").length).toBe(5);
      expect(drawn.querySelectorAll('[tabindex="0"]').length).toBe(1);
      const shown = [...drawn.querySelectorAll(".sankey-node text")].map((node) =>
        [...node.querySelectorAll("tspan")].map((line) => line.textContent).join(" "),
      );
      expect(shown).toEqual([
        ...["Champions 1", "Loyal customers 1", "At risk 3", "Hibernating 2", "Not yet a buyer 1"],
        ...["Champions 2", "New customers 1", "Promising 2", "Lost 3"],
      ]);
      const press = (key: string) =>
        document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      drawn.querySelector<SVGElement>('[tabindex="0"]')!.focus();
      press("ArrowDown");
      press("ArrowRight");
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^1 went from Loyal/);
      press("Enter");
      expect(picked).toEqual(["loyal_customers champions"]);
      press("ArrowRight");
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(
        /^Champions on 17 November/,
      );
      expect(drawn.querySelectorAll('[tabindex="0"]').length).toBe(1);
      expect(drawn.querySelectorAll(".ribbon.is-lit").length).toBe(2);
    },
  );
});

// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {gridRows} from "../../../src/components/matrix/matrix-cells.js";
import {
  gridMeasures,
  gridTitle,
  missingSentence,
} from "../../../src/components/matrix/matrix-grid-sentences.js";
import {
  costliestSentence,
  movesHead,
  windowSentence,
} from "../../../src/components/matrix/matrix-moves-sentences.js";
import {movesOf} from "../../../src/components/matrix/matrix-moves.js";
import {peopleOf} from "../../../src/components/matrix/matrix-people.js";
import {planCsv} from "../../../src/components/matrix/matrix-plan-file.js";
import {planSentence} from "../../../src/components/matrix/matrix-plan-panel.js";
import {planRows} from "../../../src/components/matrix/matrix-plan.js";
import {
  fewSentence,
  partSentence,
  profileRows,
  profileTitle,
} from "../../../src/components/matrix/matrix-profile.js";
import {quadrantsAt} from "../../../src/components/matrix/matrix-quadrants.js";
import {rooms} from "../rooms.js";
import {en, people, plain, splits, zh} from "./four-buyers.js";
import {click, draw, startAtMatrix} from "./matrix-drawn.js";

beforeEach(startAtMatrix);

describe("who is selected", () => {
  const first = Uint8Array.from([1, 1, 0, 0]);

  it("is told against all buyers, and that few may be luck", () => {
    const rows = profileRows(people, first, "segment", en);
    expect(
      rows.map(({id, customers, share, allShare}) => [id, customers, share, allShare]),
    ).toEqual([
      ["champions", 2, 1, 0.5],
      ["lost", 0, 0, 0.25],
      ["new_customers", 0, 0, 0.25],
    ]);
    expect(plain(profileTitle(rows, "segment", true, en))).toBe(
      "Segment Champions makes up 100 % of the selection, against 50 % of all buyers",
    );
    expect(profileTitle(rows, "segment", true, zh)).toContain(
      "占所选客户的 100%，而在全部购买客户中占 50%",
    );
    const all = profileRows(people, null, "tier", zh);
    expect(all.map(({id}) => id)).toEqual(["diamond", "gold", "bronze"]);
    expect(profileTitle(all, "tier", true, en)).toBe(
      "By tier the selection is made up like all buyers",
    );
    expect(fewSentence(29, en)).toBe("Only 29 customers are selected, so shares may be luck.");
    expect(fewSentence(1, zh)).toBe("所选仅 1 位客户，占比可能出于偶然。");
    expect(fewSentence(30, en)).toBeNull();
    expect(partSentence(11, en)).toBeNull();
    expect(partSentence(37, en)).toBe("One page of 37 groups; the table's CSV holds all of them.");
    expect(partSentence(37, zh)).toBe("共 37 组，此处为其中一页，全部见表格的 CSV 文件。");
  });

  it("moved as each customer's segments and money say", () => {
    expect(movesOf(people, first)).toEqual([
      {
        ...{from_segment: "champions", to_segment: "champions", customers: 1},
        ...{net_amount: 80, net_amount_before: 90},
      },
      {
        ...{from_segment: "loyal_customers", to_segment: "champions", customers: 1},
        ...{net_amount: 30, net_amount_before: 10},
      },
    ]);
    expect(movesOf(people, null).length).toBe(4);
  });

  it("moved within days that are named, unlike the periods of the page of moves", () => {
    // 17 August to 17 November 2025: 14 + 30 + 31 + 17 = 92 days.
    expect(plain(movesHead(en))).toBe(
      "Moves since 17 August 2025, with money against the 92 days before",
    );
    expect(plain(movesHead(zh))).toBe("自 2025 年 8 月 17 日以来的变动，金额与此前 92 天相比");
    const moves = movesOf(people, null);
    expect(plain(costliestSentence(moves, en))).toBe(
      "The costliest: the one who went from At risk to Lost bought for ¥5 in the 92 days since, after ¥50 in the 92 days before.",
    );
    expect(plain(costliestSentence(moves, zh))).toBe(
      "代价最大的变动：由“有流失风险”转为“已流失”的 1 位客户，净销售额由此前 92 天的 50 元降至其后 92 天的 5 元。",
    );
    expect(costliestSentence(movesOf(people, first), en)).toBeNull();
    expect(plain(windowSentence(en))).toBe(
      "Money here is that of 92 days since and as many before. The Moves page compares two periods of 12 months, so the costliest way there may be another.",
    );
    const short = {...zh, facts: {...zh.facts, movesPeriodMonths: 3}};
    expect(windowSentence(short)).toBeNull();
    expect(windowSentence({...zh, facts: {...zh.facts, movesPeriodMonths: 6}})).toContain(
      "两段各 6 个月的期间",
    );
  });

  it("has a picture of its profile to download, named after what it shows", () => {
    const page = draw();
    const names = () =>
      [...page.querySelectorAll("#selection .picture-files button")].map((button) =>
        button.getAttribute("aria-label"),
      );
    const title = () => page.querySelector("#selection .picture-title")?.textContent;
    expect(names()).toEqual(
      ["SVG", "PNG"].map((name) => `Download the picture as ${name}, ${title()}`),
    );
    const before = title();
    click(page, "quadrant.high_importance_high_value");
    expect(title()).not.toBe(before);
    expect(names()[0]).toBe(`Download the picture as SVG, ${title()}`);
  });

  it("has CLV and probability where a model is trusted, the one alone where nobody leaves in it", () => {
    const modelled = (alive: number | null) =>
      peopleOf({
        ...rooms,
        customers: rooms.customers.map((row) => ({
          ...row,
          clv_amount: row.net_amount / 2,
          alive_probability: alive === null ? null : row.net_amount / 600,
        })),
      });
    const rows = gridRows(rooms.rfm_matrix, modelled(1));
    expect(gridMeasures(rows, en).map(({id}) => id)).toEqual([
      ...["customers", "net_amount", "clv_amount", "alive_probability", "median_days"],
    ]);
    const best = rows.find((row) => row.customers === 2);
    expect([best?.clv_amount, best?.alive_probability]).toEqual([450, 0.75]);
    expect(missingSentence(rows, en)).toBeNull();
    expect(plain(gridTitle(rows, rooms.rfm_thresholds, "alive_probability", en))).toBe(
      "The average probability of being active runs from 3 % to 75 % across the cells",
    );
    expect(plain(gridTitle(rows, rooms.rfm_thresholds, "clv_amount", zh))).toContain(
      "贡献最多客户生命周期价值：450 元，占 90%",
    );
    const staying = gridRows(rooms.rfm_matrix, modelled(null));
    expect(missingSentence(staying, en)).toMatch(/^The model that is trusted sees nobody leave/);
    expect(gridMeasures(staying, en).map(({id}) => id)).not.toContain("alive_probability");
  });

  it("gets a plan whose total and change are those of its quadrants", () => {
    const inForce = quadrantsAt(people, splits);
    const plan = {unit: "hours" as const, rates: [10, 3, 2, 1]};
    const rows = planRows(plan, quadrantsAt(people, {importance: 0.7, value: 0.2}), inForce);
    // a1 stays best; b2 and d4 become valuable, b2 no more important; c3 is low.
    expect(rows.map(({total}) => total)).toEqual([10, 0, 4, 1]);
    expect(rows.map(({totalInForce}) => totalInForce)).toEqual([10, 3, 0, 2]);
    expect(planSentence(rows, "hours", en)).toBe(
      "The plan comes to 15 hours a year, as under the definition in force",
    );
    expect(planCsv(rows.slice(0, 2), "hours", en).replace("\ufeff", "").split("\r\n")).toEqual([
      "Quadrant,Customers,Per customer (hours),Total (hours),Under the definition in force (hours),Change (hours)",
      `"${en.terms.label("quadrant", rows[0]!.id)}",${rows[0]!.customers},10,10,10,0`,
      `"${en.terms.label("quadrant", rows[1]!.id)}",0,3,0,3,-3`,
      "",
    ]);
    expect(planSentence(rows.slice(1), "budget", zh)).toBe("计划每年共需 5 元，与现行定义相同");
    expect(planSentence(rows.slice(2), "hours", zh)).toBe(
      "计划每年共需 5 小时，比现行定义多 3 小时",
    );
  });
});

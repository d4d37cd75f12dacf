import {describe, expect, it} from "vitest";
import {boundsText} from "../../../src/components/matrix/matrix-bounds.js";
import {gridRows} from "../../../src/components/matrix/matrix-cells.js";
import {gridTitle} from "../../../src/components/matrix/matrix-grid-sentences.js";
import {peopleOf} from "../../../src/components/matrix/matrix-people.js";
import {
  bestSentence,
  fadingSentence,
  quadrantsAt,
} from "../../../src/components/matrix/matrix-quadrants.js";
import {memorySentence} from "../../../src/components/matrix/matrix-tiers.js";
import {bottomSentence, matrixTitle} from "../../../src/components/matrix/matrix-value.js";
import {rooms} from "../rooms.js";
import {en, people, plain, splits, zh} from "./four-buyers.js";

describe("sentences of the matrix", () => {
  const quadrants = quadrantsAt(people, splits);

  it("tell who is both, in people and money", () => {
    expect(plain(bestSentence(quadrants, en))).toBe(
      "1 customer is both important and valuable: 25 % of buyers, who bring 60 % of net sales (¥600).",
    );
    expect(bestSentence(quadrants, zh)).toBe(
      "1 位客户既重要又有价值：占购买客户的 25%，贡献净销售额的 60%（600 元）。",
    );
    expect(fadingSentence(quadrants, en)).toBe(
      "Another 1 is important but less valuable now: net sales of ¥300 over the whole history, ¥40 in the last twelve months.",
    );
    expect(fadingSentence(quadrants, zh)).toContain("历史净销售额 300 元，近 12 个月 40 元。");
  });

  it("are named in the title where somebody stands in them", () => {
    const of = (important: number, valuable: number) =>
      quadrants.map((quadrant) =>
        quadrant.id === "high_importance_low_value"
          ? {...quadrant, customers: important}
          : quadrant.id === "low_importance_high_value"
            ? {...quadrant, customers: valuable}
            : quadrant,
      );
    expect(matrixTitle(of(27, 1), en)).toBe(
      "27 important customers are less valuable now; 1 valuable one is not important yet",
    );
    expect(matrixTitle(of(0, 1), en)).toBe("1 valuable customer is not important yet");
    expect(matrixTitle(of(0, 2), zh)).toBe("2 位有价值的客户尚不重要");
    expect(matrixTitle(of(1, 0), en)).toBe("1 important customer is less valuable now");
    expect(matrixTitle(of(3, 0), zh)).toBe("3 位重要客户目前价值不高");
  });

  it("are not said where nobody is there, nor shares of money that is not positive", () => {
    const nobody = quadrantsAt(people, {importance: 1, value: 1}).map((quadrant) =>
      quadrant.id.startsWith("high") ? {...quadrant, customers: 0} : quadrant,
    );
    expect(bestSentence(nobody, en)).toBeNull();
    expect(fadingSentence(nobody, zh)).toBeNull();
    const noBest = quadrants.map((quadrant) =>
      quadrant.id === "high_importance_high_value" ? {...quadrant, customers: 0} : quadrant,
    );
    expect(fadingSentence(noBest, en)).toMatch(/^1 customer is important but less valuable/);
    expect(fadingSentence(noBest, zh)).toMatch(/^1 位重要客户/);
    const returned = rooms.customers.map((row) => ({...row, net_amount: -1}));
    const poor = peopleOf({...rooms, customers: returned});
    expect(plain(bestSentence(quadrantsAt(poor, splits), en))).toBe(
      "1 customer is both important and valuable, 25 % of buyers.",
    );
  });

  it("count those of the lowest value who bought nothing for a year, only where several are", () => {
    expect(bottomSentence(rooms.customer_matrix, en)).toBeNull();
    const idle = rooms.customer_matrix.map((row) => ({...row, trailing_year_orders: 0, value: 0}));
    expect(bottomSentence(idle, en)).toMatch(
      /^4 customers share the lowest value: they bought nothing/,
    );
    expect(bottomSentence(idle, zh)).toMatch(/^4 位客户价值同为最低、近 12 个月未下单/);
    // Others without an order for a year stand higher: a model gives them some profit yet.
    const two = idle.map((row, i) => ({...row, value: i < 2 ? 0 : 0.4}));
    expect(bottomSentence(two, zh)).toMatch(/^2 位客户/);
    const above = idle.map((row, i) => ({...row, value: i === 0 ? 0 : 0.4}));
    expect(bottomSentence(above, zh)).toBeNull();
  });

  it("name the fullest cell by its bounds, money by its share", () => {
    expect(
      gridTitle(gridRows(rooms.rfm_matrix, people), rooms.rfm_thresholds, "customers", en),
    ).toBe("The fullest cell holds 2 customers with 7–9 orders who bought last 0–12 days ago");
    expect(
      gridTitle(gridRows(rooms.rfm_matrix, people), rooms.rfm_thresholds, "net_amount", zh),
    ).toBe("累计 7–9 单、上次下单距今 0–12 天的客户贡献最多净销售额：900 元，占 90%");
    expect(gridTitle([], [], "customers", en)).toBe("Customers");
  });

  it("say nobody where no one has a score, and one in the singular", () => {
    expect(boundsText(rooms.rfm_thresholds, "frequency", 1, en)).toBe("1 order");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, en)).toBe("nobody");
    expect(boundsText(rooms.rfm_thresholds, "recency", 3, zh)).toBe("无人");
    const money = [
      {measure: "monetary", score: 5, customers: 2, lowest_value: 2004.1, highest_value: 279_489},
    ] as typeof rooms.rfm_thresholds;
    expect(boundsText(money, "monetary", 5, en)).toBe("¥2,004 to ¥279K");
    expect(boundsText(money, "monetary", 5, zh).replaceAll("\u00a0", " ")).toBe(
      "2,004 元–27.9 万元",
    );
  });

  it("tell of memory only where somebody is held", () => {
    expect(memorySentence(rooms.tiers, en)).toMatch(/^60 customers keep their tier/);
    expect(memorySentence(rooms.tiers, zh)).toMatch(/^60 位客户/);
    expect(
      memorySentence(
        rooms.tiers.map((row) => ({...row, held_by_memory: 0})),
        en,
      ),
    ).toBeNull();
  });
});

describe("quadrants of a sample", () => {
  it("are scaled up to all buyers, their shares kept", () => {
    const sampled = {...people, weight: 10};
    const [one, ten] = [people, sampled].map((each) => quadrantsAt(each, splits));
    one!.forEach((quadrant, at) => {
      const more = ten![at]!;
      expect(more.customers).toBe(10 * quadrant.customers);
      expect(more.netAmount).toBeCloseTo(10 * quadrant.netAmount, 6);
      expect(more.customersShare).toBeCloseTo(quadrant.customersShare, 12);
      expect(more.netShare ?? -1).toBeCloseTo(quadrant.netShare ?? -1, 12);
    });
  });
});

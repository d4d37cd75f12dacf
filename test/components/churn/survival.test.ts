// @vitest-environment jsdom
import {expect, it} from "vitest";
import {spreadLabels} from "../../../src/components/figures/spread-labels.js";
import {pointSentence} from "../../../src/components/churn/survival-chart.js";
import {survivalFigure} from "../../../src/components/churn/survival-figure.js";
import {survivalGroups} from "../../../src/components/churn/survival-groups.js";
import {panelSentence} from "../../../src/components/churn/survival-panels.js";
import {
  atRiskNear,
  commonDay,
  dayTicks,
  isCarried,
  waitsOf,
} from "../../../src/components/churn/survival-points.js";
import * as say from "../../../src/components/churn/survival-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {curve, curves, survival, trusted} from "./churn-marts.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const data = {survival, survival_curves: curves};
const steps = waitsOf(data, "order_step");
const wait = (one: ReturnType<typeof curve>) => ({curve: one, points: [], firm: []});
const point = (day: number, at_risk: number, waiting_share: number) => ({
  ...survival[0]!,
  day,
  at_risk,
  waiting_share,
});

it("tells when half are back, after the first purchase and the last step", () => {
  expect(plain(say.comeBackTitle(steps, en))).toBe(
    "Half of first-time buyers are back within 84 days; after the fourth and later ones, half are back within 21 days",
  );
  expect(plain(say.comeBackTitle(steps, zh))).toBe(
    "首购后，半数客户在 84 天内再次购买；第四次及以后的购买之后，半数在 21 天内再次购买",
  );
});

it("tells how many are not back where fewer than half ever are", () => {
  const rare = {
    curve: curve("order_step", "1_2", 1, null),
    points: [point(0, 100, 1), point(93, 80, 0.8), point(184, 60, 0.625), point(359, 10, 0.6)],
    firm: [point(0, 100, 1), point(93, 80, 0.8), point(184, 60, 0.625)],
  };
  expect(plain(say.comeBackTitle([rare], en))).toBe(
    "184 days after the first purchase, 63 % have not come back",
  );
  expect(plain(say.comeBackTitle([rare], zh))).toBe("首购后 184 天，仍有 63% 的客户未再购买");
  expect(say.comeBackTitle([wait(rare.curve)], en)).toBeNull();
  expect(say.comeBackTitle([], en)).toBeNull();
});

it("tells how sure the median is, and that it may have no upper end", () => {
  expect(plain(say.medianSentence(steps, en))).toBe(
    "The median wait for the second purchase is 84 days (90 % interval 80 to 89 days).",
  );
  expect(plain(say.medianSentence(steps, zh))).toBe(
    "首购至二购的中位数为 84 天（90% 区间为 80 至 89 天）。",
  );
  const open = wait({...curve("order_step", "1_2", 1, 84), median_days_high: null});
  expect(plain(say.medianSentence([open], en))).toBe(
    "The median wait for the second purchase is 84 days, and at least 80 with 90 % confidence; its interval has no upper end yet.",
  );
  expect(say.medianSentence([wait(curve("order_step", "1_2", 1, null))], en)).toBeNull();
});

it("tells mean waits up to the same limit", () => {
  expect(plain(say.meanWaitSentence(steps, en))).toBe(
    "Counting 365 days at most, the wait is 201 days on average after the first purchase and 48 days after the fourth and later ones.",
  );
  expect(plain(say.meanWaitSentence(steps, zh))).toBe(
    "等待最多按 365 天计，首购之后平均等待 201 天，第四次及以后的购买之后平均 48 天。",
  );
  expect(say.meanWaitSentence(steps.slice(0, 1), en)).toBeNull();
});

it("tells who came back most and least by a day that all are known on", () => {
  const segments = waitsOf(data, "segment");
  // On day 93, 300 · 0.0298 · (1 − 93/400) = 7 of the champions are still observed.
  expect(commonDay(segments)).toBe(58);
  // 0.02 + 0.98/2^(58/14) = 0.075; 0.8 + 0.2/2^(58/80) = 0.921.
  expect(plain(say.spreadTitle(segments, en))).toBe(
    "Within 58 days, 92 % of “Champions” had ordered again, of “Lost” 8 %",
  );
  expect(plain(say.spreadTitle(segments, zh))).toMatch(
    /^58 天内，“.+”有 92% 再次下单，“.+”只有 8%$/,
  );
  expect(say.spreadTitle(segments.slice(0, 1), en)).toBeNull();
});

it("tells whether curves differ by more than chance", () => {
  const of = (p: number | null) => [curve("f", "a", 1, 1, 1, p), curve("f", "b", 2, 1, 1, p)];
  expect(plain(say.differenceSentence(of(0), en))).toBe(
    "The curves differ by more than chance (log-rank test, p < 0.001).",
  );
  expect(plain(say.differenceSentence(of(0.0321), zh))).toBe(
    "各曲线的差异不是偶然（对数秩检验，p = 0.032）。",
  );
  expect(plain(say.differenceSentence(of(0.317), en))).toBe(
    "Chance alone could make the curves differ so much (log-rank test, p = 0.32).",
  );
  expect(say.differenceSentence(of(null), en)).toBeNull();
});

it("calls a share carried by thirty customers, those observed so long standing for the rest", () => {
  expect(isCarried(point(10, 30, 1))).toBe(true);
  expect(isCarried(point(10, 29, 1))).toBe(false);
  // Ten left of a hundred who were all observed: the share is a tenth, and a hundred carry it.
  expect(isCarried(point(10, 10, 0.1))).toBe(true);
  expect(isCarried(point(10, 10, 0.5))).toBe(false);
  expect(isCarried(point(10, 9, 0.1))).toBe(false);
  expect(isCarried(point(10, 2, 0))).toBe(false);
  const [first] = steps;
  // 900 · 0.43 · (1 − 365/400) = 34; day 395 is beyond a year, but too few are left, too.
  expect(first?.firm.at(-1)?.day).toBe(365);
  // 150 · 0.102 · (1 − 184/400) = 8 on day 184.
  expect(steps.at(-1)?.firm.at(-1)?.day).toBe(149);
  expect(plain(say.greySentence(steps, en))).toMatch(
    /^Grey and dashed: .* fewer than 30 customers there, or fewer than 10 are/,
  );
  expect(say.greySentence(steps.slice(0, 1), zh)).toBeNull();
});

it("puts numbers at risk under days of the axis, from the nearest day known", () => {
  expect(dayTicks(365, 400)).toEqual([0, 90, 180, 270, 360]);
  expect(dayTicks(365, 860)).toEqual([0, 60, 120, 180, 240, 300, 360]);
  expect(dayTicks(365, 170)).toEqual([0, 180, 360]);
  expect(dayTicks(86, 84, {gap: 45})).toEqual([0, 60]);
  expect(dayTicks(4, 400)).toEqual([0, 1, 2, 3, 4]);
  const points = [point(86, 50, 0.5), point(93, 40, 0.4)];
  expect([90, 88, 100].map((day) => atRiskNear(points, day))).toEqual([40, 50, undefined]);
});

it("spreads labels so that they do not touch, inside the frame", () => {
  expect(spreadLabels([10, 12, 50], {gap: 15, low: 0, high: 100})).toEqual([10, 25, 50]);
  expect(spreadLabels([99, 98], {gap: 15, low: 0, high: 100})).toEqual([100, 85]);
  expect(spreadLabels([], {gap: 15, low: 0, high: 100})).toEqual([]);
});

it("says of points and panels who, when, how many and how sure", () => {
  expect(
    plain(
      pointSentence(
        {...point(93, 400, 0.5), waiting_share_low: 0.45, waiting_share_high: 0.55},
        en,
      ),
    ),
  ).toBe(
    "First to second, 93 days on: 50 % have not bought again (90 % interval 45 % to 55 %; 400 observed)",
  );
  const champions = waitsOf(data, "segment")[0]!;
  expect(plain(panelSentence(champions, 93, en))).toBe(
    "Champions (n = 900): half had ordered again within 14 days; 93 days on, 3 % had not ordered again (90 % interval 0 % to 6 %)",
  );
});

it("draws each curve with its band, grey where few carry it, and numbers at risk below", () => {
  const drawn = survivalFigure(trusted, en);
  expect(drawn.querySelectorAll("svg").length).toBe(1);
  expect(drawn.querySelector("svg")?.textContent).toContain("At risk");
  expect(drawn.querySelector("svg")?.textContent).toContain("after 4th +");
  expect(drawn.querySelectorAll("[aria-label=area]").length).toBeGreaterThanOrEqual(3);
  expect(drawn.querySelector("[stroke-dasharray]")).not.toBeNull();
  const none = survivalFigure({survival: [], survival_curves: []}, zh);
  expect(none.querySelector("svg")).toBeNull();
  expect(none.textContent).toContain("尚无法绘制曲线");
});

it("draws a panel per group and changes the division when asked", () => {
  history.replaceState(null, "", "/churn");
  const drawn = survivalGroups(trusted, en);
  expect(drawn.querySelectorAll(".panel").length).toBe(2);
  const region = [...drawn.querySelectorAll("button")].find(
    (button) => button.textContent === "By region",
  );
  region?.click();
  expect(drawn.querySelectorAll(".panel").length).toBe(1);
  expect(drawn.textContent).toContain("North");
  expect(location.search).toBe("?by=region");
});

// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {figureCards, targetOf} from "../../../src/components/overview/overview-cards.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? null;
const figure = (unit: string, value: number | null, target_value: number | null) =>
  ({
    figure: "net_amount",
    ...{unit, value, target_value, target_per: null, previous_value: null},
    year_before_value: null,
  }) satisfies Marts["figures"][number];
const told = (row: Marts["figures"][number], voice = en) =>
  targetOf(row, voice).map(({text, label, tone}) => [plain(text), plain(label), tone]);

describe("a target", () => {
  it("is told as a part of it, or in points where it is a share", () => {
    expect(told(figure("money", 90, 120))).toEqual([["75 %", "of target, ¥120", "bad"]]);
    expect(told(figure("money", 90, 120), zh)).toEqual([["75%", "对目标 120 元", "bad"]]);
    expect(told(figure("customers", 1300, 1000))).toEqual([["130 %", "of target, 1,000", "good"]]);
    expect(told(figure("share", 0.419, 0.45))).toEqual([["3.1 pp", "below target, 45 %", "bad"]]);
    expect(told(figure("share", 0.5, 0.45), zh)).toEqual([["5 个百分点", "高于目标 45%", "good"]]);
    expect(told(figure("share", 0.45, 0.45))).toEqual([["", "on target, 45 %", undefined]]);
  });

  it("is not told where there is none, or no value", () => {
    expect(told(figure("money", 90, null))).toEqual([]);
    expect(told(figure("money", null, 90))).toEqual([]);
    expect(told(figure("money", 90, 0))).toEqual([]);
  });
});

describe("the six figures", () => {
  const page = figureCards(marts, en);
  const card = (name: string) => page.querySelector(`#figure-${name}`);

  it("each have a course, what a screen reader hears of it, and a receipt", () => {
    expect(page.querySelectorAll(".key-figure")).toHaveLength(6);
    for (const each of page.querySelectorAll(".key-figure")) {
      expect(each.querySelector(".sparkline path[d*=L]"), each.id).not.toBeNull();
      expect(each.querySelector(".receipt-button"), each.id).not.toBeNull();
      expect(each.querySelector(".sparkline-box .visually-hidden")?.textContent, each.id).toMatch(
        /^[^,]*\d[^,]* in Jan 2024, \S.* in Oct 2025$/u,
      );
    }
  });

  it("say against what they are compared, and nothing that is not there", () => {
    const note = (change: Partial<Marts["figures"][number]>, voice = en) => {
      const figures = marts.figures.map((row) => ({...row, ...change}));
      return figureCards({...marts, figures}, voice).querySelector(".cards-note")?.textContent;
    };
    expect(note({previous_value: 1, year_before_value: 1})).toMatch(
      /^Changes are against the 90 days before and the same days a year earlier\. Lines/u,
    );
    expect(note({previous_value: 1, year_before_value: null})).toMatch(
      /^Changes are against the 90 days before\. Lines/u,
    );
    expect(note({previous_value: 1, year_before_value: null}, zh)).toMatch(
      /^变化与此前 90 天相比。折线/u,
    );
    expect(note({previous_value: null, year_before_value: null})).toMatch(/^Lines run/u);
  });

  it("tell a period without orders from a history that is too short", () => {
    const changes = (previous: number | null, voice = en) => {
      const figures = marts.figures.map((row) => ({
        ...{...row, previous_value: row.figure === "orders" ? previous : null},
        year_before_value: null,
      }));
      const drawn = figureCards({...marts, figures}, voice);
      return drawn.querySelector("#figure-average_order_amount .key-figure-change")?.textContent;
    };
    expect(changes(0)).toContain("No orders in the 90 days before");
    expect(changes(0, zh)).toContain("此前 90 天没有订单");
    expect(changes(null)).toContain("Too little history to compare");
  });

  it("say why active customers are others than buyers, where there are any", () => {
    const note = (value: number, voice = en) => {
      const figures = marts.figures.map((row) =>
        row.figure === "active_customers" ? {...row, value} : row,
      );
      return figureCards({...marts, figures}, voice).querySelector(".cards-note")?.textContent;
    };
    expect(note(7)).toMatch(
      /Active customers are those not yet at risk on the date; buyers are all who ordered within the 90 days\.$/u,
    );
    expect(note(7, zh)).toContain("活跃客户指当日尚未进入预警者");
    expect(note(0)).not.toContain("Active");
  });

  it("show a target on the line where both are on one scale", () => {
    expect(plain(card("active_customers")?.textContent)).toContain("104.8 % of target, 1,250");
    expect(card("active_customers")?.querySelector(".sparkline-target")).not.toBeNull();
    expect(plain(card("net_amount")?.textContent)).toContain("92.1 % of target, ¥200K");
    expect(card("net_amount")?.querySelector(".sparkline-target")).toBeNull();
    expect(card("orders")?.textContent).not.toContain("target");
    expect(page.querySelector(".cards-note")?.textContent).toContain("spread evenly");
    expect(figureCards(marts, zh).querySelector(".cards-note")?.textContent).toContain(
      "点线为目标",
    );
  });
});

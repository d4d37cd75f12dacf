import {expect, it} from "vitest";
import {amountStep, colorOf} from "../../../src/components/figures/colors.js";
import {readTerms} from "../../../src/components/words/terms.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

it("names, orders and explains values in both languages", () => {
  const [en, zh] = [readTerms(marts.terms, "en"), readTerms(marts.terms, "zh")];
  expect([en.label("segment", "lost"), zh.label("segment", "lost")]).toEqual(["Lost", "已流失"]);
  expect(en.ids("tier")).toEqual(["diamond", "gold", "silver", "bronze"]);
  expect(zh.meaning("stage", "repeat")).toBe("两个及以上购买日，尚未达到忠诚。");
  expect(en.label("segment", "unheard_of")).toBe("unheard_of");
  expect(en.label("segment_or_none", "lost")).toBe("Lost");
  expect(zh.label("segment_or_none", "none")).toBe("尚未购买");
});

it("does not repeat a name as its meaning", () => {
  const row = {kind: "k", id: "x", label_en: "Not a date", label_zh: "日期无效", position: 1};
  const terms = [{...row, meaning_en: "Not a date.", meaning_zh: "日期无效。"}];
  expect(readTerms(terms, "en").meaning("k", "x")).toBe("");
  expect(readTerms(terms, "zh").meaning("k", "x")).toBe("");
});

it("gives each name one colour and lets no name write CSS", () => {
  expect(colorOf("tier", "gold", 2)).toBe("var(--tier-gold, var(--other-2))");
  expect(colorOf("segment", hostile[0], 9)).toBe("var(--other-1)");
  expect(readTerms(marts.terms, "en").color("stage", "none")).toBe("var(--estimate)");
});

it("steps amounts from none to the greatest", () => {
  expect([0, 0.1, 50, 100].map((value) => amountStep(value, 100))).toEqual([0, 1, 3, 6]);
  expect([amountStep(null, 100), amountStep(-5, 100), amountStep(5, 0)]).toEqual([0, 0, 0]);
});

import {expect, it} from "vitest";
import fc from "fast-check";
import {list, paragraph, spaced} from "../../../src/components/words/language.js";

it("joins names and sentences as each language does", () => {
  expect(list(["a", "b", "c"], "en")).toBe("a, b and c");
  expect(list(["甲", "乙", "丙"], "zh")).toBe("甲、乙和丙");
  expect([list([], "en"), list(["a"], "zh")]).toEqual(["", "a"]);
  expect(paragraph(["One.", "Two."], "en")).toBe("One. Two.");
  expect(paragraph(["一。", "二。"], "zh")).toBe("一。二。");
});

it("keeps a blank between Han characters and digits or letters, and no other", () => {
  expect(spaced("其金额 175 万英镑 计入销售额")).toBe("其金额 175 万英镑计入销售额");
  expect(spaced("近30天80%的客户，RFM模型")).toBe("近 30 天 80% 的客户，RFM 模型");
});

it("spaces a text once and for all", () => {
  const text = fc.string({unit: fc.constantFrom("客", "户", "，", " ", "3", "%", "a", "−")});
  fc.assert(fc.property(text, (each) => void expect(spaced(spaced(each))).toBe(spaced(each))));
});

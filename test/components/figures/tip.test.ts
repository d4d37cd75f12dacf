import {expect, it} from "vitest";
import {tipText} from "../../../src/components/figures/tip.js";

it("breaks Chinese after punctuation, where a line grows long", () => {
  expect(tipText("2025 年 7 月：净销售额 27.9 万元，其中退货 −7,284 元")).toBe(
    "2025 年 7 月：\n净销售额 27.9 万元，\n其中退货 −7,284 元",
  );
  expect(tipText("冠军客户：724 位，57%")).toBe("冠军客户：724 位，57%");
});

it("leaves wrapping at blanks to Plot", () => {
  expect(tipText("Jul 2025: net sales of £1M, after returns of £2")).toBe(
    "Jul 2025: net sales of £1M, after returns of £2",
  );
});

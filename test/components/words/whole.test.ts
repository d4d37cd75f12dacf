// @vitest-environment jsdom
import {expect, it} from "vitest";
import {wholeNodes} from "../../../src/components/words/whole.js";

const wholes = (text: string, language: "en" | "zh") =>
  wholeNodes(text, {language}).flatMap((node) =>
    typeof node === "string" ? [] : node.textContent,
  );

it("keeps Chinese numbers with their units and every sign of the line", () => {
  const line =
    "不可失去：344 位客户，带来净销售额 128 万元，占 12.5%。近 12 个月 −8.6 万，比 2026 年 3 月 30 日多 55 位。";
  const nodes = wholeNodes(line, {language: "zh"});
  expect(nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("")).toBe(
    line,
  );
  expect(wholes(line, "zh")).toEqual([
    ...["344 位", "128 万元", "12 个月", "−8.6 万", "2026 年", "3 月", "30 日", "55 位"],
  ]);
});

it("leaves English lines as they are", () => {
  expect(wholeNodes("344 customers made 1.28M", {language: "en"})).toEqual([
    "344 customers made 1.28M",
  ]);
});

// @vitest-environment jsdom
import * as Plot from "@observablehq/plot";
import {expect, it} from "vitest";
import {amountAxis} from "../../../src/components/figures/amount-axis.js";

const size = {width: 300, height: 200, marginLeft: 50, marginRight: 10};
const drawn = (domain: [number, number], ...axis: Parameters<typeof amountAxis>) =>
  Plot.plot({...size, y: {domain}, marks: [amountAxis(...axis)]});
const texts = (plot: Element) => [...plot.querySelectorAll("text")].map((one) => one.textContent);

it("writes about four round values, each beside its line across the picture, and no label", () => {
  const plot = drawn([0, 0.37], (share) => `${Math.round(100 * share)} %`);
  expect(texts(plot)).toEqual(["0 %", "10 %", "20 %", "30 %"]);
  const lines = [...plot.querySelectorAll("line")];
  expect(lines.map((line) => [line.getAttribute("x1"), line.getAttribute("x2")])).toEqual(
    Array(4).fill(["50", "290"]),
  );
  const heights = [...plot.querySelectorAll("text")].map((text) =>
    Number(/,([\d.]+)\)/.exec(text.getAttribute("transform") ?? "")?.[1]),
  );
  expect(lines.map((line) => Number(line.getAttribute("y1")))).toEqual(heights);
});

it("writes more values where more are wished, and those that are named", () => {
  expect(texts(drawn([0, 100], String, {ticks: 5}))).toEqual(["0", "20", "40", "60", "80", "100"]);
  const below = drawn([-20, 110], String, {ticks: [0, 50, 100]});
  expect(texts(below)).toEqual(["0", "50", "100"]);
  expect(below.querySelectorAll("line").length).toBe(3);
});

it("asks how a value is written by the value alone", () => {
  const given: unknown[][] = [];
  drawn([0, 3], (...all) => (given.push(all), ""));
  expect(given).toEqual([[0], [1], [2], [3]]);
});

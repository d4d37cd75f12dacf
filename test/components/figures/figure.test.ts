// @vitest-environment jsdom
import {expect, it} from "vitest";
import {cards} from "../../../src/components/figures/cards.js";
import {element} from "../../../src/components/page/element.js";
import {figure} from "../../../src/components/figures/figure.js";
import type {FigureOptions} from "../../../src/components/figures/figure.js";
import {sparkline} from "../../../src/components/figures/sparkline.js";
import {hostile} from "../fixtures/hostile.js";

const options: FigureOptions<{n: number}> = {
  language: "en",
  title: `Finding ${hostile[0]}`,
  subtitle: "Customers, n = 2",
  summary: "Two customers.",
  empty: "There are no customers yet.",
  file: "customers",
  chart: (width) => element("div", {"data-width": width}),
  columns: [{head: "n", value: ({n}) => n}],
};

it("frames a picture with its finding, what is measured, a summary and the numbers", () => {
  const frame = figure([{n: 1}, {n: 2}], options);
  expect(frame.tagName).toBe("FIGURE");
  expect(frame.querySelector("h2")?.textContent).toBe(`Finding ${hostile[0]}`);
  expect(frame.querySelector("figcaption .visually-hidden")?.textContent).toBe("Two customers.");
  expect(frame.querySelector(".picture-chart")?.getAttribute("aria-hidden")).toBe("true");
  expect(frame.querySelectorAll("details tbody tr").length).toBe(2);
  expect(frame.querySelector("img")).toBeNull();
});

it("draws no axis without rows, and says so", () => {
  const frame = figure([], options);
  expect(frame.querySelector(".picture-chart, table, svg")).toBeNull();
  expect(frame.textContent).toContain("There are no customers yet.");
});

it("leaves a picture with controls of its own open to screen readers", () => {
  const frame = figure([{n: 1}], {...options, isInteractive: true});
  expect(frame.querySelector(".picture-chart")?.hasAttribute("aria-hidden")).toBe(false);
});

it("shows key figures with their changes, and absent ones with a word", () => {
  const list = cards(
    [
      {
        label: "Orders",
        value: "12",
        changes: [{text: "+3 %", label: "vs last year", tone: "good"}],
      },
      {label: "Margin", value: "—"},
    ],
    {language: "en"},
  );
  expect(list.querySelectorAll("li").length).toBe(2);
  expect(list.querySelector(".is-good")?.textContent).toBe("+3 %");
  expect(list.textContent).toContain("no value");
});

it("dashes the way to a month that is not over and leaves gaps where nothing is known", () => {
  const whole = {value: 1, isComplete: true};
  const early = {value: 2, isComplete: false};
  const paths = (points: Parameters<typeof sparkline>[0]) =>
    [...sparkline(points).querySelectorAll("path")].slice(1).map((path) => path.getAttribute("d"));
  expect(paths([whole, whole, early])).toEqual([
    "M0.00,14.00L50.00,14.00",
    "M50.00,14.00L100.00,0.00",
  ]);
  expect(paths([whole, {value: null, isComplete: true}, whole])).toEqual(["", ""]);
});

// @vitest-environment jsdom
import {beforeEach, expect, it, vi} from "vitest";
import {element} from "../../../src/components/page/element.js";
import {pictureButtons, pictureFile} from "../../../src/components/figures/picture-files.js";
import {plainColor} from "../../../src/components/figures/plain-svg.js";
import {svgElement} from "../../../src/components/figures/svg-element.js";
import {hostile} from "../fixtures/hostile.js";

const texts = {title: `Sales ${hostile[0]}`, subtitle: "EUR", note: "一段说明。", file: "sales"};

function chart(): HTMLElement {
  const box = element("div", {class: "picture-chart"});
  box.innerHTML = `<svg class="plot" viewBox="0 0 10 10" style="color: red"><style>.a { fill: blue }</style>
    <a href="/x"><rect class="a" aria-label="x" style="fill: rgb(1, 2, 3)" width="4" height="4"></rect></a></svg>`;
  document.body.append(box);
  return box;
}

beforeEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

it("writes a file that parses and stands alone: texts, styles as attributes, no links", async () => {
  document.body.append(
    element("ul", {class: "provenance"}, element("li", {"data-fact": "source"}, "Source: A & B")),
  );
  const {text, width, height} = await pictureFile(chart(), texts);
  const read = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(read.querySelector("parsererror")).toBeNull();
  expect(read.querySelector("title")?.textContent).toBe(texts.title);
  const told = [...read.querySelectorAll("text")].map((node) => node.textContent);
  expect(told.join(" ")).toContain("EUR");
  expect(told.join(" ")).toContain("一段说明。");
  expect(told.join(" ")).toContain("Source: A & B · Clientele");
  expect(read.querySelector("g rect")?.getAttribute("fill")).toBe("rgb(1, 2, 3)");
  expect(text).not.toMatch(/var\(|class=|style=|href=|<style|aria-/);
  expect([width, height].every((size) => size > 100)).toBe(true);
});

it("breaks lines at blanks, but not where a blank holds a number to its unit", async () => {
  const kept = "n\u00a0=\u00a0980";
  for (let length = 5; length < 100; length++) {
    const subtitle = `${"i".repeat(length)} ${kept}`;
    const {text} = await pictureFile(chart(), {...texts, subtitle});
    const read = new DOMParser().parseFromString(text, "image/svg+xml");
    const told = [...read.querySelectorAll("text")].map((node) => node.textContent ?? "");
    expect(told.filter((line) => line.includes(kept)).length, told.join("|")).toBe(1);
  }
});

it("is drawn in the colours of paper, and leaves the theme as it was", async () => {
  const root = document.documentElement;
  root.dataset.theme = "dark";
  const seen: (string | undefined)[] = [];
  const box = chart();
  const read = box.getBoundingClientRect.bind(box);
  box.getBoundingClientRect = () => {
    seen.push(root.dataset.theme);
    return read();
  };
  await pictureFile(box, texts);
  expect(seen[0]).toBe("light");
  expect(root.dataset.theme).toBe("dark");
});

it("draws anew what is painted on a canvas, in the colours of paper, and only when asked", async () => {
  const root = document.documentElement;
  root.dataset.theme = "dark";
  const box = element("div", {class: "picture-chart"}, element("canvas", {width: 4, height: 4}));
  document.body.append(box);
  const vectors = vi.fn(() =>
    Promise.resolve(() => svgElement("svg", {id: `drawn-${root.dataset.theme}`})),
  );
  const buttons = pictureButtons(box, texts, {language: "zh", vectors});
  expect(buttons.map((node) => node.textContent)).toEqual(["SVG", "PNG"]);
  expect(vectors).not.toHaveBeenCalled();
  const {text} = await pictureFile(box, texts, vectors);
  const read = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(read.querySelectorAll("#drawn-light").length).toBe(1);
  expect(root.dataset.theme).toBe("dark");
});

it("tells mixed colours as every program reads them", () => {
  expect(plainColor("color(srgb 1 0.5 0)")).toBe("rgb(255, 128, 0)");
  expect(plainColor("color(srgb 0 0 0 / 0.3)")).toBe("rgba(0, 0, 0, 0.3)");
  expect(plainColor("rgb(1, 2, 3)")).toBe("rgb(1, 2, 3)");
});

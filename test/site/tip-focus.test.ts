import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {openSample} from "./open-sample.js";
import {box, press, said, squeezed, tipsOf} from "./tips.js";

// Every picture that says something where it is pointed at can be reached, read and left by keyboard.

const {on} = openSample();

test("Tab leads to a picture, which is then framed and tells its keys; Escape and Tab let go", () =>
  on("zh/", async (page) => {
    const file = "net-sales-by-month";
    const isThere = () =>
      page.evaluate(
        (selector) => document.activeElement?.matches(selector) ?? false,
        `[data-picture="${file}"]`,
      );
    for (let i = 0; i < 300 && !(await isThere()); i++) await page.keyboard.press("Tab");
    expect(await isThere()).toBe(true);
    const seen = await page.locator(box(file)).evaluate((node) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(node);
      const hint = getComputedStyle(node, "::after").content;
      const title = node.closest("figure")?.querySelector("h2")?.textContent;
      return {outlineStyle, outlineWidth, hint, isNamed: node.ariaLabel === title};
    });
    expect(seen).toMatchObject({outlineStyle: "solid", outlineWidth: "2px", isNamed: true});
    expect(seen.hint).toContain("方向键");
    expect(await press(page, file, "ArrowRight")).toMatch(/^\d{4} 年 \d+ 月：净销售额/);
    await page.keyboard.press("Escape");
    expect([await tipsOf(page, file), await said(page), await isThere()]).toEqual([[], "", true]);
    await press(page, file, "ArrowLeft");
    // The same value in a picture that is drawn anew.
    const heard = await said(page);
    await page.setViewportSize({width: 700, height: 900});
    await settle(page);
    expect([await said(page), await tipsOf(page, file)]).toEqual([heard, [squeezed(heard!)]]);
    await page.keyboard.press("Tab");
    expect([await tipsOf(page, file), await said(page), await isThere()]).toEqual([[], "", false]);
  }));

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules: RunOptions = {
  resultTypes: ["violations"],
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
  rules: {region: {enabled: true}},
};

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (options) => {
    const {axe} = window as unknown as {axe: {run: (o: RunOptions) => Promise<AxeResults>}};
    return (await axe.run(options)).violations;
  }, rules);
  return found.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ""}`);
}

describe("every picture", () => {
  const pages = ["", "segments/champions", "cohorts", "lifecycle", "churn", "value"];

  test.for(pages.flatMap((page) => [page, `zh/${page}`]))(
    "/%s: those with tips, and no others, answer keys; nobody is shut out while a tip is open",
    (address) =>
      on(
        address,
        async (page) => {
          const boxes = await page.locator(".picture-chart:visible").evaluateAll((all) =>
            all.map((node) => ({
              file: node.getAttribute("data-picture") ?? "",
              hasTips: node.querySelector('[aria-label="tip"]') !== null,
              answers: node.getAttribute("tabindex") === "0",
            })),
          );
          expect(boxes.filter(({hasTips, answers}) => hasTips !== answers)).toEqual([]);
          const files = boxes.filter(({answers}) => answers).map(({file}) => file);
          expect(files.length).toBeGreaterThan(0);
          for (const file of files) {
            await page.focus(box(file));
            const first = await press(page, file, "Home");
            expect(first, file).not.toBe("");
            await press(page, file, "ArrowRight");
            await press(page, file, "End");
          }
          expect(await violations(page)).toEqual([]);
        },
        address.startsWith("zh/") ? {width: 360, colorScheme: "dark"} : {},
      ),
  );
});

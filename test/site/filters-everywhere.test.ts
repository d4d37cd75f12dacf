import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import {describe, expect, inject, test} from "vitest";
import {look, notShown} from "./look.js";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";

// What holds of every page under filters.

const {on, browser} = openSample();
const {
  regions: [, region = ""],
  months: allMonths,
} = await readSource();

describe("with a filter", () => {
  const pages = [
    ...["", "customers", "matrix", "segments/", "segments/champions", "churn", "value"],
    ...["lifecycle", "cohorts", "moves"],
  ];
  test.each(pages)("%s never shows everybody first", async (address) => {
    const context = await browser().newContext();
    const page = await context.newPage();
    // Looks at every frame whether what was drawn at build can be seen.
    await page.addInitScript(() => {
      const seen = window as unknown as {frames: number; everybody: number};
      [seen.frames, seen.everybody] = [0, 0];
      const look = () => {
        seen.frames += 1;
        const first = document.querySelector("[data-first]");
        if (first && getComputedStyle(first).visibility !== "hidden") seen.everybody += 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const asked = new URLSearchParams({region});
    await page.goto(new URL(`${address || "./"}?${asked.toString()}`, inject("siteUrl")).href);
    await page.waitForSelector(".filter-chip");
    const [frames, everybody] = await page.evaluate(() => {
      const seen = window as unknown as {frames: number; everybody: number};
      return [seen.frames, seen.everybody] as const;
    });
    await context.close();
    expect([frames > 0, everybody]).toEqual([true, 0]);
  });
  test.each(pages.flatMap((page) => [page, `zh/${page}`]))(
    "%s is whole on a phone, and open to everyone",
    async (page) => {
      const axe = await readFile(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      const period = `${allMonths.at(-6)!}..`;
      const asked = new URLSearchParams({segment: "champions", region, period});
      await on(
        `${page || "./"}?${asked.toString()}`,
        async (opened) => {
          await opened.click(".filter-toggle");
          const seen = await look(opened);
          expect(seen.text).not.toMatch(notShown);
          expect(seen.tooWide).toBe("");
          expect(seen.errors).toBe(0);
          await opened.evaluate(axe);
          const violations = await opened.evaluate(async () => {
            const {axe} = window as unknown as {axe: {run: (o: object) => Promise<AxeResults>}};
            const found = await axe.run({
              resultTypes: ["violations"],
              runOnly: {
                type: "tag",
                values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
              },
            });
            return found.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ""}`);
          });
          expect(violations).toEqual([]);
        },
        {width: 360},
      );
    },
  );
});

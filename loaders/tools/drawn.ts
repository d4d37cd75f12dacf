import type {Page} from "playwright-core";

/** Waits until a page of a site is computed and none of its pictures and tables is still to be drawn. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  // Cells of statements have no mark of loading: the first that shows something tells that they have begun.
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll(".observablehq--block")];
    return cells.length === 0 || cells.some((cell) => cell.childElementCount > 0);
  });
  await page.waitForLoadState("networkidle");
  // Boxes learn their width in the next frame.
  await painted(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-waiting]")].every(
      // What is folded away has a width as soon as it is asked for, but is not drawn.
      (box) => box.localName !== "details" && (box.clientWidth === 0 || !box.checkVisibility()),
    ),
  );
  await painted(page);
}

function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

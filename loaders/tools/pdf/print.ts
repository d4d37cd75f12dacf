import type {Page} from "playwright-core";
import {destinationPages} from "./destinations.js";
import {searchable} from "./searchable.js";

/** What a sheet holds between the margins of paper.css, in CSS pixels: 192 × 259 mm. */
export const sheet = {width: 726, height: 978} as const;

/**
 * Prints the document that a browser page shows (see document.ts) as a PDF whose contents name the pages on
 * which their entries begin. It prints twice: the first says where they are.
 */
export async function printReport(page: Page): Promise<Buffer> {
  await page.evaluate(fit, sheet);
  await page.evaluate(fill, sheet);
  await page.evaluate(joinLinks);
  const where = destinationPages(await printOnce(page));
  const missing = await page.evaluate(fillNumbers, Object.fromEntries(where));
  if (missing.length > 0)
    throw new Error(`the PDF does not say where these are: ${missing.join()}`);
  const pdf = await printOnce(page);
  const moved = [...destinationPages(pdf)].filter(([name, at]) => where.get(name) !== at);
  if (moved.length > 0) throw new Error(`numbering moved the pages: ${String(moved[0])}`);
  return searchable(pdf, await page.evaluate(() => document.documentElement.textContent ?? ""));
}

function printOnce(page: Page): Promise<Buffer> {
  return page.pdf({preferCSSPageSize: true, printBackground: true, outline: true, tagged: true});
}

// What follows runs in the page, each function alone.

/** Makes smaller what is wider or higher than a sheet. */
function fit({height}: {height: number}): void {
  for (const box of document.querySelectorAll<HTMLElement>(".table-scroll, .equation-box")) {
    const inner = box.firstElementChild as HTMLElement | null;
    if (!inner) continue;
    const room = box.clientWidth;
    const needed = Math.max(inner.scrollWidth, inner.getBoundingClientRect().width);
    if (needed > room + 1) inner.style.zoom = String(Math.max(0.45, room / needed));
  }
  for (const picture of document.querySelectorAll<HTMLElement>(".paper-page .picture")) {
    const needed = picture.getBoundingClientRect().height;
    if (needed > height && needed < height * 1.4) picture.style.zoom = String(height / needed);
  }
}

/**
 * Makes a wide picture somewhat smaller where it would else leave much of a sheet empty and begin the next. Where sheets
 * end is guessed from the pictures alone; a wrong guess costs nothing but a smaller picture.
 */
function fill({height}: {height: number}): void {
  const [least, empty] = [0.8, 0.25];
  for (const section of document.querySelectorAll<HTMLElement>(".paper-page")) {
    const top = section.getBoundingClientRect().top;
    let pushed = 0;
    for (const picture of section.querySelectorAll<HTMLElement>(".picture")) {
      const box = picture.getBoundingClientRect();
      const at = (box.top - top + pushed) % height;
      const room = height - at;
      if (box.height <= room || box.height > height) continue;
      const isWide = box.width > 0.6 * section.clientWidth;
      const isDense = picture.querySelector(".is-dense, .panels") !== null;
      const ratio = (room - 8) / box.height;
      if (isWide && !isDense && room > empty * height && ratio >= least && !picture.style.zoom) {
        picture.style.zoom = String(ratio);
      } else pushed += room;
    }
  }
}

/** Lets links lead where they can within the document; others become text. */
function joinLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const wanted = decodeURIComponent(link.getAttribute("href")!.slice(1));
    const page = link.dataset.page ?? "";
    if (document.getElementById(wanted)) continue;
    if (document.getElementById(page)) link.setAttribute("href", `#${page}`);
    else link.removeAttribute("href");
  }
}

function fillNumbers(pages: Record<string, number>): string[] {
  const missing: string[] = [];
  for (const place of document.querySelectorAll<HTMLElement>("[data-number-of]")) {
    const at = pages[place.dataset.numberOf!];
    if (at === undefined) missing.push(place.dataset.numberOf!);
    else place.textContent = String(at);
  }
  return missing;
}

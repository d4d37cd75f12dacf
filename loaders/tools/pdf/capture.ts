import type {Page} from "playwright-core";
import {waitUntilDrawn} from "../drawn.js";
import type {ReportPage} from "./report-pages.js";

/** A page of the site as it is to be printed. */
export interface Captured {
  readonly page: ReportPage;
  /** Its anchor in the document; other ids of the page begin with it. */
  readonly id: string;
  readonly heading: string;
  readonly answer: string | null;
  /** Filters in force, in words, as the page tells them. */
  readonly filters: string | null;
  readonly html: string;
  readonly tables: readonly CapturedTable[];
  readonly styles: readonly string[];
  /** Where it leads within the site, in the order of the page: addresses and what the links say. */
  readonly links: readonly {readonly address: string; readonly text: string}[];
}

/** The table behind a chart, whole where it is not longer than `rowLimit`. */
export interface CapturedTable {
  readonly title: string;
  readonly html: string;
  readonly rows: number;
  readonly isCut: boolean;
}

const rowLimit = 400;

/** Returns the anchor of a page in the document. */
export function anchorOf({name}: ReportPage): string {
  return `page-${name.replaceAll("/", "-")}`;
}

/**
 * Opens a page of a site in a browser page that is as wide as paper and shows print media, waits until it is
 * drawn, and returns what it shows: canvases as images, ids made its own, links within the site as anchors.
 * A page that fails to draw throws.
 */
export async function capture(page: Page, target: ReportPage, site: string): Promise<Captured> {
  const url = new URL(target.address, site);
  url.search = target.query ?? "";
  const answer = await page.goto(url.href, {waitUntil: "networkidle"});
  await waitUntilDrawn(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const failed = await page.locator(".observablehq--error").allInnerTexts();
  if (!answer?.ok()) throw new Error(`${target.name} cannot be opened: ${answer?.status()}`);
  if (failed.length > 0) throw new Error(`${target.name} is not drawn: ${failed[0]}`);
  const id = anchorOf(target);
  const html = await page.evaluate(onPaper, id);
  const told = await page.evaluate(tell);
  return {page: target, id, html, ...told, tables: await page.evaluate(readTables, rowLimit)};
}

// What follows runs in the page, each function alone: it can name nothing outside of itself.

function onPaper(id: string): string {
  const main = document.querySelector("#observablehq-main")!;
  const paper = main.cloneNode(true) as HTMLElement;
  const canvases = main.querySelectorAll("canvas");
  paper.querySelectorAll("canvas").forEach((copy, at) => {
    const image = document.createElement("img");
    image.src = canvases[at]!.toDataURL();
    image.alt = "";
    image.style.cssText = copy.style.cssText;
    copy.replaceWith(image);
  });
  // What was typed or chosen is no part of a clone.
  const fields = main.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select");
  paper.querySelectorAll("input, select").forEach((copy, at) => {
    const field = fields[at]!;
    const isText =
      field instanceof HTMLInputElement && !/^(checkbox|radio|range)$/.test(field.type);
    const text = document.createElement("span");
    text.textContent =
      field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? "") : field.value;
    if (isText || field instanceof HTMLSelectElement) copy.replaceWith(text);
    else copy.toggleAttribute("checked", field.checked);
  });
  for (const gone of paper.querySelectorAll("script, .no-print, details:not([open])")) {
    gone.remove();
  }
  // What is to be read about the page stands below it, in columns of its own.
  const head = [...paper.querySelectorAll(":scope > h2")].at(-1);
  if (head?.nextElementSibling?.localName === "p") {
    const prose = document.createElement("div");
    prose.className = "paper-prose";
    head.replaceWith(prose);
    while (prose.nextElementSibling?.localName === "p") prose.append(prose.nextElementSibling);
    prose.before(head);
  }
  const listed = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];
  for (const node of paper.querySelectorAll("*")) {
    for (const {name, value} of [...node.attributes]) {
      if (name === "id") node.setAttribute(name, `${id}--${value}`);
      else if (listed.includes(name)) node.setAttribute(name, value.replace(/\S+/g, `${id}--$&`));
      else if (value.includes("url(")) {
        node.setAttribute(name, value.replace(/url\((["']?)#/g, `url($1#${id}--`));
      } else if (/^(xlink:)?href$/.test(name) && value.startsWith("#")) {
        node.setAttribute(name, `#${id}--${value.slice(1)}`);
      } else if (name === "href" && node instanceof HTMLAnchorElement) {
        const at = new URL(value, location.href);
        if (at.origin !== location.origin) continue;
        const base = /^\/zh(\/|$)/.test(location.pathname) ? "/zh/" : "/";
        const path = at.pathname.slice(base.length).replace(/\/$/, "") || "overview";
        node.setAttribute("data-page", `page-${path.replaceAll("/", "-")}`);
        node.setAttribute("href", `#page-${path.replaceAll("/", "-")}--${at.hash.slice(1)}`);
      }
    }
  }
  return paper.innerHTML;
}

function tell() {
  const filters = document.querySelector('.provenance [data-fact="filters"]')?.textContent;
  return {
    heading: document.querySelector("#observablehq-main h1")?.textContent?.trim() ?? "",
    answer: document.querySelector(".page-head .answer")?.textContent ?? null,
    filters: filters ?? null,
    styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
      ({href}) => href,
    ),
    links: [...document.querySelectorAll<HTMLAnchorElement>("#observablehq-main a[href]")]
      .filter(({origin}) => origin === location.origin)
      .map((link) => ({
        address: decodeURIComponent(link.pathname).slice(1),
        text: link.textContent?.trim() ?? "",
      })),
  };
}

function readTables(limit: number) {
  const found: {title: string; html: string; rows: number; isCut: boolean}[] = [];
  for (const figure of document.querySelectorAll(".picture")) {
    const table = figure.querySelector("details:not([open]) table");
    if (!table) continue;
    const copy = table.cloneNode(true) as HTMLTableElement;
    const body = copy.querySelector("tbody")!;
    const controls = table.closest(".table")?.querySelector(".controls");
    // Present where the table shows one part of its rows at a time.
    const isParted = controls?.querySelector("[aria-live]") !== null;
    const next = isParted ? controls?.querySelectorAll("button")[1] : undefined;
    while (next && !next.disabled && body.rows.length < limit) {
      next.click();
      body.append(...[...table.querySelectorAll("tbody tr")].map((row) => row.cloneNode(true)));
    }
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    found.push({
      title: figure.querySelector(".picture-title")?.textContent ?? "",
      html: copy.outerHTML,
      rows: body.rows.length,
      isCut: next !== undefined && !next.disabled,
    });
  }
  return found;
}

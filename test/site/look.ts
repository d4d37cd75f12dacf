import type {Page} from "playwright-core";

/** What a page shows, for the rules that hold on every page. */
export function look(page: Page) {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll("svg text, svg title, [aria-label]")].map(
      (node) => node.getAttribute("aria-label") ?? node.textContent,
    );
    const beyond = document.documentElement.scrollWidth - window.innerWidth;
    const widest = [...document.querySelectorAll("#observablehq-center *")].find((node) => {
      const {right, width} = node.getBoundingClientRect();
      return width > 0 && right > window.innerWidth + 1;
    });
    const ground = getComputedStyle(document.body).backgroundColor;
    const unseen = [...document.querySelectorAll("#observablehq-main svg text")]
      .filter((node) => node.textContent?.trim() && getComputedStyle(node).fill === ground)
      .map((node) => node.outerHTML.slice(0, 120));
    return {
      unseen,
      lang: document.documentElement.lang,
      text: [document.body.innerText, ...spoken].join("\n"),
      tooWide:
        beyond > 0 ? `${beyond} pixels, first ${widest?.outerHTML.slice(0, 160) ?? "?"}` : "",
      heading: document.querySelector("h1")?.textContent ?? "",
      answer: document.querySelector(".answer")?.textContent ?? "",
      errors: document.querySelectorAll(".observablehq--error").length,
    };
  });
}

/** What a page shows where a number or word is missing. */
export const notShown = /\b(NaN|undefined|Infinity|null|Invalid Date)\b|\[object /;

import {vi} from "vitest";
import {matrixPage} from "../../../src/components/matrix/matrix.js";
import type {Language} from "../../../src/components/words/language.js";
import {today} from "../fixtures.js";
import {rooms} from "../rooms.js";

/** Before each test that draws: the page’s address, and what jsdom has not. */
export const startAtMatrix = () => {
  // jsdom has no canvas; what is drawn on it is looked at in a browser.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  Element.prototype.scrollIntoView = () => undefined;
  history.replaceState(null, "", "/matrix");
};

export const draw = (language: Language = "en") => {
  const page = matrixPage(rooms, {language, today});
  document.body.replaceChildren(page);
  return page;
};

export const listed = (page: HTMLElement) =>
  [...page.querySelectorAll(".customer-key")].map((key) => key.textContent);

export const title = (page: HTMLElement) => page.querySelector(".list-head h2")?.textContent;

export const click = (page: HTMLElement, filter: string) =>
  page.querySelector<HTMLElement>(`[data-filter="${filter}"]`)?.click();

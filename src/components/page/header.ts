import {day, daysBetween} from "../words/dates.js";
import {element} from "./element.js";
import type {Facts} from "../words/facts.js";
import {carryFiltersInLinks} from "../filters/filter-links.js";
import {hasFilters} from "../filters/filters.js";
import {number} from "../words/format.js";
import {languageTag} from "../words/language.js";
import type {Language, Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {receiptButton} from "../receipts/receipt.js";
import {themeButton} from "./theme.js";
import {plainText} from "../words/told.js";
import type {Told} from "../words/told.js";
import {toldNodes} from "../words/told-view.js";
import {wholeNodes} from "../words/whole.js";

export interface HeaderOptions extends Spoken {
  /** The answer, a sentence with its numbers; left out where none would be true. */
  readonly answer: string | Told | null;
  /** The published tables that the answer is read from, where it opens its receipt. */
  readonly marts?: readonly (keyof Marts)[];
  /** What the figures cover, where it is not the whole history. */
  readonly period?: string;
  /** Filters in force, in words; left out by a page that honours none. */
  readonly filters?: string | undefined;
  /** Filters that the answer is narrowed to, where it is not all of them. */
  readonly scope?: string | undefined;
  /** How old the data are and how good, in one line; in place of how old they are alone. */
  readonly trust?: HTMLElement | null;
  /** The reader's own day, for freshness; the one clock of a page. */
  readonly today?: Date;
}

const words = {
  source: {en: "Source", zh: "数据源"},
  asOf: {en: "As of", zh: "截止日"},
  period: {en: "Period", zh: "期间"},
  filters: {en: "Filters", zh: "筛选"},
  only: {en: "Only ", zh: "仅限"},
  unfiltered: {
    en: "none apply on this page",
    zh: "在本页不适用",
  },
};

/**
 * Returns the head of a page: the answer, where it comes from, how old it is, and the switch of theme.
 * It also teaches the frame's language switch to keep what is open.
 */
export function header(facts: Facts, options: HeaderOptions): HTMLElement {
  const {language, answer, marts, trust, today = new Date()} = options;
  const {scope = options.filters} = options;
  const filters =
    options.filters ?? (hasFilters(location.search) ? words.unfiltered[language] : undefined);
  const period = options.period ?? wholePeriod(facts, language);
  const colon = language === "zh" ? "：" : ": ";
  const stated = {
    source:
      facts.sourceName[language] &&
      `${words.source[language]}${colon}${facts.sourceName[language]}`,
    asOf:
      facts.asOfDate &&
      `${words.asOf[language]}${language === "zh" ? colon : " "}${day(facts.asOfDate, language)}`,
    period: period && `${words.period[language]}${colon}${period}`,
    filters: filters && `${words.filters[language]}${colon}${filters}`,
    freshness:
      !trust &&
      facts.asOfDate &&
      freshness(facts.asOfDate, today, {language, staleAfterDays: facts.staleAfterDays}),
  };
  const title = answer === null || typeof answer === "string" ? (answer ?? "") : plainText(answer);
  keepState();
  carryFiltersInLinks();
  return element(
    "div",
    {
      ...{class: "page-head", lang: languageTag(language)},
      ...(options.filters && {"data-filters": options.filters}),
    },
    element("div", {class: "page-tools"}, themeButton({language})),
    answer !== null &&
      scope &&
      element("p", {class: "answer-scope"}, `${words.only[language]}${scope}`),
    answer !== null &&
      element(
        "p",
        {class: "answer"},
        ...(typeof answer === "string"
          ? wholeNodes(answer, {language})
          : toldNodes(answer, {language})),
      ),
    element(
      "ul",
      {class: "provenance"},
      ...Object.entries(stated).map(([fact, text]) =>
        text ? element("li", {"data-fact": fact}, text) : null,
      ),
      answer !== null &&
        marts &&
        element("li", {"data-fact": "receipt"}, receiptButton({title, marts}, {language})),
      trust && element("li", {"data-fact": "trust"}, trust),
    ),
  );
}

/** Returns how old the data are on the reader's day, in words. */
export function freshness(
  asOf: Date,
  today: Date,
  {language, staleAfterDays}: Spoken & Pick<Facts, "staleAfterDays">,
): string {
  const age = daysBetween(asOf, today);
  if (age <= 1) return {en: "Up to date", zh: "数据为最新"}[language];
  const shown = number(age, language);
  if (age <= staleAfterDays)
    return {en: `Data end ${shown} days ago`, zh: `数据截至 ${shown} 天前`}[language];
  return {
    en: `Data end ${shown} days ago: read as history`,
    zh: `数据截至 ${shown} 天前，请作历史数据阅读`,
  }[language];
}

function wholePeriod({firstOrderDate, asOfDate}: Facts, language: Language): string {
  if (!firstOrderDate || !asOfDate) return "";
  const dash = language === "zh" ? "至 " : " – ";
  return `${day(firstOrderDate, language)}${dash}${day(asOfDate, language)}`;
}

/** The switch of language stands in the page's frame; what is open stays open when it is followed. */
function keepState(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.language-switch");
  const target = link?.getAttribute("href")?.replace(/[?#].*$/, "");
  if (!link || target === undefined || link.dataset.keepsState) return;
  link.dataset.keepsState = "true";
  link.addEventListener("click", () => {
    link.setAttribute("href", `${target}${location.search}${location.hash}`);
  });
}

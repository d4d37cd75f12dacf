import {csvText} from "../figures/csv.js";
import type {CustomerField} from "./customer-fields.js";
import {element} from "../page/element.js";
import {absent, number} from "../words/format.js";
import type {Language} from "../words/language.js";
import {absentMark} from "../figures/table.js";

export interface CustomersTableOptions {
  readonly language: Language;
  readonly caption: string;
  readonly empty: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly onSort: (id: string, descending: boolean) => void;
}

const words = {
  paper: {
    en: "On paper stand only the rows of the page in sight; the download on the screen holds all of them.",
    zh: "纸上仅列出屏幕上当前页的各行；全部行可在屏幕上下载。",
  },
  next: {en: "Next", zh: "下一页"},
  previous: {en: "Previous", zh: "上一页"},
  first: {en: "First", zh: "首页"},
  last: {en: "Last", zh: "末页"},
};

const pageSize = 50;

/**
 * Returns a page of rows at a time of those whose positions are given, under heads that ask for another
 * order. Positions come sorted; only the rows in sight are made.
 */
export function customersTable(
  positions: Uint32Array,
  fields: readonly CustomerField[],
  options: CustomersTableOptions,
): HTMLElement {
  const {language, caption, empty, sort, descending, onSort} = options;
  if (positions.length === 0) return element("p", {class: "picture-empty"}, empty);
  const last = Math.ceil(positions.length / pageSize) - 1;
  let page = 0;
  const body = element("tbody");
  const heads = fields.map(({id, head, unit, isNumber}) => {
    const button = element("button", {type: "button", "data-sort": id}, head);
    if (unit) button.append(element("span", {class: "unit"}, unit));
    button.addEventListener("click", () => onSort(id, id === sort ? !descending : isNumber));
    return element(
      "th",
      {
        scope: "col",
        class: isNumber ? "is-number" : "is-text",
        "aria-sort": id === sort ? (descending ? "descending" : "ascending") : null,
      },
      button,
    );
  });
  const place = element("span", {class: "muted", "aria-live": "polite"});
  const steps = (
    [
      ["first", () => 0],
      ["previous", () => page - 1],
      ["next", () => page + 1],
      ["last", () => last],
    ] as const
  ).map(([name, to]) => {
    const button = element("button", {type: "button", class: "button"}, words[name][language]);
    button.addEventListener("click", () => {
      page = Math.max(0, Math.min(last, to()));
      draw();
    });
    return {button, isBack: name === "first" || name === "previous"};
  });

  function draw(): void {
    const from = page * pageSize;
    const shown = positions.subarray(from, from + pageSize);
    body.replaceChildren(...Array.from(shown, (at) => tableRow(at, fields, language)));
    const [a, b, all] = [from + 1, from + shown.length, positions.length].map((value) =>
      number(value, language),
    );
    place.textContent =
      language === "zh" ? `第 ${a}–${b} 行，共 ${all} 行` : `${a}–${b} of ${all} rows`;
    for (const {button, isBack} of steps) button.disabled = page === (isBack ? 0 : last);
  }

  draw();
  return element(
    "div",
    {class: "table"},
    element(
      "div",
      {class: "table-scroll", tabindex: 0, role: "group", "aria-label": caption},
      element(
        "table",
        {class: "data-table customers-table"},
        element("caption", {}, caption),
        element("thead", {}, element("tr", {}, ...heads)),
        body,
      ),
    ),
    last > 0 && element("p", {class: "print-only muted small"}, words.paper[language]),
    last > 0 && element("div", {class: "controls"}, ...steps.map(({button}) => button), place),
  );
}

function tableRow(at: number, fields: readonly CustomerField[], language: Language): HTMLElement {
  const cells = fields.map(({isNumber, show}, i) => {
    const shown = show(at);
    return element(
      i === 0 ? "th" : "td",
      {class: isNumber ? "is-number" : "is-text", scope: i === 0 ? "row" : null},
      shown === absent ? absentMark(language) : shown,
    );
  });
  return element("tr", {}, ...cells);
}

/** Returns the CSV of the customers at the given positions, in that order: the columns in sight, no others. */
export function customersCsv(positions: Uint32Array, fields: readonly CustomerField[]): string {
  return csvText(
    fields.map(({head, unit}) => (unit ? `${head} (${unit})` : head)),
    Array.from(positions, (at) => fields.map(({value}) => value(at))),
  );
}

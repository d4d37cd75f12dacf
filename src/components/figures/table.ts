import {csvText} from "./csv.js";
import type {Cell} from "./csv.js";
import {isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {absent, number} from "../words/format.js";
import type {Spoken} from "../words/language.js";
import {saveText} from "./save-text.js";

/** A column: `value` is what is sorted and downloaded, `show` what is read. */
export interface TableColumn<R> {
  readonly head: string;
  readonly unit?: string | undefined;
  readonly value: (row: R) => Cell;
  readonly show?: (row: R) => string | Node;
  /** Numbers stand to the right, `long` texts may wrap; by default as the first value is. */
  readonly kind?: "number" | "text" | "long";
  /** Too much for the eye: the column stands in the download alone. */
  readonly isInFileOnly?: boolean;
}

export interface TableOptions<R> extends Spoken {
  readonly columns: readonly TableColumn<R>[];
  /** Read out with the table, shown above it. */
  readonly caption?: string;
  /** The index of the column by which rows come sorted; by default they keep their order. */
  readonly sortBy?: number;
  readonly descending?: boolean;
  readonly pageSize?: number;
  /** The name of the CSV to download, without ending; no download without it. */
  readonly file?: string;
  /** Marks rows that sum up others; they stay last however the table is sorted. */
  readonly isTotal?: (row: R) => boolean;
  readonly empty?: string;
  /** On a phone each row becomes a block of its own, every cell with its head, and nothing scrolls. */
  readonly stacks?: boolean;
}

const words = {
  rows: {en: "rows", zh: "行"},
  next: {en: "Next", zh: "下一页"},
  previous: {en: "Previous", zh: "上一页"},
  download: {en: "Download CSV", zh: "下载 CSV"},
  none: {en: "Nothing to list.", zh: "没有可列出的内容。"},
  absent: {en: "no value", zh: "无数值"},
  table: {en: "Table", zh: "表格"},
};

/**
 * Returns a table that sorts by a click on a head and shows one page of rows at a time, so that
 * 100,000 rows stay fluid. The download holds all rows in the order shown.
 */
export function dataTable<R>(data: readonly R[], options: TableOptions<R>): HTMLElement {
  const {language, caption, pageSize = 25, file, isTotal = () => false, stacks} = options;
  const columns = options.columns.filter(({isInFileOnly}) => isInFileOnly !== true);
  // Blocks and flexible boxes are no table to a screen reader unless they say so.
  const role = (name: string) => (stacks ? {role: name} : {});
  if (data.length === 0) {
    return element("p", {class: "picture-empty"}, options.empty ?? words.none[language]);
  }
  let sortBy = options.sortBy;
  let descending = options.descending ?? false;
  let page = 0;
  let rows: readonly R[] = [];
  const kinds = columns.map((column) => column.kind ?? kindOf(data, column));
  const body = element("tbody", role("rowgroup"));
  const heads = columns.map((column, i) => {
    const button = element("button", {type: "button"}, column.head);
    if (column.unit) button.append(element("span", {class: "unit"}, column.unit));
    const kind = isOfDays(data, column) ? `is-${kinds[i]} is-day` : `is-${kinds[i]}`;
    const head = element("th", {scope: "col", class: kind, ...role("columnheader")}, button);
    button.addEventListener("click", () => {
      descending = sortBy === i ? !descending : kinds[i] === "number";
      sortBy = i;
      page = 0;
      sort();
      draw();
    });
    return head;
  });
  const previous = pageButton(words.previous[language], -1);
  const next = pageButton(words.next[language], 1);
  const place = element("span", {class: "muted", "aria-live": "polite"});

  function pageButton(text: string, step: number) {
    const button = element("button", {type: "button", class: "button"}, text);
    button.addEventListener("click", () => {
      page += step;
      draw();
    });
    return button;
  }

  function sort(): void {
    const column = sortBy === undefined ? undefined : columns[sortBy];
    const totals = data.filter(isTotal);
    if (!column && totals.length === 0) {
      rows = data;
      return;
    }
    const parts = data.filter((row) => !isTotal(row));
    if (column) {
      const keyed = parts.map((row) => ({row, key: sortKey(column.value(row))}));
      keyed.sort((a, b) => compare(a.key, b.key, descending, language));
      rows = [...keyed.map(({row}) => row), ...totals];
    } else {
      rows = [...parts, ...totals];
    }
  }

  function draw(): void {
    heads.forEach((head, i) => {
      if (i === sortBy) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const shown = rows.slice(page * pageSize, (page + 1) * pageSize);
    body.replaceChildren(...shown.map((row) => tableRow(row)));
    const from = number(page * pageSize + 1, language);
    const to = number(page * pageSize + shown.length, language);
    const all = number(rows.length, language);
    place.textContent =
      language === "zh" ? `第 ${from}–${to} 行，共 ${all} 行` : `${from}–${to} of ${all} rows`;
    previous.disabled = page === 0;
    next.disabled = (page + 1) * pageSize >= rows.length;
  }

  function tableRow(row: R): HTMLElement {
    const cells = columns.map((column, i) => {
      const value = column.value(row);
      const shown = column.show ? column.show(row) : showCell(value, language);
      const content = shown === absent ? absentMark(language) : shown;
      const name = i === 0 ? "th" : "td";
      const kind = value instanceof Date ? `is-${kinds[i]} is-day` : `is-${kinds[i]}`;
      const told = stacks && i > 0 ? {"data-head": headOf(column, language)} : {};
      return element(
        name,
        {
          class: kind,
          scope: i === 0 ? "row" : null,
          ...told,
          ...role(i === 0 ? "rowheader" : "cell"),
        },
        content,
      );
    });
    return element("tr", {class: isTotal(row) ? "is-total" : null, ...role("row")}, ...cells);
  }

  sort();
  draw();
  const controls = element("div", {class: "controls"});
  if (rows.length > pageSize) controls.append(previous, next, place);
  if (file) controls.append(downloadButton(() => tableCsv(rows, options.columns), file, options));
  return element(
    "div",
    {class: "table"},
    element(
      "div",
      {
        class: "table-scroll",
        tabindex: 0,
        role: "group",
        "aria-label": caption ?? words.table[language],
      },
      element(
        "table",
        {class: stacks ? "data-table stacks" : "data-table", ...role("table")},
        caption && element("caption", {}, caption),
        element("thead", role("rowgroup"), element("tr", role("row"), ...heads)),
        body,
      ),
    ),
    controls.hasChildNodes() && controls,
  );
}

/** Returns the CSV of a table: every row, the columns' heads with their units. */
export function tableCsv<R>(rows: readonly R[], columns: readonly TableColumn<R>[]): string {
  const heads = columns.map((column) => headOf(column));
  return csvText(
    heads,
    rows.map((row) => columns.map((column) => column.value(row))),
  );
}

function headOf<R>({head, unit}: TableColumn<R>, language?: Spoken["language"]): string {
  if (!unit) return head;
  return language === "zh" ? `${head}（${unit}）` : `${head} (${unit})`;
}

/** Returns a dash that a screen reader hears as "no value". */
export function absentMark(language: Spoken["language"]): HTMLElement {
  return element(
    "span",
    {class: "muted"},
    element("span", {"aria-hidden": "true"}, absent),
    element("span", {class: "visually-hidden"}, words.absent[language]),
  );
}

/** Returns a button that saves a text as a CSV file of that name. */
export function downloadButton(text: () => string, file: string, {language}: Spoken): HTMLElement {
  const button = element("button", {type: "button", class: "button"}, words.download[language]);
  button.addEventListener("click", () => saveText(text(), `${file}.csv`));
  return button;
}

function kindOf<R>(data: readonly R[], column: TableColumn<R>): "number" | "text" {
  for (const row of data) {
    const value = column.value(row);
    if (value !== null && value !== undefined) return typeof value === "number" ? "number" : "text";
  }
  return "text";
}

function isOfDays<R>(data: readonly R[], column: TableColumn<R>): boolean {
  const first = data.find((row) => (column.value(row) ?? null) !== null);
  return first !== undefined && column.value(first) instanceof Date;
}

function showCell(value: Cell, language: Spoken["language"]): string {
  if (value === null || value === undefined) return absent;
  if (typeof value === "number") return number(value, language, 2);
  return value instanceof Date ? isoDay(value) : String(value);
}

type Key = string | number | null;

function sortKey(value: Cell): Key {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

const collators = {
  en: new Intl.Collator("en", {numeric: true}),
  zh: new Intl.Collator("zh-CN", {numeric: true}),
};

function compare(a: Key, b: Key, descending: boolean, language: Spoken["language"]): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : collators[language].compare(String(a), String(b));
  return descending ? -order : order;
}

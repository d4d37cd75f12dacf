import {amountColor, amountInk} from "./colors.js";
import {element} from "../page/element.js";
import {watchHoverNotes} from "./hover-note.js";
import {walkTable} from "./note-keys.js";
import {measuredSize, textWidth} from "./text-width.js";

export interface HeatHead {
  readonly label: string;
  /** A second line: the threshold, the size. */
  readonly detail?: string;
  /** A fixed colour that the name has on every page. */
  readonly color?: string;
}

export interface HeatCell {
  readonly text: string;
  /** 0 to 6 on the palette of amounts. */
  readonly step: number;
  /** What is said where it is pointed at or led to by keys, and to screen readers. */
  readonly sentence: string;
  /** Classes for what the amount cannot say: is-early, is-few, is-diagonal, is-faint. */
  readonly className?: string;
  /** Said where it is pointed at or led to by keys: what is not there needs no voice of its own. */
  readonly isQuiet?: boolean;
  /** So many columns that the cell takes up; the others are not asked for. */
  readonly columns?: number;
}

export interface HeatGridOptions {
  /** What the grid shows, read out with it. */
  readonly label: string;
  /** The name of both axes, in the corner: "from ↓ to →". */
  readonly corner: string;
  readonly rows: readonly HeatHead[];
  readonly columns: readonly HeatHead[];
  /** The cell of a row and column by their places; null where there can be none. */
  readonly cell: (row: number, column: number) => HeatCell | null;
  /** The least width of a cell in pixels; narrower screens scroll. */
  readonly cellWidth?: number;
  readonly className?: string;
  /** Makes every cell a button that carries a filter (`data-filter`). */
  readonly filter?: (row: number, column: number) => {id: string; isOn: boolean};
}

/** Returns a grid of amounts as a real table: heads read out, cells shaded, each with its sentence, which keys lead to. */
export function heatGrid(options: HeatGridOptions): HTMLElement {
  const {label, corner, rows, columns, cellWidth = 34, className = ""} = options;
  const table = element(
    "table",
    {
      class: `heat-grid ${className}`.trim(),
      style: `--cell-width: ${cellWidth}px; --columns: ${columns.length}; --names: ${widestName(rows)}em`,
    },
    element("caption", {class: "visually-hidden"}, label),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", {scope: "col", class: "heat-corner"}, corner),
        ...columns.map((column) => headCell(column, "col")),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row, i) => element("tr", {}, headCell(row, "row"), ...bodyCells(options, i))),
    ),
  );
  const grid = element("div", {class: "table-scroll"}, table);
  wakeGrid(grid);
  return grid;
}

/** Makes the cells of a grid say what they say when they are pointed at or led to by keys. */
export function wakeGrid(grid: Element): void {
  const table = grid.querySelector("table");
  if (table) walkTable(table);
  watchHoverNotes();
}

function headCell({label, detail, color}: HeatHead, scope: "col" | "row"): HTMLElement {
  return element(
    "th",
    {scope},
    color !== undefined && element("span", {class: "swatch", style: `background: ${color}`}),
    element("span", {class: "heat-name"}, label),
    detail !== undefined && element("span", {class: "heat-detail"}, detail),
  );
}

/** How wide the widest name is with its detail beside it and the space between, in its own font size. */
function widestName(rows: readonly HeatHead[]): number {
  const widths = rows.map(({label, detail = ""}) => textWidth(label + detail) / measuredSize + 1);
  return Math.ceil(10 * Math.max(0, ...widths)) / 10;
}

/** Signs beyond which a number is written smaller on a phone. */
const longText = 5;

function bodyCells(options: HeatGridOptions, i: number): HTMLTableCellElement[] {
  const cells: HTMLTableCellElement[] = [];
  for (let j = 0; j < options.columns.length;) {
    const cell = bodyCell(options, i, j);
    cells.push(cell);
    j += cell.colSpan;
  }
  return cells;
}

function bodyCell(options: HeatGridOptions, i: number, j: number): HTMLTableCellElement {
  const content = options.cell(i, j);
  const filter = options.filter?.(i, j);
  if (!content) return element("td", {class: "is-none"});
  const style = `background-color: ${amountColor(content.step)}; color: ${amountInk(content.step)}`;
  const note = {"data-note": content.sentence};
  const names = [content.className, content.text.length > longText && "is-long"];
  const className = names.filter((name) => name).join(" ") || undefined;
  const {isQuiet, columns, sentence, text} = content;
  if (isQuiet) return element("td", {class: content.className, colspan: columns, ...note});
  // A name of its own rather than hidden text: hundreds of hidden texts take as long to lay out as the page. It begins
  // with what is seen.
  const isSaid = text === "" || sentence.startsWith(`${text} `);
  const name = isSaid ? sentence : `${text}, ${sentence}`;
  if (!filter) return element("td", {class: className, style, ...note, "aria-label": name}, text);
  const button = element(
    "button",
    {
      type: "button",
      style,
      ...note,
      "aria-label": content.sentence,
      "aria-pressed": String(filter.isOn),
      "data-filter": filter.id,
      tabindex: -1,
    },
    content.text,
  );
  return element("td", {class: className}, button);
}

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
  walkTable(table);
  watchHoverNotes();
  return element("div", {class: "table-scroll"}, table);
}

/**
 * Gives the cells of a grid that was drawn at build, without sentences, what they say; returns false, and changes nothing, if
 * that is another grid.
 */
export function wakeGrid(grid: Element, {rows, columns, cell}: HeatGridOptions): boolean {
  const table = grid.querySelector("table");
  const lines = [...(table?.tBodies[0]?.rows ?? [])].map((line) => [...line.cells].slice(1));
  const isWhole = (line: readonly HTMLTableCellElement[]) =>
    line.reduce((sum, {colSpan}) => sum + colSpan, 0) === columns.length;
  if (!table || lines.length !== rows.length || !lines.every(isWhole)) return false;
  const told = lines.flatMap((line, i) => {
    let column = 0;
    return line.map((place) => {
      const content = cell(i, column);
      column += place.colSpan;
      return {place, content};
    });
  });
  if (told.some(({place, content}) => place.textContent !== (content?.text ?? ""))) return false;
  for (const {place, content} of told) {
    const said = content ? saidOf(content) : {};
    for (const [name, value] of Object.entries(said)) place.setAttribute(name, value);
  }
  walkTable(table);
  watchHoverNotes();
  return true;
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
  const names = [content.className, content.text.length > longText && "is-long"];
  const className = names.filter((name) => name).join(" ") || undefined;
  const {isQuiet, columns, text} = content;
  const said = saidOf(content);
  if (isQuiet) return element("td", {class: content.className, colspan: columns, ...said});
  if (!filter) return element("td", {class: className, style, ...said}, text);
  const button = element(
    "button",
    {
      type: "button",
      style,
      "data-note": content.sentence,
      "aria-label": content.sentence,
      "aria-pressed": String(filter.isOn),
      "data-filter": filter.id,
      tabindex: -1,
    },
    content.text,
  );
  return element("td", {class: className}, button);
}

/** What a cell says: its note, and a name of its own unless it is quiet. */
function saidOf({text, sentence, isQuiet}: HeatCell): Record<string, string> {
  const note = {"data-note": sentence};
  if (isQuiet) return note;
  // A name rather than hidden text: hundreds of hidden texts take as long to lay out as the page. It begins with what is seen.
  const isSaid = text === "" || sentence.startsWith(`${text} `);
  return {...note, "aria-label": isSaid ? sentence : `${text}, ${sentence}`};
}

import {annotationList} from "./annotation-list.js";
import {withRules} from "./annotation-rules.js";
import {noteSentence, type Notes, textsOfMonth} from "./annotations.js";
import {chartBox} from "./chart-box.js";
import {element} from "../page/element.js";
import {martsBehind} from "./figure-marts.js";
import type {Spoken} from "../words/language.js";
import {wholeNodes} from "../words/whole.js";
import {doNow, isPatient, later} from "../page/later.js";
import type {Marts} from "../marts/marts.js";
import {pictureButtons} from "./picture-files.js";
import type {Vectors} from "./picture-files.js";
import {receiptButton} from "../receipts/receipt.js";
import {dataTable} from "./table.js";
import type {TableColumn, TableOptions} from "./table.js";

export interface FigureOptions<R> extends Spoken {
  /** What is seen, computed from the data, as a sentence without full stop. */
  readonly title: string;
  /** Measure, unit, period, n. */
  readonly subtitle: string;
  /** What a screen reader hears instead of the picture, one sentence with its numbers. */
  readonly summary: string;
  /** Draws the picture at a width in pixels; called again when the width changes. */
  readonly chart: (width: number) => Element;
  /** The same numbers as a table and download; `rows` of the figure, one per row. */
  readonly columns: readonly TableColumn<R>[];
  /** The name of the downloads, without ending. */
  readonly file: string;
  /** The published tables it draws, for its receipt; by default those that its file's name tells. */
  readonly marts?: readonly (keyof Marts)[];
  readonly note?: string | undefined;
  /** How the picture is handled; of no use on paper and in the picture's files. */
  readonly how?: string;
  /** The events on its time axis, and how they stand there; rows with a `month` tell them in the table. */
  readonly events?: Notes & {
    readonly isByMonth?: boolean;
    readonly isByQuarter?: boolean;
    readonly lift?: number;
  };
  /** What is missing, why it matters, the one thing to do; shown when there are no rows. */
  readonly empty: string;
  readonly isTotal?: TableOptions<R>["isTotal"];
  /** On a phone the rows of its table become blocks. */
  readonly stacks?: boolean;
  /** The chart has buttons or links of its own, so screen readers must reach into it. */
  readonly isInteractive?: boolean;
  /** Makes a picture answer that was drawn at build, and returns true; for those that are the same at every width. */
  readonly wake?: (picture: Element) => boolean;
  /** The picture spans both columns of a grid. */
  readonly isWide?: boolean;
  /** The rank of the title among the page's headings. */
  readonly level?: 2 | 3;
  /** The width of its box where that is known: the picture is then drawn at once. */
  readonly width?: number | undefined;
  /** Loads what draws anew, as vectors, a picture that is painted on a canvas; asked for by who wants the picture's files. */
  readonly vectors?: Vectors;
}

const words = {
  table: {en: "Show the numbers", zh: "查看数据"},
  events: {en: "Events", zh: "事件"},
};

/**
 * Returns a picture in its frame: the finding as title, what is measured below it, the chart, and the
 * same numbers as a table that opens on demand, with the picture's files and its receipt. Without rows there is a sentence and no axis.
 */
export function figure<R>(rows: readonly R[], options: FigureOptions<R>): HTMLElement {
  const {language, title, subtitle, summary, file, note, how, level = 2} = options;
  const heading = element(`h${level}`, {class: "picture-title"}, ...wholeNodes(title, {language}));
  const classes = {class: options.isWide ? "picture is-wide" : "picture"};
  if (rows.length === 0) {
    return element(
      "figure",
      classes,
      element("figcaption", {}, heading),
      element("p", {class: "picture-empty"}, options.empty),
    );
  }
  const {events, chart: draw, isInteractive, wake, isWide, width} = options;
  const table = numbers(rows, options);
  const chart = chartBox({
    ...{isInteractive, wake, isWide, width, language, title, name: file},
    draw: (size) =>
      events ? withRules(draw(size), events.notes, {language, ...events}) : draw(size),
    onShown: table.follow,
  });
  const marked = events !== undefined && events.notes.length > 0;
  const behind = options.marts ?? martsBehind(file);
  const marts: readonly (keyof Marts)[] = marked ? [...behind, "annotations"] : behind;
  const told = marked
    ? events.notes.map((each) => `${each.number} ${noteSentence(each, {language})}`)
    : [];
  const fileNote = [note, ...told].filter((text) => text !== undefined).join(" · ");
  return element(
    "figure",
    classes,
    element(
      "figcaption",
      {},
      heading,
      element("p", {class: "picture-subtitle"}, subtitle),
      element("p", {class: "visually-hidden"}, summary),
    ),
    element(
      "div",
      {class: "picture-body"},
      chart,
      note !== undefined && note !== "" && element("p", {class: "picture-note"}, note),
      how !== undefined && how !== "" && element("p", {class: "picture-note no-print"}, how),
      marked && annotationList(events, {language}),
      element(
        "div",
        {class: "picture-foot"},
        table.box,
        element(
          "div",
          {class: "picture-files no-print"},
          ...pictureButtons(
            chart,
            {title, subtitle, note: fileNote === "" ? undefined : fileNote, file},
            {language, vectors: options.vectors},
          ),
          marts.length > 0 && receiptButton({title, marts}, {language}),
        ),
      ),
    ),
  );
}

/** The table behind a picture; where pages are drawn piece by piece it follows the pictures, or the reader who opens it. */
function numbers<R>(
  rows: readonly R[],
  options: FigureOptions<R>,
): {box: HTMLElement; follow: () => void} {
  const {language, title, subtitle, file, isTotal, stacks} = options;
  const colon = language === "zh" ? "：" : ": ";
  const box = element(
    "details",
    {},
    element(
      "summary",
      {},
      words.table[language],
      element("span", {class: "visually-hidden"}, `${colon}${title}`),
    ),
  );
  const fill = () => {
    if (box.childElementCount > 1) return;
    const columns = [...options.columns, ...eventColumn(rows, options)];
    box.append(
      dataTable(rows, {
        ...{columns, language, file, caption: subtitle},
        ...(isTotal && {isTotal}),
        ...(stacks && {stacks}),
      }),
    );
  };
  if (!isPatient()) fill();
  box.addEventListener("toggle", () => {
    doNow(box);
    fill();
  });
  return {
    box,
    follow: () => {
      if (box.childElementCount === 1) later(box, fill, 2);
    },
  };
}

/** What happened in the month of each row, where anything did. */
function eventColumn<R>(
  rows: readonly R[],
  {events, language}: FigureOptions<R>,
): TableColumn<R>[] {
  const monthOf = (row: R) => (row as {month?: unknown}).month;
  if (!events || events.notes.length === 0 || !(monthOf(rows[0]!) instanceof Date)) return [];
  return [
    {
      head: words.events[language],
      kind: "text",
      value: (row) => textsOfMonth(events.notes, monthOf(row) as Date, {language}),
    },
  ];
}

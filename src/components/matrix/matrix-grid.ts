import {amountStep} from "../figures/colors.js";
import {brushCells} from "./matrix-brush.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import {heatGrid} from "../figures/heat-grid.js";
import type {Language} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {boundsText} from "./matrix-bounds.js";
import type {GridRow} from "./matrix-cells.js";
import {gridColumns} from "./matrix-grid-columns.js";
import {
  cellSentence,
  gridTitle,
  measureNames,
  measured,
  missingSentence,
} from "./matrix-grid-sentences.js";
import type {GridMeasure} from "./matrix-grid-sentences.js";
import {cellFilter} from "./matrix-filter.js";
import type {GridCell} from "./matrix-filter.js";
import type {Voice} from "../words/voice.js";

const scores = [1, 2, 3, 4, 5] as const;
/** Lately on top. */
const recencies = [5, 4, 3, 2, 1] as const;

const words = {
  corner: {en: "Recency ↓ Frequency →", zh: "最近消费 ↓ 频率 →"},
  likely: {en: "mean of the cell", zh: "单元内平均"},
  since: {en: "since the last order, darker is longer ago", zh: "距上次下单，颜色越深越久"},
  several: {en: "Select several", zh: "多选"},
  how: {
    en: "Click a cell, or press Enter on it, to see its customers; drag, or hold Shift with a click or the arrow keys, for several. Escape clears.",
    zh: "点击单元格（或按 Enter 键）即可查看其中的客户；拖动，或按住 Shift 再点击或按方向键，可选多个；按 Esc 键清除。",
  },
  noBuyers: {
    en: "Nobody has bought yet, so there is nobody to place on the grid.",
    zh: "尚无购买客户，因此网格为空。",
  },
};

export interface MatrixGridOptions {
  readonly measure: GridMeasure;
  readonly width?: number | undefined;
  readonly isOn: (recency: number, frequency: number) => boolean;
  /** While a drag goes on, what is chosen is not final. */
  readonly onSelect: (cells: readonly GridCell[], isFinal: boolean) => void;
  /** The names of the segments in a cell, for its sentence. */
  readonly segmentsIn: (recency: number, frequency: number) => string;
}

/** Returns the recency × frequency grid under one measure; its cells are buttons. */
export function matrixGrid(
  rows: readonly GridRow[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
  options: MatrixGridOptions,
): HTMLElement {
  const {language, money} = voice;
  const {measure, width, segmentsIn} = options;
  const at = new Map(rows.map((row) => [`${row.recency_score} ${row.frequency_score}`, row]));
  const greatest =
    measure === "alive_probability"
      ? 1
      : Math.max(0, ...rows.map((row) => measured(row, measure) ?? 0));
  const isMoney =
    measure === "net_amount" || measure === "margin_amount" || measure === "clv_amount";
  const shown = (value: number | null) => {
    if (measure === "alive_probability") return percent(value, language, 0);
    return isMoney ? money.plain(value) : number(value, language);
  };
  const buyers = rows.reduce((sum, row) => sum + row.customers, 0);
  const title = gridTitle(rows, thresholds, measure, voice);
  const unit = {
    customers: "",
    net_amount: money.unit,
    margin_amount: money.unit,
    clv_amount: money.unit,
    alive_probability: words.likely[language],
    median_days: words.since[language],
  }[measure];
  const several = severalButton(language);
  const missing = missingSentence(rows, voice);
  const drawn = figure(buyers === 0 ? [] : [...rows].sort(byScores), {
    language,
    title,
    subtitle:
      language === "zh"
        ? `${measureNames[measure].zh}，${unit && `${unit}，`}按最近消费与频率得分（5 为最好），n\u00a0=\u00a0${number(buyers, language)}`
        : `${measureNames[measure].en}${unit && `, ${unit},`} by recency and frequency score (5 is best), n\u00a0=\u00a0${number(buyers, language)}`,
    summary: title,
    empty: words.noBuyers[language],
    file: "recency-frequency-grid",
    isInteractive: true,
    width,
    note: missing ?? undefined,
    how: words.how[language],
    chart: () => {
      const grid = heatGrid({
        label: title,
        corner: words.corner[language],
        cellWidth: 40,
        className: "is-even",
        rows: recencies.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "recency", score, voice),
        })),
        columns: scores.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "frequency", score, voice),
        })),
        cell: (i, j) => {
          const recency = recencies[i] ?? 5;
          const frequency = scores[j] ?? 1;
          const cell = at.get(`${recency} ${frequency}`);
          const value = cell ? measured(cell, measure) : null;
          return {
            text: shown(value),
            step: amountStep(value, greatest),
            sentence: cellSentence(recency, frequency, cell, segmentsIn, voice),
          };
        },
        filter: (i, j) => {
          const id = cellFilter(recencies[i] ?? 5, scores[j] ?? 1);
          return {id, isOn: options.isOn(recencies[i] ?? 5, scores[j] ?? 1)};
        },
      });
      brushCells(grid, {
        isSeveral: () => several.getAttribute("aria-pressed") === "true",
        onSelect: options.onSelect,
      });
      return grid;
    },
    columns: gridColumns(rows, thresholds, voice),
  });
  drawn.querySelector(".picture-chart")?.after(element("div", {class: "controls"}, several));
  return drawn;
}

/** Where there is neither a Shift key nor a mouse to drag with. */
function severalButton(language: Language): HTMLButtonElement {
  const button = element(
    "button",
    {type: "button", class: "button", "aria-pressed": "false"},
    words.several[language],
  );
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  });
  return button;
}

const byScores = (a: GridRow, b: GridRow) =>
  b.recency_score - a.recency_score || a.frequency_score - b.frequency_score;

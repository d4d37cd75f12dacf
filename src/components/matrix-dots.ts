import {colorReader, onThemeChange} from "./canvas-color.js";
import {foreground, grid, muted} from "./colors.js";
import {element} from "./element.js";
import {hideNote, showNote, watchHoverNotes} from "./hover-note.js";
import type {Marts} from "./marts.js";
import {quadrantIds} from "./matrix-quadrants.js";
import {dotSentence} from "./matrix-dot-sentence.js";
import type {Voice} from "./voice.js";

type Position = Marts["customer_matrix"][number];

export interface MatrixDotsOptions {
  readonly width: number;
  /** Where high begins, 0–1. */
  readonly splits: {readonly importance: number; readonly value: number};
  /** The quadrant in force, or null; others fade. */
  readonly quadrant: () => string | null;
  readonly onSelect: (quadrant: string) => void;
  /** What the page calls when the quadrant in force changes. */
  readonly onDrawn?: (redraw: () => void) => void;
}

const words = {
  importance: {en: "Importance →", zh: "重要性 →"},
  value: {en: "Value ↑", zh: "价值 ↑"},
};

const margin = {left: 34, right: 8, top: 26, bottom: 34};
const nearEnough = 9;

/**
 * Returns every customer as a dot on a canvas, importance across and value up, with the lines that split
 * both. Ranks are drawn as they are: equal ones lie on one another.
 */
export function matrixDots(
  rows: readonly Position[],
  voice: Voice,
  options: MatrixDotsOptions,
): HTMLCanvasElement {
  const {width, splits, quadrant, onSelect} = options;
  const height = Math.round(Math.max(260, Math.min(440, width * 0.72)));
  const density = typeof devicePixelRatio === "number" ? devicePixelRatio : 1;
  const canvas = element("canvas", {
    class: "dots",
    width: Math.round(width * density),
    height: Math.round(height * density),
    style: `width: ${width}px; height: ${height}px`,
    "aria-hidden": "true",
    "data-own-note": true,
  });
  const x = (rank: number) => margin.left + rank * (width - margin.left - margin.right);
  const y = (rank: number) => height - margin.bottom - rank * (height - margin.top - margin.bottom);
  const order = new Map<string, number>(quadrantIds.map((id, i) => [id, [1, 3, 0, 2][i] ?? 0]));
  const dots = [...rows].sort(
    (a, b) => (order.get(a.quadrant) ?? 0) - (order.get(b.quadrant) ?? 0),
  );
  const size = dots.length > 20_000 ? 1.4 : dots.length > 2000 ? 2.4 : 3.6;

  function draw(): void {
    const context = canvas.getContext("2d");
    if (!context) return;
    const colorOf = colorReader();
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    context.font = `12px ${getComputedStyle(document.body).fontFamily || "sans-serif"}`;
    context.strokeStyle = colorOf(grid);
    context.strokeRect(x(0), y(1), x(1) - x(0), y(0) - y(1));
    const only = quadrant();
    for (const row of dots) {
      context.globalAlpha = only === null || row.quadrant === only ? 0.6 : 0.08;
      context.fillStyle = colorOf(voice.terms.color("quadrant", row.quadrant));
      context.fillRect(x(row.importance) - size / 2, y(row.value) - size / 2, size, size);
    }
    context.globalAlpha = 1;
    context.strokeStyle = colorOf(foreground);
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x(splits.importance), y(1));
    context.lineTo(x(splits.importance), y(0));
    context.moveTo(x(0), y(splits.value));
    context.lineTo(x(1), y(splits.value));
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colorOf(muted);
    context.textAlign = "center";
    for (const rank of [0, splits.importance, 1]) {
      context.fillText(String(rank), x(rank), height - margin.bottom + 15);
    }
    context.fillText(words.importance[voice.language], x(0.5), height - 4);
    context.textAlign = "right";
    for (const rank of [0, splits.value, 1]) {
      context.fillText(String(rank), x(0) - 6, y(rank) + 4);
    }
    context.textAlign = "left";
    context.fillText(words.value[voice.language], 0, 12);
  }

  function find(event: MouseEvent): Position | null {
    const box = canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    let best: Position | null = null;
    let least = nearEnough ** 2;
    for (const row of rows) {
      const distance = (x(row.importance) - px) ** 2 + (y(row.value) - py) ** 2;
      if (distance < least) [best, least] = [row, distance];
    }
    return best;
  }

  canvas.addEventListener("pointermove", (event) => {
    const row = find(event);
    if (row) showNote(dotSentence(row, voice), event.clientX, event.clientY);
    else hideNote();
  });
  canvas.addEventListener("pointerleave", hideNote);
  canvas.addEventListener("click", (event) => {
    const box = canvas.getBoundingClientRect();
    const isImportant = event.clientX - box.left >= x(splits.importance);
    const isValuable = event.clientY - box.top <= y(splits.value);
    onSelect(`${isImportant ? "high" : "low"}_importance_${isValuable ? "high" : "low"}_value`);
  });
  watchHoverNotes();
  draw();
  onThemeChange(canvas, draw);
  options.onDrawn?.(draw);
  return canvas;
}

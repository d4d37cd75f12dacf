import {colorReader, onThemeChange} from "../figures/canvas-color.js";
import {element} from "../page/element.js";
import {hideNote, showNote, watchHoverNotes} from "../figures/hover-note.js";
import {dotMark} from "./matrix-dot-keys.js";
import {dotSentence} from "./matrix-dot-sentence.js";
import {drawFrame} from "./matrix-frame.js";
import {drawMarks} from "./matrix-marks.js";
import type {People} from "./matrix-people.js";
import type {Plane} from "./matrix-plane.js";
import {quadrantAt, quadrantNames} from "./matrix-splits.js";
import type {Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

export interface MatrixDotsOptions {
  readonly plane: Plane;
  readonly splits: () => Splits;
  /** Who is chosen by something else than a quadrant; null for all. */
  readonly chosen: () => Uint8Array | null;
  /** The quadrant in force, or null; others fade. */
  readonly quadrant: () => string | null;
  readonly onSelect: (quadrant: string) => void;
}

export interface MatrixDots {
  readonly canvas: HTMLCanvasElement;
  /** What keys lead from dot to dot. */
  readonly mark: HTMLElement | null;
  /** Follows the split lines and the quadrant in force: cheap, however many customers there are. */
  readonly paint: () => void;
  /** Follows who is chosen. */
  readonly redraw: () => void;
}

const nearEnough = 9;

/**
 * Returns every customer on a canvas, importance across and value up, coloured by quadrant. Ranks are
 * drawn as they are: equal ones lie on one another.
 */
export function matrixDots(people: People, voice: Voice, options: MatrixDotsOptions): MatrixDots {
  const {plane, splits, chosen, quadrant, onSelect} = options;
  const {width, height, x, y} = plane;
  const density = typeof devicePixelRatio === "number" ? devicePixelRatio : 1;
  const size = {width: Math.round(width * density), height: Math.round(height * density)};
  const canvas = element("canvas", {
    class: "dots",
    ...size,
    style: `width: ${width}px; height: ${height}px`,
    "aria-hidden": "true",
    "data-own-note": true,
  });
  const marks = element("canvas", size);
  // Coloured on a sheet of its own: what the page's canvas is told while a browser prints goes to paper as it is
  // told, and paper knows no composition.
  const sheet = element("canvas", size);
  let colorOf = colorReader();

  /** The four rectangles that split lines make, by the number of their quadrant. */
  function areas() {
    const at = splits();
    const [middle, level] = [x(at.importance), y(at.value)];
    return quadrantNames.map((id, i) => ({
      id,
      x: i & 1 ? middle : 0,
      width: i & 1 ? width - middle : middle,
      y: i & 2 ? 0 : level,
      height: i & 2 ? level : height - level,
    }));
  }

  function redraw(): void {
    const context = marks.getContext("2d");
    if (!context) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    drawMarks(context, people, plane, chosen());
    paint();
  }

  function paint(): void {
    const context = canvas.getContext("2d");
    const colored = sheet.getContext("2d");
    if (!context || !colored) return;
    color(colored);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    context.drawImage(sheet, 0, 0, width, height);
    context.font = `12px ${getComputedStyle(document.body).fontFamily || "sans-serif"}`;
    drawFrame(context, plane, splits(), colorOf, voice);
  }

  /** The marks in the colours of the areas where they lie; those out of force fade. */
  function color(context: CanvasRenderingContext2D): void {
    context.setTransform(density, 0, 0, density, 0, 0);
    context.globalCompositeOperation = "source-over";
    context.clearRect(0, 0, width, height);
    context.drawImage(marks, 0, 0, width, height);
    const only = quadrant();
    for (const area of areas()) {
      context.globalCompositeOperation = "source-atop";
      context.fillStyle = colorOf(voice.terms.color("quadrant", area.id));
      context.fillRect(area.x, area.y, area.width, area.height);
      if (only === null || only === area.id) continue;
      context.globalCompositeOperation = "destination-out";
      context.globalAlpha = 0.85;
      context.fillRect(area.x, area.y, area.width, area.height);
      context.globalAlpha = 1;
    }
  }

  function find(event: MouseEvent): number | null {
    const box = canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    let best: number | null = null;
    let least = nearEnough ** 2;
    for (let i = 0; i < people.importance.length; i++) {
      const across = x(people.importance[i]!) - px;
      const up = y(people.value[i]!) - py;
      const distance = across * across + up * up;
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  const quadrantOf = (i: number) =>
    quadrantNames[quadrantAt(people.importance[i]!, people.value[i]!, splits())]!;

  function sentence(i: number): string | null {
    const row = people.positions[i];
    return row ? dotSentence({...row, quadrant: quadrantOf(i)}, voice) : null;
  }

  canvas.addEventListener("pointermove", (event) => {
    const i = find(event);
    const text = i === null ? null : sentence(i);
    if (text === null) return hideNote();
    showNote(text, event.clientX, event.clientY);
  });
  canvas.addEventListener("pointerleave", hideNote);
  canvas.addEventListener("click", (event) => {
    const box = canvas.getBoundingClientRect();
    const importance = plane.importanceAt(event.clientX - box.left);
    const value = plane.valueAt(event.clientY - box.top);
    onSelect(quadrantNames[quadrantAt(importance, value, splits())]!);
  });
  watchHoverNotes();
  redraw();
  onThemeChange(canvas, () => {
    colorOf = colorReader();
    paint();
  });
  const mark = dotMark(people, {
    plane,
    isIn: (i) => chosen()?.[i] !== 0 && (quadrant() ?? quadrantOf(i)) === quadrantOf(i),
    sentence: (i) => sentence(i) ?? "",
  });
  return {canvas, mark, paint, redraw};
}

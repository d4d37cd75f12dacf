import {textWidth} from "../figures/text-width.js";
import {background, foreground, grid, muted} from "../figures/colors.js";
import {number} from "../words/format.js";
import type {Plane} from "./matrix-plane.js";
import {quadrantNames} from "./matrix-splits.js";
import type {Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

/** What draws the frame: a canvas, or what keeps the same strokes as vectors. */
export type FramePen = Pick<
  CanvasRenderingContext2D,
  | ("fillStyle" | "strokeStyle" | "lineWidth" | "lineJoin" | "textAlign")
  | ("strokeRect" | "fillText" | "strokeText")
>;

const words = {
  importance: {en: "Importance →", zh: "重要性 →"},
  value: {en: "Value ↑", zh: "价值 ↑"},
};

const roomForNames = 440;

/** Draws the edge of the matrix, the ranks on its axes and, where there is room, the names of its quadrants. */
export function drawFrame(
  pen: FramePen,
  {width, height, left, right, top, bottom, x, y}: Plane,
  at: Splits,
  colorOf: (color: string) => string,
  voice: Voice,
): void {
  pen.strokeStyle = colorOf(grid);
  pen.strokeRect(left, top, right - left, bottom - top);
  pen.fillStyle = colorOf(muted);
  const ticks = (split: number) =>
    [0, 1].filter((end) => Math.abs(end - split) > 0.08).concat(split);
  pen.textAlign = "center";
  for (const rank of ticks(at.importance)) {
    pen.fillText(number(rank, voice.language, 3), x(rank), bottom + 15);
  }
  pen.fillText(words.importance[voice.language], x(0.5), height - 4);
  pen.textAlign = "right";
  for (const rank of ticks(at.value)) {
    pen.fillText(number(rank, voice.language, 3), left - 5, y(rank) + 4);
  }
  pen.textAlign = "left";
  pen.fillText(words.value[voice.language], 0, 12);
  if (width < roomForNames) return;
  pen.strokeStyle = colorOf(background);
  pen.fillStyle = colorOf(foreground);
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  for (const [i, id] of quadrantNames.entries()) {
    const name = voice.terms.label("quadrant", id);
    pen.textAlign = i & 1 ? "right" : "left";
    // A name wider than its quadrant would stand across the split line: it is broken at its comma.
    const room = (i & 1 ? right - x(at.importance) : x(at.importance) - left) - 10;
    const lines = textWidth(name) > room ? name.split(/(?<=[,，])\s*/) : [name];
    const first = i & 2 ? top + 16 : bottom - 8 - 15 * (lines.length - 1);
    for (const [row, line] of lines.entries()) {
      const place = [i & 1 ? right - 6 : left + 6, first + 15 * row] as const;
      pen.strokeText(line, ...place);
      pen.fillText(line, ...place);
    }
  }
  pen.lineWidth = 1;
}

import type {People} from "./matrix-people.js";
import type {Plane} from "./matrix-plane.js";

/** With more customers than this each small square is shaded by how many lie in it. */
export const mostDots = 10_000;

/** What draws everybody: a canvas, or what keeps the same squares as vectors. */
export type MarkPen = Pick<CanvasRenderingContext2D, "fillStyle" | "globalAlpha" | "fillRect">;

const bin = 3;
const faded = 0.07;

/**
 * Draws everybody in one colour: a dot each, or the density beyond `mostDots`. What is not chosen is faded.
 * Colour comes later, from where the split lines stand, so that moving these draws no dot anew.
 */
export function drawMarks(
  pen: MarkPen,
  people: People,
  plane: Plane,
  chosen: Uint8Array | null,
): void {
  pen.fillStyle = "black";
  const count = people.importance.length;
  if (count > mostDots) drawDensity(pen, people, plane, chosen);
  else {
    const size = count > 2000 ? 2.4 : 3.6;
    for (const isChosen of chosen ? [0, 1] : [1]) {
      pen.globalAlpha = isChosen ? 0.6 : faded;
      for (let i = 0; i < count; i++) {
        if (chosen && chosen[i] !== isChosen) continue;
        const [x, y] = [plane.x(people.importance[i]!), plane.y(people.value[i]!)];
        pen.fillRect(x - size / 2, y - size / 2, size, size);
      }
    }
  }
  pen.globalAlpha = 1;
}

function drawDensity(pen: MarkPen, people: People, plane: Plane, chosen: Uint8Array | null): void {
  const columns = Math.ceil(plane.width / bin);
  const counts = [0, 1].map(() => new Uint32Array(columns * Math.ceil(plane.height / bin)));
  let most = 1;
  for (let i = 0; i < people.importance.length; i++) {
    const column = Math.floor(plane.x(people.importance[i]!) / bin);
    const at = Math.floor(plane.y(people.value[i]!) / bin) * columns + column;
    const layer = counts[chosen ? chosen[i]! : 1]!;
    layer[at]! += 1;
    if (layer[at]! > most) most = layer[at]!;
  }
  // Steps of opacity by the logarithm, drawn together: setting it for each square is slow.
  const steps = 12;
  for (const isChosen of [0, 1] as const) {
    const layer = counts[isChosen]!;
    const squares: number[][] = Array.from({length: steps + 1}, () => []);
    layer.forEach((n, at) => {
      if (n > 0) squares[Math.round((steps * Math.log1p(n)) / Math.log1p(most))]!.push(at);
    });
    squares.forEach((places, step) => {
      pen.globalAlpha = (0.2 + (0.8 * step) / steps) * (isChosen ? 1 : 2 * faded);
      for (const at of places) {
        pen.fillRect((at % columns) * bin, Math.floor(at / columns) * bin, bin, bin);
      }
    });
  }
}

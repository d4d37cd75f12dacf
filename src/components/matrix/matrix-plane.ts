/** The frame of the importance × value matrix in pixels: where a rank from 0 to 1 lies on a canvas. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (importance: number) => number;
  readonly y: (value: number) => number;
  readonly importanceAt: (x: number) => number;
  readonly valueAt: (y: number) => number;
}

/** Returns the frame that fits a width. */
export function planeOf(width: number): Plane {
  const height = Math.round(Math.max(280, Math.min(460, width * 0.74)));
  const [left, right, top, bottom] = [38, width - 12, 26, height - 36];
  return {
    ...{width, height, left, right, top, bottom},
    x: (importance) => left + importance * (right - left),
    y: (value) => bottom - value * (bottom - top),
    importanceAt: (x) => (x - left) / (right - left),
    valueAt: (y) => (bottom - y) / (bottom - top),
  };
}

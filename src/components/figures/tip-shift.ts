/** How far in pixels a tip keeps from the edge of the window, its text from its own edge, and how large its point is. */
const [gap, padding, point] = [4, 8, 6];

/**
 * Draws a tip anew above or below its value where Plot has drawn it across an edge of the window, as it does
 * where there is room on neither side of the value.
 */
export function keepInWindow(drawn: Element | null): void {
  const tip = drawn?.firstElementChild as SVGGElement | null | undefined;
  const [path, text] = (tip?.children ?? []) as unknown as [SVGPathElement?, SVGTextElement?];
  if (!tip || !path || !text) return;
  const {left, right, width: drawnWidth} = path.getBoundingClientRect();
  const room = document.documentElement.clientWidth - gap;
  if (drawnWidth === 0 || (left >= gap && right <= room)) return;
  const at = tip.getScreenCTM();
  if (!at) return;
  const inner = text.getBBox();
  const [width, height] = [inner.width, inner.height].map((size) => Math.round(size) + 2 * padding);
  if (width === undefined || height === undefined) return;
  // In the middle of the value, or as far beside it as the window asks for and the point allows.
  const inWindow = Math.max(gap - at.e, Math.min(room - width - at.e, -width / 2));
  const start = Math.round(Math.max(point - width, Math.min(-point, inWindow)));
  const isAbove = at.f - height - point >= gap;
  const [foot, end] = isAbove ? [-point, -point - height] : [point, point + height];
  path.setAttribute(
    "d",
    `M0,0L${point},${foot}H${start + width}V${end}H${start}V${foot}H${-point}Z`,
  );
  const [x, y] = [start + padding - inner.x, Math.min(foot, end) + padding - inner.y];
  text.setAttribute("transform", `translate(${x},${y})`);
}

/** How far in pixels a tip keeps from the edge of the window. */
const gap = 4;

/** The outline of a tip whose point is in the middle of its upper or lower edge, as Plot draws it. */
const outline = /^(M0,0l[-\d.]+,[-\d.]+h)([\d.]+)(v.*h)([\d.]+)z$/;

/**
 * Shifts a tip back into the window where Plot has drawn it across its edge, as it does where there is room on
 * neither side of a value; what it points to stays.
 */
export function keepInWindow(drawn: Element | null): void {
  const [path, text] = drawn?.firstElementChild?.children ?? [];
  const found = outline.exec(path?.getAttribute("d") ?? "");
  if (!path || !text || !found) return;
  const {left, right} = path.getBoundingClientRect();
  const room = document.documentElement.clientWidth - gap;
  const half = Number(found[2]);
  const asked = right > room ? room - right : Math.max(0, gap - left);
  const shift = Math.max(-half, Math.min(half, asked));
  if (shift === 0) return;
  path.setAttribute("d", `${found[1]}${half + shift}${found[3]}${half - shift}z`);
  text.setAttribute("transform", `translate(${shift},0) ${text.getAttribute("transform") ?? ""}`);
}

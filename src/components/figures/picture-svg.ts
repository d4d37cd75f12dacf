// A picture as one SVG that stands alone. What Plot and others drew as SVG is taken over with its styles
// written out; grids, legends and labels that the browser laid out as HTML are drawn again where they stand.

import {plainColor, plainSvg} from "./plain-svg.js";

const namespace = "http://www.w3.org/2000/svg";

/** A picture redrawn, at the size that it takes on the page. */
export interface Drawn {
  readonly group: SVGGElement;
  readonly width: number;
  readonly height: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Returns what an element of the page shows as SVG with its top left corner at 0, 0: in colours as they
 * are just now, without variables, classes or links. What reaches beyond the element, such as a grid that
 * scrolls, is drawn in full. A canvas is drawn by what `painted` returns.
 */
export function drawPicture(chart: Element, painted?: () => SVGElement): Drawn {
  const origin = chart.getBoundingClientRect();
  const extent: Box = {...{left: 0, top: 0}, right: origin.width, bottom: origin.height};
  const group = svg("g", {});
  draw(chart, {group, origin, extent, painted});
  if (extent.left < 0 || extent.top < 0) {
    group.setAttribute("transform", `translate(${round(-extent.left)} ${round(-extent.top)})`);
  }
  return {group, width: extent.right - extent.left, height: extent.bottom - extent.top};
}

/** Returns an SVG element with its attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

interface Place {
  readonly group: SVGElement;
  readonly origin: DOMRect;
  readonly extent: Box;
  readonly painted: (() => SVGElement) | undefined;
}

function draw(node: Element, place: Place): void {
  const style = getComputedStyle(node);
  if (style.display === "none" || node.classList.contains("visually-hidden")) return;
  const at = placed(node.getBoundingClientRect(), place.origin);
  const opacity = Number(style.opacity || 1);
  const group = opacity < 1 ? svg("g", {opacity}) : place.group;
  if (group !== place.group) place.group.append(group);
  const inside = {...place, group};
  if (node instanceof SVGElement) return drawSvg(node, at, inside);
  if (node instanceof HTMLCanvasElement) return drawPainted(at, inside);
  if (style.visibility !== "hidden") drawBox(at, style, inside);
  for (const child of node.childNodes) {
    if (child instanceof Element) draw(child, inside);
    else if (child instanceof Text && style.visibility !== "hidden") drawText(child, style, inside);
  }
}

function placed({x, y, width, height}: DOMRect, origin: DOMRect) {
  return {x: x - origin.x, y: y - origin.y, width, height};
}

type At = ReturnType<typeof placed>;

function reach({x, y, width, height}: At, {extent}: Place): void {
  if (width === 0 || height === 0) return;
  extent.left = Math.min(extent.left, x);
  extent.top = Math.min(extent.top, y);
  extent.right = Math.max(extent.right, x + width);
  extent.bottom = Math.max(extent.bottom, y + height);
}

const sides = ["Top", "Right", "Bottom", "Left"] as const;

function drawBox(at: At, style: CSSStyleDeclaration, place: Place): void {
  if (at.width === 0 || at.height === 0) return;
  const {x, y, width, height} = at;
  const rectangle = {x: round(x), y: round(y), width: round(width), height: round(height)};
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  const rounded = {...rectangle, ...(radius > 0 && {rx: radius})};
  if (!isClear(style.backgroundColor)) {
    place.group.append(svg("rect", {...rounded, fill: plainColor(style.backgroundColor)}));
    reach(at, place);
  }
  if (style.backgroundImage.includes("gradient")) hatch(at, style, place);
  const outline = parseFloat(style.outlineWidth) || 0;
  if (outline > 0 && /solid|dashed/.test(style.outlineStyle) && !isClear(style.outlineColor)) {
    const away = (parseFloat(style.outlineOffset) || 0) + outline / 2;
    const dashes = style.outlineStyle === "dashed" ? `${3 * outline} ${2 * outline}` : "none";
    frame(at, {away, thickness: outline, color: style.outlineColor, dashes}, place);
  }
  for (const [, color = "", spread = ""] of style.boxShadow.matchAll(insetFrame)) {
    frame(at, {away: -Number(spread) / 2, thickness: Number(spread), color}, place);
  }
  // Rows of tables have borders only where cells share theirs.
  const isRow = style.display.startsWith("table-row") || style.display.startsWith("table-header");
  if (isRow && style.borderCollapse === "separate") return;
  for (const side of sides) {
    const thickness = parseFloat(style[`border${side}Width`]) || 0;
    const color = style[`border${side}Color`];
    if (thickness === 0 || style[`border${side}Style`] === "none" || isClear(color)) continue;
    const half = thickness / 2;
    const line = {
      Top: {x1: x, y1: y + half, x2: x + width, y2: y + half},
      Right: {x1: x + width - half, y1: y, x2: x + width - half, y2: y + height},
      Bottom: {x1: x, y1: y + height - half, x2: x + width, y2: y + height - half},
      Left: {x1: x + half, y1: y, x2: x + half, y2: y + height},
    }[side];
    const ends = Object.entries(line).map(([name, value]) => [name, round(value)]);
    const stroke = {stroke: plainColor(color), "stroke-width": thickness};
    place.group.append(
      svg("line", {...(Object.fromEntries(ends) as Record<string, number>), ...stroke}),
    );
  }
}

/** A shadow within a box and without blur, which is how cells of grids are framed. */
const insetFrame = /((?:rgba?|color)\([^)]*\)) 0px 0px 0px ([\d.]+)px inset/g;

interface Frame {
  readonly away: number;
  readonly thickness: number;
  readonly color: string;
  readonly dashes?: string;
}

function frame({x, y, width, height}: At, {away, thickness, color, dashes}: Frame, place: Place) {
  place.group.append(
    svg("rect", {
      ...{x: round(x - away), y: round(y - away)},
      ...{width: round(width + 2 * away), height: round(height + 2 * away)},
      ...{fill: "none", stroke: plainColor(color), "stroke-width": thickness},
      ...(dashes !== undefined && dashes !== "none" && {"stroke-dasharray": dashes}),
    }),
  );
}

/** Cells that are incomplete are hatched, the one gradient of the style sheet. */
function hatch({x, y, width, height}: At, {color}: CSSStyleDeclaration, {group}: Place): void {
  const lines: string[] = [];
  for (let from = 7 - height; from < width; from += 7) {
    const [start, end] = [Math.max(0, from), Math.min(width, from + height)];
    lines.push(
      `M${round(x + start)},${round(y + height - (start - from))}L${round(x + end)},${round(y + height - (end - from))}`,
    );
  }
  group.append(svg("path", {d: lines.join(""), stroke: plainColor(color), opacity: 0.3}));
}

function drawText(text: Text, style: CSSStyleDeclaration, place: Place): void {
  const range = document.createRange();
  const lines: {text: string; at: At}[] = [];
  [...text.data].reduce((start, character) => {
    range.setStart(text, start);
    range.setEnd(text, start + character.length);
    const [rect] = range.getClientRects();
    if (rect && rect.width > 0) {
      const at = placed(rect, place.origin);
      const line = lines.at(-1);
      if (line && Math.abs(line.at.y - at.y) < 2) {
        line.text += character;
        line.at.width = at.x + at.width - line.at.x;
      } else lines.push({text: character, at});
    }
    return start + character.length;
  }, 0);
  for (const {text: said, at} of lines) {
    if (said.trim() === "") continue;
    const node = svg("text", {
      x: round(at.x),
      y: round(at.y + at.height * 0.79),
      fill: plainColor(style.color),
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      "font-family": style.fontFamily,
      textLength: round(at.width),
      lengthAdjust: "spacingAndGlyphs",
    });
    node.textContent = said.replace(/\s+$/, "");
    if (/\s$/.test(said)) node.removeAttribute("textLength");
    place.group.append(node);
    reach(at, place);
  }
}

function drawPainted(at: At, place: Place): void {
  const drawn = place.painted?.();
  if (!drawn) return;
  for (const [name, value] of Object.entries(at)) drawn.setAttribute(name, String(round(value)));
  place.group.append(drawn);
  reach(at, place);
}

function drawSvg(node: SVGElement, at: At, place: Place): void {
  const copy = plainSvg(node);
  for (const [name, value] of Object.entries(at)) copy.setAttribute(name, String(round(value)));
  copy.setAttribute("overflow", "visible");
  place.group.append(copy);
  reach(at, place);
  for (const label of node.querySelectorAll("text")) {
    reach(placed(label.getBoundingClientRect(), place.origin), place);
  }
}

function isClear(color: string): boolean {
  return color === "" || color === "transparent" || /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(color);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

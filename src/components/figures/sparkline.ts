import {element} from "../page/element.js";

/** A month of a sparkline; absent values leave a gap. */
export interface SparkPoint {
  readonly value: number | null;
  readonly isComplete: boolean;
}

const height = 28;
const width = 100;

/**
 * Returns a small line of the last months, from zero or the least value below it. The stretch that
 * leads to an incomplete month is dashed, and so is a line at the target, where there is one on the
 * same scale. `summary` is what a screen reader hears.
 */
export function sparkline(
  points: readonly SparkPoint[],
  {summary, target}: {summary?: string; target?: number} = {},
): HTMLElement {
  const values = points.flatMap(({value}) => (value === null ? [] : [value]));
  const drawn = target === undefined ? values : [...values, target];
  const lowest = Math.min(0, ...drawn);
  const span = Math.max(0, ...drawn) - lowest || 1;
  const x = (i: number) => (points.length < 2 ? width : (i * width) / (points.length - 1));
  const y = (value: number) => height - ((value - lowest) / span) * height;
  const whole: string[] = [];
  const early: string[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (!before || before.value === null || point.value === null) return;
    const stretch = `M${x(i - 1).toFixed(2)},${y(before.value).toFixed(2)}L${x(i).toFixed(2)},${y(point.value).toFixed(2)}`;
    (point.isComplete ? whole : early).push(stretch);
  });
  const svg = svgElement("svg", {
    class: "sparkline",
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
    focusable: "false",
  });
  svg.append(
    svgElement("path", {
      d: `M0,${y(0).toFixed(2)}H${width}`,
      stroke: "var(--theme-foreground-faintest)",
      "vector-effect": "non-scaling-stroke",
    }),
    strokePath(whole.join(""), null),
    strokePath(early.join(""), "3 3"),
  );
  if (target !== undefined) {
    svg.append(
      svgElement("path", {
        d: `M0,${y(target).toFixed(2)}H${width}`,
        class: "sparkline-target",
        stroke: "var(--theme-foreground-muted)",
        "stroke-dasharray": "1 3",
        "vector-effect": "non-scaling-stroke",
      }),
    );
  }
  return element(
    "span",
    {class: "sparkline-box"},
    svg,
    summary !== undefined && element("span", {class: "visually-hidden"}, summary),
  );
}

function strokePath(d: string, dashes: string | null): SVGElement {
  return svgElement("path", {
    d,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linejoin": "round",
    "stroke-dasharray": dashes,
    "vector-effect": "non-scaling-stroke",
  });
}

function svgElement(tag: "svg" | "path", attributes: Record<string, string | null>): SVGElement {
  const node: SVGElement = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) node.setAttribute(name, value);
  }
  return node;
}

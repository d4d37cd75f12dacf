/**
 * Returns a copy of what is drawn as SVG, with the styles that it has just now written out as attributes:
 * without variables, classes, style sheets or links.
 */
export function plainSvg(node: SVGElement): SVGElement {
  const copy = node.cloneNode(true) as SVGElement;
  writeStyles(node, copy);
  return copy;
}

/** Presentation of SVG, each with what it is where nothing says otherwise. */
const inherited = {
  ...{fill: "rgb(0, 0, 0)", "fill-opacity": "1", "fill-rule": "nonzero"},
  ...{stroke: "none", "stroke-opacity": "1", "stroke-width": "1px", "stroke-dasharray": "none"},
  ...{"stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4"},
  ...{"font-family": "", "font-size": "", "font-weight": "400", "font-style": "normal"},
  ...{"text-anchor": "start", "paint-order": "normal", visibility: "visible"},
  ...{"letter-spacing": "normal", "white-space-collapse": "collapse"},
};
const own = {
  ...{opacity: "1", display: "inline", "dominant-baseline": "auto", "mix-blend-mode": "normal"},
  ...{"stop-color": "rgb(0, 0, 0)", "stop-opacity": "1", "vector-effect": "none"},
};
const kept = /^(tspan|text|a)$/;

function writeStyles(from: Element, to: Element, outer?: CSSStyleDeclaration): void {
  const style = getComputedStyle(from);
  for (const name of ["class", "style", "tabindex", "href", "target", "fill", "stroke"]) {
    if (name === "href" && from.localName !== "a" && from.localName !== "image") {
      const address = from.getAttribute("href");
      if (address === null || address.startsWith("#")) continue;
    }
    if (name === "href" && from.localName === "image") continue;
    to.removeAttribute(name);
  }
  for (const {name} of [...to.attributes]) {
    if (/^(aria-|data-|on)/.test(name)) to.removeAttribute(name);
  }
  const say = (name: string, base: string) => {
    const value = style.getPropertyValue(name);
    if (value === "" || value === base) to.removeAttribute(name);
    else to.setAttribute(name, plainColor(value));
  };
  for (const [name, base] of Object.entries(inherited)) {
    if (name === "white-space-collapse" && !kept.test(from.localName)) continue;
    const around = outer?.getPropertyValue(name);
    say(name, around === undefined || around === "" ? base : around);
  }
  for (const [name, base] of Object.entries(own)) {
    if (from.localName !== "svg" || name === "opacity") say(name, base);
  }
  [...from.children].forEach((child, i) => {
    const copy = [...to.children][i];
    if (copy) writeStyles(child, copy, style);
  });
  // Last, so that places of children stay as they were.
  for (const child of [...to.children]) if (child.localName === "style") child.remove();
}

/** A colour as every program reads it: browsers tell mixed ones as `color(srgb …)`. */
export function plainColor(color: string): string {
  return color.replace(
    /color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)/g,
    (_, red: string, green: string, blue: string, alpha?: string) => {
      const parts = [red, green, blue].map((part) => Math.round(Number(part) * 255)).join(", ");
      return alpha === undefined ? `rgb(${parts})` : `rgba(${parts}, ${alpha})`;
    },
  );
}

import {element} from "../page/element.js";
import type {Spoken} from "../words/language.js";

/**
 * A formula: names, numbers and signs in the order they are read, or what the functions below make of
 * such. A name of one letter is a quantity, of several a word (`ln`, `alive`).
 */
export type Formula = string | Part | readonly Formula[];

interface Part {
  readonly tag: string;
  readonly parts: readonly Formula[];
  readonly read: (...parts: readonly string[]) => string;
}

/** Returns a fraction. */
export function fraction(above: Formula, below: Formula): Formula {
  return {tag: "mfrac", parts: [above, below], read: (a, b) => `${held(a)} / ${held(b)}`};
}

/** Returns a base with an exponent. */
export function power(base: Formula, exponent: Formula): Formula {
  return {tag: "msup", parts: [base, exponent], read: (a, b) => `${a}^${held(b)}`};
}

/** Returns a quantity with an index. */
export function index(base: Formula, at: Formula): Formula {
  return {tag: "msub", parts: [base, at], read: (a, b) => `${a}_${held(b)}`};
}

/** Returns a sign such as ∑, ∏ or ∫ with what stands below and above it. */
export function ranging(sign: "∑" | "∏" | "∫", from: Formula, to?: Formula): Formula {
  const isIntegral = sign === "∫";
  if (to === undefined) {
    return {tag: "munder", parts: [sign, from], read: (a, b) => `${a} [${b}]`};
  }
  const tag = isIntegral ? "msubsup" : "munderover";
  return {tag, parts: [sign, from, to], read: (a, b, c) => `${a} [${b} … ${c}]`};
}

/** Returns a formula under a root. */
export function root(of: Formula): Formula {
  return {tag: "msqrt", parts: [of], read: (a) => `√${held(a)}`};
}

/** Returns a quantity with a bar, a mean. */
export function bar(of: Formula): Formula {
  return {tag: "mover", parts: [of, "¯"], read: (a) => `mean ${a}`};
}

/** Returns a formula between brackets that grow with it. */
export function brackets(
  inner: Formula,
  [open, close]: readonly [string, string] = ["(", ")"],
): Formula {
  const parts = [fence(open), inner, fence(close)];
  return {tag: "mrow", parts, read: (_, within) => `${open}${within}${close}`};
}

const fence = (sign: string): Part => ({tag: "fence", parts: [sign], read: () => sign});

/** A text that stands for one thing needs no brackets around it. */
function held(text = ""): string {
  return /^[\p{L}\p{M}\p{N}_^]+(\([^()]*\))?$/u.test(text) ? text : `(${text})`;
}

/** Returns a formula on one line, for those who hear it: "(α + T)^r / Γ(r)". */
export function mathText(formula: Formula): string {
  if (typeof formula === "string") return formula;
  if ("tag" in formula) return formula.read(...formula.parts.map(mathText));
  return formula.map(mathText).join(" ");
}

/**
 * Returns a formula as MathML, which browsers draw without any library, in a box of its own that scrolls
 * where it is narrow, under its name.
 */
export function mathElement(formula: Formula, name: string, {language}: Spoken): HTMLElement {
  const math = node("math", drawn(formula));
  const text = mathText(formula);
  math.setAttribute("display", "block");
  math.setAttribute("alttext", text);
  const box = element("div", {
    class: "equation-box",
    tabindex: 0,
    role: "group",
    "aria-label": `${name}${language === "zh" ? "：" : ": "}${text}`,
  });
  box.append(math);
  return element(
    "figure",
    {class: "equation"},
    element("figcaption", {class: "small muted"}, name),
    box,
  );
}

function drawn(formula: Formula): Element[] {
  if (typeof formula === "string") return tokens(formula);
  if (!("tag" in formula)) return formula.flatMap(drawn);
  const {tag, parts} = formula;
  if (tag === "fence") return [node("mo", parts as [string])];
  if (tag === "mrow") return [node("mrow", parts.flatMap(drawn))];
  const made = node(tag, parts.map(single));
  if (tag === "mover") made.setAttribute("accent", "true");
  // Else a fraction within a fraction would be drawn small.
  if (tag === "mfrac") made.setAttribute("displaystyle", "true");
  return [made];
}

/** Parts of a fraction or a power are one element each. */
function single(formula: Formula): Element {
  const made = drawn(formula);
  return made.length === 1 && made[0] ? made[0] : node("mrow", made);
}

function tokens(text: string): Element[] {
  const found = text.match(/\d+(?:\.\d+)?|(?:\p{L}\p{M}*)+|\S/gu) ?? [];
  return found.flatMap((token, i) => {
    if (/^\d/.test(token)) return [node("mn", [token])];
    if (/^\p{L}/u.test(token)) {
      const next = found[i + 1];
      const isWord = /\p{L}\p{M}*\p{L}/u.test(token) && next !== undefined && !/[()]/.test(next);
      return isWord ? [node("mi", [token]), space()] : [node("mi", [token])];
    }
    const sign = node("mo", [token]);
    if (/[()|[\]{}]/.test(token)) sign.setAttribute("stretchy", "false");
    return [sign];
  });
}

function space(): Element {
  const made = node("mspace", []);
  made.setAttribute("width", "0.2em");
  return made;
}

function node(tag: string, children: readonly (Element | string)[]): Element {
  const made = document.createElementNS("http://www.w3.org/1998/Math/MathML", tag);
  made.append(...children);
  return made;
}

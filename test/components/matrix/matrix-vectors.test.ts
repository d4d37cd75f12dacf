// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {mostDots} from "../../../src/components/matrix/matrix-marks.js";
import {peopleOf} from "../../../src/components/matrix/matrix-people.js";
import type {People} from "../../../src/components/matrix/matrix-people.js";
import {planeOf} from "../../../src/components/matrix/matrix-plane.js";
import {matrixVectors} from "../../../src/components/matrix/matrix-vectors.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

const en = voiceOf(rooms, {language: "en"});
const plane = planeOf(600);
const best = "high_importance_high_value";
const idle = "low_importance_low_value";

/** Four people: both, important alone, and two who are neither. */
const few: People = {
  ...peopleOf(rooms),
  importance: Float64Array.of(0.9, 0.6, 0.1, 0.2),
  value: Float64Array.of(0.8, 0.3, 0.1, 0.7),
};

interface View {
  readonly chosen?: Uint8Array | null;
  readonly quadrant?: string | null;
  readonly voice?: typeof en;
  readonly width?: number;
  readonly importance?: number;
}

const draw = (people = few, view: View = {}) => {
  const {chosen = null, quadrant = null, voice = en, width = 600, importance = 0.6} = view;
  const drawn = matrixVectors(people, voice, {
    plane: planeOf(width),
    splits: () => ({importance, value: 0.8}),
    chosen: () => chosen,
    quadrant: () => quadrant,
  });
  // As a program reads it that was given the file alone.
  const text = new XMLSerializer().serializeToString(drawn);
  const read = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(read.querySelector("parsererror")).toBeNull();
  return {text, read, said: [...read.querySelectorAll("text")].map((node) => node.textContent)};
};
const count = (read: Document, id: string) => read.querySelectorAll(`#${id} rect`).length;

beforeEach(() => document.body.replaceChildren());

describe("the matrix as vectors", () => {
  it("holds a square per customer, in the quadrant where the split lines put them, edges being high", () => {
    const {read, text} = draw();
    expect(count(read, best)).toBe(1);
    expect(count(read, "high_importance_low_value")).toBe(1);
    expect(count(read, "low_importance_high_value")).toBe(0);
    expect(count(read, idle)).toBe(2);
    expect(count(draw(few, {importance: 0.61}).read, "high_importance_low_value")).toBe(0);
    const square = read.querySelector(`#${best} rect`)!;
    const at = (name: string) => Number(square.getAttribute(name));
    expect(at("x") + at("width") / 2).toBeCloseTo(plane.x(0.9), 1);
    expect(at("y") + at("height") / 2).toBeCloseTo(plane.y(0.8), 1);
    expect(text).not.toMatch(/NaN|undefined|class=|style=|color-mix/);
  });

  it("leaves out who has no place", () => {
    const nowhere = {...few, importance: Float64Array.of(0.9, NaN, 0.1, 0.2)};
    expect(draw(nowhere).read.querySelectorAll("g[fill-opacity] rect").length).toBe(3);
  });

  it("fades who is not chosen, and the quadrants that are not", () => {
    const {read} = draw(few, {chosen: Uint8Array.of(1, 1, 0, 1), quadrant: idle});
    expect(read.querySelector(`#${best}`)?.getAttribute("opacity")).toBe("0.15");
    expect(read.querySelector(`#${idle}`)?.hasAttribute("opacity")).toBe(false);
    const shades = [...read.querySelectorAll(`#${idle} > g`)].map((layer) => [
      layer.getAttribute("fill-opacity"),
      layer.childElementCount,
    ]);
    expect(shades).toEqual([
      ["0.07", 1],
      ["0.6", 1],
    ]);
  });

  it("draws the split lines, the ranks and the names, which a phone has no room for", () => {
    const {read, said} = draw();
    const line = (axis: string, end: string) =>
      Number(read.querySelector(`#${axis}_split`)?.getAttribute(end));
    expect(line("importance", "x1")).toBeCloseTo(plane.x(0.6), 1);
    expect(line("importance", "x1")).toBe(line("importance", "x2"));
    expect(line("value", "y1")).toBeCloseTo(plane.y(0.8), 1);
    const names = en.terms.ids("quadrant").map((id) => en.terms.label("quadrant", id));
    expect(names.length).toBe(4);
    const axes = ["0", "1", "0.6", "Importance →", "0", "1", "0.8", "Value ↑"];
    expect([...said].sort()).toEqual([...axes, ...names].sort());
    expect(draw(few, {width: 300}).said).toEqual(axes);
    const zh = draw(few, {voice: voiceOf(rooms, {language: "zh"})});
    expect(zh.said).toContain("重要性 →");
  });

  it("breaks a name that is wider than its quadrant, so that it stays on its side of the line", () => {
    const {said} = draw(few, {importance: 0.8});
    expect(said).toContain("Less important, less valuable");
    expect(said).not.toContain("Important, less valuable");
    expect(said.filter((text) => text === "Important,").length).toBe(2);
    expect(said).toContain("less valuable");
  });

  it("keeps hostile names as text", () => {
    const terms = {...en.terms, label: () => `${hostile[0]} & ]]>`};
    const {read, said} = draw(few, {voice: {...en, terms}});
    expect(said.filter((text) => text === `${hostile[0]} & ]]>`).length).toBe(4);
    expect(read.querySelector("img, script")).toBeNull();
  });

  it("shades cells where there are too many for dots", () => {
    const size = mostDots + 1;
    // All but one on one diagonal place, one alone at the top.
    const places = Float64Array.from({length: size}, (_, i) => (i === 0 ? 1 : 0.25));
    const {read} = draw({...few, importance: places, value: places});
    expect(read.querySelectorAll("g[fill-opacity] rect").length).toBe(0);
    const path = (id: string) =>
      [...read.querySelectorAll(`#${id} path`)].map((node) => node.getAttribute("d"));
    const cell = (rank: number) =>
      [plane.x(rank), plane.y(rank)].map((at) => 3 * Math.floor(at / 3)).join(" ");
    expect(path(idle)).toEqual([`M${cell(0.25)}h3v3h-3z`]);
    expect(path(best)).toEqual([`M${cell(1)}h3v3h-3z`]);
    const shade = (id: string) =>
      Number(read.querySelector(`#${id} > g`)?.getAttribute("fill-opacity"));
    expect(shade(idle)).toBe(1);
    expect(shade(best)).toBeLessThan(0.4);
  });
});

import {readFileSync} from "node:fs";
import {hcl, lab, rgb} from "d3";
import {describe, expect, it} from "vitest";

const css = readFileSync(new URL("../../src/style.css", import.meta.url), "utf8");

/** The variables of the block that begins with a selector. */
function variables(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

const light = variables(":root");
const darkByWish = variables(':root[data-theme="dark"]');
const darkBySystem = variables(':root:not([data-theme="light"])');
const themes = {light, dark: new Map([...light, ...darkByWish])};

function luminance(color: string): number {
  const {r, g, b} = rgb(color);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const sights = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
};

function seen(color: string, m: readonly number[]) {
  const {r, g, b} = rgb(color);
  const linear = [r, g, b].map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  const channels = [0, 1, 2].map((row) => {
    const sum = linear.reduce((total, c, i) => total + c * (m[3 * row + i] ?? 0), 0);
    const clipped = Math.min(1, Math.max(0, sum));
    return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
  });
  return lab(rgb(...(channels as [number, number, number])));
}

it("writes both dark themes alike", () => {
  expect([...darkBySystem]).toEqual([...darkByWish]);
  expect(darkByWish.size).toBeGreaterThan(50);
});

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const value = (name: string) => themes[theme].get(name) ?? `no ${name}`;
  const background = value("--theme-background");

  it("gives text a contrast of 4.5 at least", () => {
    for (const name of [
      "foreground",
      "foreground-alt",
      "foreground-muted",
      "foreground-faint",
      "foreground-focus",
    ])
      for (const ground of ["--theme-background", "--theme-background-alt"])
        expect([name, ground, contrast(value(`--theme-${name}`), value(ground)) >= 4.5]).toEqual([
          name,
          ground,
          true,
        ]);
    for (const name of ["--accent", "--good", "--bad"])
      expect([name, contrast(value(name), background) >= 4.5]).toEqual([name, true]);
    for (const step of [0, 1, 2, 3, 4, 5, 6])
      expect([
        step,
        contrast(value(`--amount-ink-${step}`), value(`--amount-${step}`)) >= 4.5,
      ]).toEqual([step, true]);
  });

  it("gives marks a contrast of 3 at least, where colour says what they are", () => {
    for (const [name, color] of themes[theme])
      if (/^--(segment|stage|tier|quadrant)-/.test(name) && color.startsWith("#"))
        expect([name, contrast(color, background) >= 2.9]).toEqual([name, true]);
  });

  it.each(["segment", "stage", "tier", "quadrant"])(
    "tells every %s apart, however one sees",
    (kind) => {
      const colors = [...themes[theme]].filter(
        ([name, color]) => name.startsWith(`--${kind}-`) && color.startsWith("#"),
      );
      expect(colors.length).toBeGreaterThanOrEqual(4);
      for (const [sight, matrix] of Object.entries(sights))
        for (const [i, [one, a]] of colors.entries())
          for (const [other, b] of colors.slice(i + 1)) {
            const [p, q] = [seen(a, matrix), seen(b, matrix)];
            const apart = Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
            expect([sight, one, other, apart > 14]).toEqual([sight, one, other, true]);
          }
    },
  );

  it("makes amounts steadily darker, or lighter in the dark", () => {
    const steps = [1, 2, 3, 4, 5, 6].map((step) => hcl(value(`--amount-${step}`)).l);
    const sorted = [...steps].sort((a, b) => (theme === "light" ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});

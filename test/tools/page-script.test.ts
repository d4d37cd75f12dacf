import {expect, test} from "vitest";
import {readPageScript} from "../../loaders/tools/scripts/page-script.js";

function rewritten(code: string): {wanted: string[]; code: string} {
  const script = readPageScript(code);
  return {
    wanted: script.wanted.map(
      ({from, name, isFirst}) => `${isFirst ? "first " : ""}${name ?? "*"} of ${from}`,
    ),
    code: script.rewrite(
      {first: "./first.js", cells: ["./all.js"]},
      script.wanted.map((_, i) => `n${i}`),
    ),
  };
}

test.each([
  [
    "import {define} from './c.js';",
    "first define of ./c.js",
    'import {n0 as define} from "./first.js";',
  ],
  ['import {a as b} from "./c.js";', "first a of ./c.js", 'import {n0 as b} from "./first.js";'],
  [
    'const {a} = await import("./c.js");',
    "a of ./c.js",
    'const {n0: a} = await import("./all.js");',
  ],
  [
    'const {a: b = 1} = await import("./c.js");',
    "a of ./c.js",
    'const {n0: b = 1} = await import("./all.js");',
  ],
  [
    'const [{a, b}, Plot] = await Promise.all([import("./c.js"), import("./d.js")]);',
    "a of ./c.js, b of ./c.js, * of ./d.js",
    'const [{n0: a, n1: b}, Plot] = await Promise.all([import("./all.js"), import("./all.js").then((all) => all.n2)]);',
  ],
  [
    'const {default: d} = await import("./c.js");',
    "default of ./c.js",
    'const {n0: d} = await import("./all.js");',
  ],
  [
    'const {a, ...rest} = await import("./c.js");',
    "* of ./c.js",
    'const {a, ...rest} = await import("./all.js").then((all) => all.n0);',
  ],
  [
    'button.onclick = () => import("./c.js").then(({a}) => a());',
    "* of ./c.js",
    'button.onclick = () => import("./all.js").then((all) => all.n0).then(({a}) => a());',
  ],
  ["const x = await import(name);", "", "const x = await import(name);"],
])("%s", (code, wanted, becomes) => {
  const around = (text: string) =>
    code.startsWith("import") ? text : `define(async () => {\n${text}\n});`;
  expect(rewritten(around(code))).toEqual({
    wanted: wanted === "" ? [] : wanted.split(", "),
    code: around(becomes),
  });
});

test("modules of cells are asked for in turn", () => {
  const {rewrite} = readPageScript('define(async () => { const {a} = await import("./c.js"); });');
  expect(rewrite({first: "./first.js", cells: ["./one.js", "./two.js", "./all.js"]}, ["n0"])).toBe(
    'define(async () => { const {n0: a} = await import("./one.js").then(() => import("./two.js").then(() => import("./all.js"))); });',
  );
});

import {expect, test} from "vitest";
import {InputFaults, WrongUse} from "../../loaders/faults.js";
import {shared} from "../../loaders/tools/arguments.js";
import {runCommand} from "../../loaders/tools/main.js";

async function run(argv: string[], deed: () => Promise<number | void>, debug = false) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand("build", shared, deed, {
    argv,
    environment: debug ? {CLIENTELE_DEBUG: "1"} : {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return {code, out: out.join("\n"), err: err.join("\n")};
}

test("0 when all is well", async () => {
  expect(await run([], () => Promise.resolve())).toEqual({code: 0, out: "", err: ""});
});

test("--help prints the usage and does nothing", async () => {
  const {code, out} = await run(["--help"], () => Promise.reject(new Error("ran")));
  expect(code).toBe(0);
  expect(out).toMatch(/^usage: npm run build -- \[options\]\n {2}--source DIR/);
});

test("2 after a wrong use, with the usage", async () => {
  const {code, err} = await run(["--nonsense"], () => Promise.resolve());
  expect(code).toBe(2);
  expect(err).toMatch(/^unknown option '--nonsense'\n\nusage:/);
  const late = await run([], () => Promise.reject(new WrongUse("--out dist is refused: why")));
  expect(late.code).toBe(2);
  expect(late.err).toMatch(/^--out dist is refused: why\n/);
});

test("1 for faults: whole files first, then the commonest reason, the count last", async () => {
  const faults = [
    {file: "orders.csv", row: 9, reason: "odd"},
    {file: "orders.csv", row: 2, reason: "not a date", value: "?"},
    {file: "orders.csv", row: 3, reason: "not a date", value: "!"},
    {file: "lines.csv", reason: "cannot be read"},
  ];
  const {code, err, out} = await run([], () => Promise.reject(new InputFaults(faults)));
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(err.split("\n")).toEqual([
    "lines.csv: cannot be read",
    'orders.csv, row 2: not a date: "?"',
    'orders.csv, row 3: not a date: "!"',
    "orders.csv, row 9: odd",
    "4 faults",
  ]);
});

test("1 for any other error, with a stack only on request", async () => {
  const deed = () => Promise.reject(new Error("disk full"));
  const {code, err} = await run([], deed);
  expect(code).toBe(1);
  expect(err).toBe("build failed: disk full\nSet CLIENTELE_DEBUG=1 to see where.");
  expect((await run([], deed, true)).err).toMatch(/main\.test\.ts/);
});

test("a command's own code is kept", async () => {
  expect((await run([], () => Promise.resolve(1))).code).toBe(1);
});

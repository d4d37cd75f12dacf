import {describe, expect, test} from "vitest";
import {WrongUse} from "../../loaders/faults.js";
import {readArguments, shared, usage} from "../../loaders/tools/arguments.js";

const options = {
  ...shared,
  port: {kind: "port", default: "3000", meaning: "port"},
  json: {kind: "flag", meaning: "one document"},
} as const;

const read = (argv: string[], environment: Record<string, string> = {}) =>
  readArguments(options, argv, environment);

describe("readArguments", () => {
  test("gives defaults", () => {
    expect(read([])).toEqual({
      source: "data/sample",
      "as-of": undefined,
      "private-keys": undefined,
      port: "3000",
      json: false,
    });
  });

  test("takes the environment, and options before it", () => {
    const environment = {CLIENTELE_SOURCE: "there", CLIENTELE_AS_OF: "2024-02-29"};
    expect(read([], environment)).toMatchObject({source: "there", "as-of": "2024-02-29"});
    expect(read(["--source", "here"], environment)).toMatchObject({source: "here"});
  });

  test("counts an empty variable as absent", () => {
    expect(read([], {CLIENTELE_SOURCE: ""})).toMatchObject({source: "data/sample"});
  });

  test.each([
    [["--sauce", "x"], /unknown option '--sauce'/],
    [["extra"], /unexpected argument 'extra'/],
    [["--source"], /argument missing/],
    [["--source", "--json"], /argument is ambiguous/],
    [["--source", ""], /--source is empty/],
    [["--source", "a", "--source", "b"], /--source is given twice/],
    [["--json=yes"], /does not take an argument/],
    [["--as-of", "2023-02-29"], /not a day of the calendar.*"2023-02-29"/],
    [["--as-of", "01.02.2023"], /not a day/],
    [["--as-of", "2023-1-2"], /not a day/],
    [["--port", "70000"], /not a port/],
    [["--port", "-1"], /argument is ambiguous/],
  ])("refuses %j", (argv, words) => {
    expect(() => read(argv)).toThrow(WrongUse);
    expect(() => read(argv)).toThrow(words);
  });

  test("names the variable that is wrong", () => {
    expect(() => read([], {CLIENTELE_AS_OF: "yesterday"})).toThrow(/^CLIENTELE_AS_OF is not a day/);
  });

  test("asks for what is required", () => {
    const out = {out: {kind: "folder", required: true, meaning: "where to"}} as const;
    expect(() => readArguments(out, [], {})).toThrow("--out is missing: where to");
  });
});

test("usage names every option, its default and its variable", () => {
  expect(usage("build", options)).toContain(
    "--source DIR           folder of orders (default data/sample; or CLIENTELE_SOURCE)",
  );
  expect(usage("build", options)).toContain("--json ");
});

describe("a choice", () => {
  const choices = {
    language: {kind: "choice", choices: ["en", "zh"], default: "en", meaning: "of the report"},
  } as const;

  test("is one of what there is", () => {
    expect(readArguments(choices, ["--language", "zh"], {}).language).toBe("zh");
    expect(readArguments(choices, [], {}).language).toBe("en");
    expect(() => readArguments(choices, ["--language", "fr"], {})).toThrow(
      '--language is none of en, zh: "fr"',
    );
  });

  test("is shown in the usage", () => {
    expect(usage("pdf", choices)).toContain("--language en|zh");
  });
});

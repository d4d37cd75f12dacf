import {parseArgs} from "node:util";
import {WrongUse} from "../faults.js";

/** One option of a command: `--name VALUE`, or a flag where it takes no value. */
export interface Option {
  readonly kind: "folder" | "file" | "day" | "port" | "text" | "choice" | "flag";
  readonly meaning: string;
  /** What a choice is made from. */
  readonly choices?: readonly string[];
  /** The environment variable that stands in when the option is not given. */
  readonly variable?: string;
  readonly default?: string;
  readonly required?: true;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O["kind"] extends "flag"
  ? boolean
  : O extends {choices: readonly (infer C)[]; default: string}
    ? C
    : O extends {default: string} | {required: true}
      ? string
      : string | undefined;

export type Values<O extends Options> = {readonly [N in keyof O]: ValueOf<O[N]>};

/** Options that several commands share, so that one name means one thing. */
export const shared = {
  source: {
    kind: "folder",
    variable: "CLIENTELE_SOURCE",
    default: "data/sample",
    meaning: "folder of orders",
  },
  "as-of": {
    kind: "day",
    variable: "CLIENTELE_AS_OF",
    meaning: "last day observed, inclusive; without it the day of the last valid order",
  },
  "private-keys": {
    kind: "file",
    variable: "CLIENTELE_PRIVATE_KEYS",
    meaning: "write the table of customer keys here, for those who may re-identify",
  },
  ledger: {
    kind: "file",
    variable: "CLIENTELE_LEDGER",
    meaning: "file of forecasts: past ones are scored, this build's are added",
  },
} as const satisfies Options;

/** Returns what a command prints for `--help` and after a wrong use. */
export function usage(command: string, options: Options): string {
  const lines = Object.entries(options).map(([name, option]) => {
    const notes = [
      option.required && "required",
      option.default !== undefined && `default ${option.default}`,
      option.variable && `or ${option.variable}`,
    ].filter(Boolean);
    const value = option.choices?.join("|") ?? placeholders[option.kind];
    const left = value === "" ? `--${name}` : `--${name} ${value}`;
    return `  ${left.padEnd(22)} ${option.meaning}${notes.length ? ` (${notes.join("; ")})` : ""}`;
  });
  const help = `  ${"--help".padEnd(22)} this text`;
  return [`usage: npm run ${command} -- [options]`, ...lines, help].join("\n");
}

const placeholders = {
  folder: "DIR",
  file: "FILE",
  day: "YYYY-MM-DD",
  port: "N",
  text: "TEXT",
  choice: "NAME",
  flag: "",
} as const;

/**
 * Returns the values of a command's options: as given, else from the environment, else the default.
 * An unknown, repeated, empty or malformed option throws WrongUse; an empty variable counts as absent.
 */
export function readArguments<const O extends Options>(
  options: O,
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Values<O> {
  const given = parse(options, argv);
  const values = Object.entries<Option>(options).map(([name, option]) => {
    if (option.kind === "flag") return [name, given[name] === true];
    const fallback = option.variable === undefined ? undefined : environment[option.variable];
    const value = (given[name] as string | undefined) ?? (fallback || option.default);
    if (value === undefined) {
      if (option.required) throw new WrongUse(`--${name} is missing: ${option.meaning}`);
      return [name, undefined];
    }
    const said = given[name] === undefined && fallback ? String(option.variable) : `--${name}`;
    checkValue(said, option, value);
    return [name, value];
  });
  return Object.fromEntries(values) as Values<O>;
}

function parse(options: Options, argv: readonly string[]) {
  const spec = Object.fromEntries(
    Object.entries(options).map(([name, {kind}]) => [
      name,
      {type: kind === "flag" ? "boolean" : "string"} as const,
    ]),
  );
  try {
    const {values, tokens} = parseArgs({
      args: [...argv],
      options: spec,
      strict: true,
      allowPositionals: false,
      tokens: true,
    });
    const seen = new Set<string>();
    for (const token of tokens) {
      if (token.kind !== "option") continue;
      if (seen.has(token.name)) throw new WrongUse(`--${token.name} is given twice`);
      seen.add(token.name);
    }
    return values;
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUse(firstSentence(error.message));
    throw error;
  }
}

/** Node's own words, lowercase, without the advice that follows them. */
function firstSentence(message: string): string {
  const sentence = message.split(/\. |\n/)[0] ?? message;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

function checkValue(said: string, {kind, choices}: Option, value: string): void {
  if (value.trim() === "") throw new WrongUse(`${said} is empty`);
  if (choices && !choices.includes(value)) {
    throw new WrongUse(`${said} is none of ${choices.join(", ")}: ${JSON.stringify(value)}`);
  }
  if (kind === "day" && !isDay(value)) {
    throw new WrongUse(
      `${said} is not a day of the calendar (YYYY-MM-DD): ${JSON.stringify(value)}`,
    );
  }
  if (kind === "port" && !(/^\d{1,5}$/.test(value) && Number(value) <= 65535)) {
    throw new WrongUse(`${said} is not a port (0–65535): ${JSON.stringify(value)}`);
  }
}

/** True for YYYY-MM-DD that names a day that exists. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

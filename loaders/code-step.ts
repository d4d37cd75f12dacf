import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Columns, ValueType} from "./columns.js";
import {sha256} from "./sources/digest.js";

/**
 * A step computed in TypeScript. It sees nothing but what its inputs select, so that these tell what it
 * reads: each is one SELECT with an `order by` that leaves no ties, of integers, doubles, texts and
 * booleans. Settings come in by `getvariable`.
 */
export interface CodeStep<Input extends string = string> {
  readonly inputs: Readonly<Record<Input, string>>;
  readonly shape: Readonly<Record<string, ValueType>>;
  compute(inputs: Readonly<Record<Input, Columns>>): Columns;
}

const models = join(import.meta.dirname, "models");

/** The file of the step `models.<name>`, below the folder of models. */
const fileOf = (name: string): string => `${name.replace("models.", "steps/")}.ts`;

/** Returns the step `models.<name>` from its own file, which exports it and nothing else that computes. */
export async function findStep(name: string): Promise<CodeStep> {
  const file = pathToFileURL(join(models, fileOf(name))).href;
  const exported = (await import(file)) as Readonly<Record<string, Partial<CodeStep>>>;
  const step = Object.values(exported).find(({compute}) => compute !== undefined);
  if (!step) throw new Error(`step ${name}: its file exports no step`);
  return step as CodeStep;
}

/**
 * Returns a hash of the code that makes the step `models.<name>`: that of all models, of its own file
 * `models/steps/<name>.ts`, and of the engine that runs them, whose logarithms are its own.
 */
export function stepCode(name: string): string {
  const own = fileOf(name);
  const files = readdirSync(models, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".ts") && (!file.startsWith("steps") || file === own))
    .sort();
  if (!files.includes(own)) throw new Error(`step ${name} has no file models/${own}`);
  const code = files.map((file) => `${file}\0${readFileSync(join(models, file), "utf8")}`);
  return sha256([`v8 ${process.versions.v8}`, ...code].join("\0"));
}

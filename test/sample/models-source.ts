import {cpSync} from "node:fs";
import {appendFileSync} from "node:fs";
import {join} from "node:path";
import {newFolder} from "../pipeline/source.js";
import {folder} from "./tables.js";

/** Returns a copy of the sample whose models are tried on one past date, which takes less time. */
export function copySample(): string {
  const copy = join(newFolder(), "sample");
  cpSync(folder, copy, {recursive: true});
  appendFileSync(join(copy, "source.yaml"), "definitions: {holdout_cuts: 1}\n");
  return copy;
}

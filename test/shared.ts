import {existsSync} from "node:fs";
import {join} from "node:path";
import {project} from "../loaders/tools/project.js";

/**
 * Returns the folder of real data named so beside the project (`../shared/data/<name>`, or below
 * CLIENTELE_SHARED), or undefined where it is absent, which is said aloud: such data is never copied here.
 */
export function sharedData(name: string): string | undefined {
  const root = process.env.CLIENTELE_SHARED || join(project, "..", "shared");
  const folder = join(root, "data", name);
  if (existsSync(folder)) return folder;
  process.stderr.write(`absent: ../shared/data/${name}; the tests that need it do not run\n`);
  return undefined;
}

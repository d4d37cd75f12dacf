import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {project} from "../project.js";

/** Builds a site in a process of its own; without a source that of the sample. */
export function buildSite({
  source,
  out,
  cache,
}: {
  source?: string;
  out: string;
  cache: string;
}): void {
  const program = join(project, "loaders/tools/build.ts");
  const {status, stderr} = spawnSync(
    process.execPath,
    ["--import", "tsx", program, ...(source ? ["--source", source] : []), "--out", out],
    {cwd: project, encoding: "utf8", env: {...process.env, CLIENTELE_CACHE: cache}},
  );
  if (status !== 0) throw new Error(`the site could not be built: ${stderr.slice(-2000)}`);
}

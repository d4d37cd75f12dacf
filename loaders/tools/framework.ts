import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {delimiter, dirname, join, relative} from "node:path";
import {refuseNetwork} from "./offline.js";
import {project} from "./project.js";

/** Framework's command, to be run by node. */
export function frameworkCommand(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@observablehq/framework/package.json");
  return join(dirname(manifest), "dist", "bin", "observable.js");
}

/** What Framework needs to see: its two folders, and no wish to report itself. */
export function frameworkEnvironment(root: string, out: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CLIENTELE_SITE_ROOT: relative(project, root),
    CLIENTELE_SITE_OUT: out,
    // Framework finds `tsx` for loaders by name.
    PATH: [join(project, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    OBSERVABLE_TELEMETRY_DISABLE: "1",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
}

/**
 * Builds the pages under `root` into the folder `out` with Framework, offline; `onPage` hears of every page
 * drawn. A failure carries Framework's own last words.
 */
export async function buildSite({
  root,
  out,
  config,
  onPage,
}: {
  root: string;
  out: string;
  config: string;
  onPage: (path: string) => void;
}): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      ...["--import", refuseNetwork, "--import", import.meta.resolve("tsx")],
      ...[frameworkCommand(), "build", "--config", relative(project, config)],
    ],
    {cwd: project, env: frameworkEnvironment(root, out), stdio: ["ignore", "pipe", "pipe"]},
  );
  let said = "";
  const hear = (data: Buffer) => {
    const text = data.toString();
    said = (said + text).slice(-8000);
    for (const [, path] of text.matchAll(/^render (\S+)/gm)) if (path) onPage(path);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  if (code !== 0) throw new Error(`Framework ended with code ${code}:\n${lastWords(said)}`);
}

function lastWords(said: string): string {
  return said.trim().split("\n").slice(-15).join("\n");
}

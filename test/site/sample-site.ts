import {spawn} from "node:child_process";
import {mkdtemp, realpath, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {findBrowser} from "../../loaders/tools/find-browser.js";
import {project} from "../../loaders/tools/project.js";
import {serveFolder} from "../../loaders/tools/static-server.js";

declare module "vitest" {
  export interface ProvidedContext {
    siteFolder: string;
    siteUrl: string;
    browserPath: string;
  }
}

/**
 * Before the site tests: finds a browser, builds the sample once into a folder of its own and serves it.
 * CLIENTELE_TEST_SITE names a site that is built already, for quick rounds while pages are written, or that of another
 * source: what tests choose and expect follows its published tables (source.ts).
 */
export default async function setup(tests: TestProject): Promise<() => Promise<void>> {
  const browser = findBrowser(process.env);
  if (browser === undefined) throw new Error("no browser for the site tests: run npm run browser");
  const built = process.env.CLIENTELE_TEST_SITE;
  const scratch = await realpath(await mkdtemp(join(tmpdir(), "clientele-test-site-")));
  const folder = built || join(scratch, "dist");
  if (!built) await build(folder);
  const {server, url} = await serveFolder(folder, 0);
  tests.provide("siteFolder", folder);
  tests.provide("siteUrl", url);
  tests.provide("browserPath", browser);
  return async () => {
    server.closeAllConnections();
    server.close();
    await rm(scratch, {recursive: true, force: true});
  };
}

async function build(out: string): Promise<void> {
  const script = join(project, "loaders/tools/build.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, "--source", "data/sample", "--out", out],
    {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
      env: {...process.env, CLIENTELE_KEY: "a key for tests", CLIENTELE_AS_OF: ""},
    },
  );
  let said = "";
  child.stdout.on("data", (data: Buffer) => (said += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(`the sample's site was not built:\n${said.slice(-4000)}`);
}

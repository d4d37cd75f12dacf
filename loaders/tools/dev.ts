import {type ChildProcess, spawn} from "node:child_process";
import {join, relative} from "node:path";
import {setTimeout} from "node:timers/promises";
import {shared} from "./arguments.js";
import {frameworkCommand, frameworkEnvironment} from "./framework.js";
import {main} from "./main.js";
import {refuseNetwork, stayOffline} from "./offline.js";
import {project} from "./project.js";
import {watchFolder} from "./watch-folder.js";

const options = {
  source: shared.source,
  "as-of": shared["as-of"],
  port: {kind: "port", default: "3000", meaning: "port of the preview on this machine"},
} as const;

await main("dev", options, async ({source, "as-of": asOf, port}, {err}) => {
  const pages = join(project, "src");
  const environment = {
    ...frameworkEnvironment(pages, "dist"),
    CLIENTELE_SOURCE: source,
    CLIENTELE_AS_OF: asOf ?? "",
  };
  const run = (stdout: "inherit" | "ignore", ...args: string[]) =>
    spawn(process.execPath, ["--import", import.meta.resolve("tsx"), ...args], {
      ...{cwd: project, env: environment, stdio: ["ignore", stdout, "inherit"]},
    });
  const recompute = async (why: string) => {
    const start = performance.now();
    err(`\n${why}: computing`);
    const code = await ended(run("inherit", join(import.meta.dirname, "preview-marts.ts")));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    err(code === 0 ? `done in ${seconds} s` : "the pages show what was before; edit to try again");
  };

  await recompute("start");
  await stayOffline(pages);
  // Framework tells of every request on stdout, of errors on stderr.
  const preview = run(
    process.env.CLIENTELE_DEBUG ? "inherit" : "ignore",
    ...["--import", refuseNetwork, frameworkCommand(), "preview", "--no-open"],
    ...["--config", "observablehq.config.ts", "--port", port],
  );
  err(`the preview is at http://127.0.0.1:${port}/ (Ctrl-C ends it)`);

  let changed: string | undefined;
  const hear = (path: string) => (changed ??= relative(process.cwd(), path));
  const loaders = watchFolder(join(project, "loaders"), (path) => {
    if (/\.(sql|ts|yaml)$/.test(path) && !path.includes("/tools/")) hear(path);
  });
  const data = watchFolder(source, hear);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => preview.kill(signal));
  }
  let isOver = false;
  const over = ended(preview).then((code) => {
    isOver = true;
    return code;
  });
  while (!isOver) {
    await setTimeout(50);
    if (changed === undefined) continue;
    // An editor may write in several goes.
    await setTimeout(50);
    const why = changed;
    changed = undefined;
    await recompute(why);
  }
  loaders.close();
  data.close();
  return (await over) === 0 || preview.signalCode !== null ? 0 : 1;
});

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
}

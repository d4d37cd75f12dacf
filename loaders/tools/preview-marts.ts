import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, rename, stat, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {compute} from "../compute.js";
import {martBytes} from "../publish.js";
import {shared} from "./arguments.js";
import {main} from "./main.js";
import {project} from "./project.js";
import {secrets} from "./secrets.js";

// Run by `npm run dev` in a process of its own after each edit, so that edited TypeScript is seen: computes
// the marts and lays those that changed where Framework keeps what its loaders made.

const options = {source: shared.source, "as-of": shared["as-of"]} as const;
const kept = join(project, "src", ".observablehq", "cache", "marts");
const stubs = join(project, "src", "marts");

await main("dev", options, async (values, {environment, err}) => {
  const {source, "as-of": asOf} = values;
  const computed = await compute({
    source,
    ...(asOf !== undefined && {asOf}),
    ...secrets(environment),
    log: (line) => {
      if (!line.includes("reused (")) err(line);
    },
  });
  try {
    await mkdir(kept, {recursive: true});
    const changed: string[] = [];
    for (const [name, mart] of computed.marts) {
      const file = join(kept, `${name}.${mart.contract.format}`);
      const bytes = await martBytes(computed.connection, mart);
      if (existsSync(file) && bytes.equals(await readFile(file))) continue;
      await writeFile(`${file}.${process.pid}.draft`, bytes);
      await rename(`${file}.${process.pid}.draft`, file);
      changed.push(`${name}.${mart.contract.format}`);
    }
    await announce(changed);
    err(changed.length > 0 ? `new: ${changed.join(", ")}` : "no mart changed");
  } finally {
    await computed.close();
  }
});

/**
 * Framework runs a loader when its stub is younger than what was kept of it, and tells pages when a stub's
 * time changes. So all that is kept is made a second younger first, then the stubs are touched.
 */
async function announce(changed: readonly string[]): Promise<void> {
  const now = Date.now();
  for (const name of await readdir(kept)) {
    const time = new Date(now + 1000);
    await utimes(join(kept, name), time, time);
  }
  for (const format of ["json", "parquet"]) {
    const stub = join(stubs, `[mart].${format}.ts`);
    const isNeeded = changed.some((name) => name.endsWith(`.${format}`));
    if (!isNeeded && (await stat(stub)).mtimeMs < now) continue;
    await utimes(stub, new Date(now), new Date(now));
  }
}

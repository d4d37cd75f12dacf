import {mkdtempSync, realpathSync, rmSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {WrongUse} from "../faults.js";
import {print, repeats} from "./bench/child.js";
import {benchFilters} from "./bench/filters.js";
import {benchFits} from "./bench/fits.js";
import {benchJob} from "./bench/job.js";
import {benchMarts} from "./bench/marts.js";
import {benchPages} from "./bench/pages.js";

const parts: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  fits: benchFits,
  job: benchJob,
  marts: benchMarts,
  filters: benchFilters,
  pages: benchPages,
};

// All parts, or those that are named: npm run bench -- fits job.
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  throw new WrongUse(`${unknown.join(", ")}: ${Object.keys(parts).join(", ")} were expected`);
}
// Outside the project, in which no site may be put.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "clientele-bench-")));
try {
  const [cpu] = cpus();
  print(
    `${cpus().length} cores, ${cpu?.model ?? ""}, node ${process.version}; medians of ${repeats}`,
  );
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await run(folder);
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}

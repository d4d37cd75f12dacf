import {rm} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Contract} from "../contract.js";
import {type Fault, InputFaults} from "../faults.js";
import {keepBundles, reuseBundles} from "./bundles.js";
import {drawFirst} from "./first-paint/first-paint.js";
import {buildSite} from "./framework.js";
import {checkOut, writeMarker} from "./out-folder.js";
import {patchSite} from "./patch-site.js";
import {privateValues} from "./private-values.js";
import {project} from "./project.js";
import {forgetOwnText, scanPrivacy} from "./scan-privacy.js";
import {bundleScripts} from "./scripts/bundle-scripts.js";
import {type Staged, cleanStaged, stage} from "./stage.js";
import {heal, openBeside, swapIn} from "./swap.js";
import {verifySite} from "./verify-site.js";

/** What a site is made of; the pipeline's result fits it. */
export interface SiteInput {
  readonly marts: ReadonlyMap<string, {contract: Contract; parquet: string; rows: number}>;
  readonly summary: {readonly asOfDate: string};
  readonly settings: unknown;
  readonly connection: DuckDBConnection;
}

export interface SiteOptions {
  /** The real path of the folder to replace (see checkOut). */
  readonly out: string;
  readonly source: string;
  /** The content of a mart as pages load it. */
  readonly bytes: (mart: {contract: Contract; parquet: string; rows: number}) => Promise<Buffer>;
  readonly pages?: string;
  readonly config?: string;
  readonly onStep?: (label: string, share: number) => void;
}

/**
 * Draws the site beside `out`, verifies it and swaps it in, and resolves to its number of pages. Whatever
 * fails leaves `out` as it was; faults of the finished site are thrown together.
 */
export async function makeSite(input: SiteInput, options: SiteOptions): Promise<number> {
  const {out, source, bytes, onStep = () => {}} = options;
  const {pages = join(project, "src"), config = join(project, "observablehq.config.ts")} = options;
  const instant = new Date(`${input.summary.asOfDate}T00:00:00Z`);
  await cleanStaged();
  const made = await openBeside(out);
  let staged: Staged | undefined;
  try {
    onStep("laying out the pages and their tables", 0);
    staged = await stage(pages, martFiles(input, bytes), instant);
    const {root} = staged;
    await reuseBundles(root);
    let drawn = 0;
    await buildSite({
      ...{root, out: made, config},
      onPage: (path) =>
        onStep(`drawing page ${++drawn}: ${path}`, 0.2 + (0.5 * drawn) / (drawn + 8)),
    });
    await keepBundles(root);
    onStep("completing the pages", 0.75);
    await patchSite(made);
    await bundleScripts(made);
    onStep("drawing what pages show first", 0.77);
    await drawFirst(made, input.summary.asOfDate);
    onStep("verifying links, addresses and numbers", 0.8);
    const faults: Fault[] = await verifySite(made, traces);
    onStep("scanning for private values", 0.85);
    const values = await privateValues(input.connection);
    await forgetOwnText(values, JSON.stringify(input.settings), root);
    faults.push(...(await scanPrivacy(made, values, input.connection)));
    if (faults.length > 0) throw new InputFaults(faults);
    await writeMarker(made);
    onStep("putting it in place", 0.95);
    await checkOut(out, {source});
    await heal(out);
    await swapIn(made, out);
    return drawn;
  } finally {
    await rm(made, {recursive: true, force: true});
    if (staged) await rm(staged.folder, {recursive: true, force: true});
  }
}

/** Names that no published file may hold: they tell of the machine, and differ from build to build. */
const traces = [".clientele/sites", ...(project.length > 8 ? [project] : [])];

async function* martFiles({marts}: SiteInput, bytes: SiteOptions["bytes"]) {
  for (const [name, mart] of marts) {
    yield {file: `${name}.${mart.contract.format}`, bytes: await bytes(mart)};
  }
}

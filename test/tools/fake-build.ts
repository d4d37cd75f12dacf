import {join} from "node:path";
import {makeSite} from "../../loaders/tools/make-site.js";
import {checkOut} from "../../loaders/tools/out-folder.js";
import {project} from "../../loaders/tools/project.js";
import {heal} from "../../loaders/tools/swap.js";
import {fakeComputed} from "./fake-computed.js";

/** Builds the small site of test/fixtures into `out`, as `npm run build` would the real one. */
export async function fakeBuild(out: string, leak?: string): Promise<number> {
  const computed = await fakeComputed(leak === undefined ? {} : {leak});
  const source = join(project, "data", "sample");
  try {
    const folder = await checkOut(out, {source});
    await heal(folder);
    return await makeSite(computed, {
      ...{out: folder, source, bytes: (mart) => computed.bytes(mart)},
      pages: join(project, "test/fixtures/site"),
      config: join(project, "test/fixtures/site/site.config.ts"),
    });
  } finally {
    await computed.close();
  }
}

const [out] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && out !== undefined) await fakeBuild(out);

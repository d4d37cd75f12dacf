import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {makeShop} from "./sample/shop.js";
import {seed} from "./sample/truth.js";

/** Writes the sample shop to data/sample, or to the folder that `--out` names. */
async function writeSample(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const [name, text] of makeShop(seed).files) {
    await writeFile(join(folder, name), text);
    process.stderr.write(`${join(folder, name)}  ${Buffer.byteLength(text)} bytes\n`);
  }
}

const {values} = parseArgs({options: {out: {type: "string", default: "data/sample"}}});
await writeSample(values.out);

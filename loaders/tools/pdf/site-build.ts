import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Row} from "../../contract.js";
import type {buildInfo} from "../../marts/build_info.js";
import {WrongUse} from "../../faults.js";
import {listFiles} from "../folder.js";

/** What a built site says about its build. */
export interface SiteBuild {
  readonly rows: readonly Row<typeof buildInfo>[];
  readonly fact: (item: string) => string | null;
  /** Twelve digits of the SHA-256 of all published tables: the same numbers have the same. */
  readonly hash: string;
}

/** Reads the facts of a built site's folder; a folder without them throws WrongUse. */
export async function readBuild(site: string): Promise<SiteBuild> {
  const folder = join(site, "_file", "marts");
  const files = await listFiles(folder).catch(() => []);
  const file = files.find((name) => /^build_info\.\w+\.json$/.test(name));
  if (file === undefined) throw new WrongUse(`${site} holds no site: run npm run build first`);
  const rows = JSON.parse(await readFile(join(folder, file), "utf8")) as SiteBuild["rows"];
  const hash = createHash("sha256");
  for (const name of files) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  return {
    rows,
    fact: (item) => rows.find((row) => row.item === item)?.value ?? null,
    hash: hash.digest("hex").slice(0, 12),
  };
}

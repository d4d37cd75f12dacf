import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {makeShop} from "../../loaders/tools/sample/shop.js";
import {seed} from "../../loaders/tools/sample/truth.js";
import {canonicalTables} from "../../loaders/sources/canonical.js";
import {folder, tables} from "./tables.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "sample-"));
afterAll(() => rmSync(scratch, {recursive: true}));

const hash = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
const hashesOf = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, hash(readFileSync(join(path, name)))]));

describe("the sample's bytes", () => {
  it("are those of its seed, run by run, process by process", () => {
    const command = ["--import", "tsx", "loaders/tools/sample.ts", "--out", scratch];
    execFileSync(process.execPath, command, {cwd: root, stdio: "pipe"});
    const here = Object.fromEntries(
      [...makeShop(seed).files].map(([name, text]) => [name, hash(text)]),
    );
    expect(hashesOf(scratch)).toEqual(here);
    expect(hashesOf(folder)).toEqual(here);
  });

  it("differ with another seed", () => {
    const other = hash(makeShop(seed + 1).files.get("orders.csv")!);
    expect(other).not.toBe(hashesOf(folder)["orders.csv"]);
  });

  it("stay below ten megabytes", () => {
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10e6);
  });

  it("hold every canonical table, with canonical columns and none of its required ones missing", () => {
    for (const name of tables) {
      const table = canonicalTables.find((canonical) => canonical.name === name)!;
      const [header = ""] = readFileSync(join(folder, `${name}.csv`), "utf8").split("\n", 1);
      const columns = header.split(",");
      expect(table.columns.map((column) => column.name)).toEqual(expect.arrayContaining(columns));
      const required = table.columns.filter((column) => column.required).map(({name}) => name);
      expect(columns).toEqual(expect.arrayContaining(required));
    }
    expect(tables.toSorted()).toEqual(canonicalTables.map(({name}) => name).toSorted());
  });
});

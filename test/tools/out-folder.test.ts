import {mkdir, mkdtemp, realpath, rm, symlink, writeFile} from "node:fs/promises";
import {homedir, tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {WrongUse} from "../../loaders/faults.js";
import {checkOut, writeMarker} from "../../loaders/tools/out-folder.js";
import {project} from "../../loaders/tools/project.js";

let folder: string;
const source = join(project, "data/sample");
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-out-")));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

test("accepts what is absent, empty or its own", async () => {
  const out = join(folder, "a/b");
  expect(await checkOut(out, {source})).toBe(out);
  await mkdir(out, {recursive: true});
  expect(await checkOut(out, {source})).toBe(out);
  await writeFile(join(out, "index.html"), "");
  await writeMarker(out);
  expect(await checkOut(out, {source})).toBe(out);
});

test("refuses a folder with files of others, and one to which such were added", async () => {
  const out = join(folder, "site");
  await mkdir(out);
  await writeFile(join(out, "thesis.docx"), "");
  await expect(checkOut(out, {source})).rejects.toThrow(/holds files that Clientele did not write/);
  await rm(join(out, "thesis.docx"));
  await writeFile(join(out, "index.html"), "");
  await writeMarker(out);
  await writeFile(join(out, "CNAME"), "");
  await expect(checkOut(out, {source})).rejects.toThrow(/did not write: "CNAME"/);
});

test.each([
  [project, "it is the project"],
  [join(project, ".."), "it holds the project"],
  ["/", "it holds the project"],
  [join(project, "src"), "it lies in the project's src"],
  [join(project, "src/site"), "it lies in the project's src"],
  [join(project, ".git/x"), "it lies in the project's .git"],
  [homedir(), "it is the home directory"],
])("refuses %s", async (out, why) => {
  await expect(checkOut(out, {source: join(folder, "source")})).rejects.toThrow(why);
  await expect(checkOut(out, {source})).rejects.toThrow(WrongUse);
});

test("refuses the source, what holds it and what lies in it, through links as well", async () => {
  const shop = join(folder, "shop/data");
  await mkdir(shop, {recursive: true});
  await symlink(shop, join(folder, "link"));
  for (const [out, why] of [
    [shop, "it is the source folder"],
    [join(folder, "shop"), "it holds the source folder"],
    [join(shop, "site"), "it lies in the source folder"],
    [join(folder, "link"), "it is the source folder"],
    [join(folder, "link/site"), "it lies in the source folder"],
  ] as const) {
    await expect(checkOut(out, {source: shop})).rejects.toThrow(why);
  }
});

test("refuses a file, and follows a link to the real folder", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(checkOut(join(folder, "file"), {source})).rejects.toThrow("it is a file");
  await expect(checkOut(join(folder, "file/below/it"), {source})).rejects.toThrow(
    `${join(folder, "file")} is a file`,
  );
  await mkdir(join(folder, "real"));
  await symlink(join(folder, "real"), join(folder, "alias"));
  expect(await checkOut(join(folder, "alias"), {source})).toBe(join(folder, "real"));
});

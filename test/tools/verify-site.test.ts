import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {verifySite} from "../../loaders/tools/verify-site.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clientele-verify-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function site(files: Record<string, string>): Promise<string[]> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), {recursive: true});
    await writeFile(join(folder, file), text);
  }
  const faults = await verifySite(folder, ["/home/someone/clientele"]);
  return faults.map(({file, reason, value}) => `${file}: ${reason}${value ? ` ${value}` : ""}`);
}

const html = (body: string, lang = "en") => `<!DOCTYPE html>\n<html lang="${lang}">${body}</html>`;

test("a good site has no faults", async () => {
  const faults = await site({
    "index.html": html(
      `<link rel="stylesheet" href="./_import/style.css"><a href="./zh/">中文</a><a href="./matrix#top">M</a>
      <a href="https://example.org/">elsewhere</a><script type="module">import "./_observablehq/client.js";</script>
      <p>A banana is undefinedly good</p><code>data:</code><img src="data:image/png;base64,AA">`,
    ),
    "matrix.html": html(`<a href="./">Home</a><a href="?x=1">same</a>`),
    "zh/index.html": html(`<a href="../matrix">M</a>`, "zh-Hans"),
    "_import/style.css": `@import "./more.css"; p { background: url(data:image/png;base64,AA) }`,
    "_import/more.css": "",
    "_observablehq/client.js": `const ns = "http://www.w3.org/2000/svg"; import("../_npm/d3/_esm.js");`,
  });
  expect(faults).toEqual([]);
});

test.each([
  [`<div class="observablehq--error">x</div>`, "Framework could not make a part of the page"],
  [`<p>NaN customers</p>`, "shows what is not a number or a word NaN"],
  [`<p>up to Infinity</p>`, "shows what is not a number or a word Infinity"],
  [`<p>undefined</p>`, "shows what is not a number or a word undefined"],
  [
    `<script src="https://cdn.example/x.js"></script>`,
    "a browser would ask another site https://cdn.example/x.js",
  ],
  [
    `<link rel="preconnect" href="//fonts.example">`,
    "a browser would ask another site //fonts.example",
  ],
  [`<img srcset="a.png 1x, https://x.example/b.png 2x">`, "the address leads nowhere a.png"],
  [`<a href="./nowhere">x</a>`, "the address leads nowhere ./nowhere"],
  [`<a href="../outside">x</a>`, "the address leads nowhere ../outside"],
  [`<script type="module">import {a} from "./gone.js";</script>`, "a script is missing ./gone.js"],
  [
    `<script type="module">await import("https://x.example/a.js")</script>`,
    "a script would ask another site https://x.example/a.js",
  ],
  [
    `<script>fetch("https://x.example/a.json")</script>`,
    "a script would ask another site https://x.example/a.json",
  ],
  [
    `<style>@import "https://x.example/a.css";</style>`,
    "a style would ask another site https://x.example/a.css",
  ],
  [
    `<p style="background: url('//x.example/a.png')">x</p>`,
    "a style would ask another site //x.example/a.png",
  ],
  [`<p>/home/someone/clientele/src</p>`, "names a folder of the machine that built it"],
])("tells of %s", async (body, fault) => {
  expect(await site({"index.html": html(body)})).toContain(`index.html: ${fault}`);
});

test("tells of a page in no language, and of a site without a first page", async () => {
  expect(await site({"zh/index.html": html("", "en")})).toEqual([
    "undefined: the site has no first page (index.html)",
    "zh/index.html: the page does not say its language",
  ]);
});

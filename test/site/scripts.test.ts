import {mkdtemp, cp, readFile, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Server} from "node:http";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {makeSite} from "../../loaders/tools/make-site.js";
import {checkOut} from "../../loaders/tools/out-folder.js";
import {project} from "../../loaders/tools/project.js";
import {serveFolder} from "../../loaders/tools/static-server.js";
import {fakeComputed} from "../tools/fake-computed.js";
import {openBrowser, openPage} from "./browser.js";

// An analyst's page, with cells that wait for each other, inputs, and every way to import.

const notebook = `# Notebook

\`\`\`js
import * as Plot from "@observablehq/plot";
import {max as greatest} from "d3";
import Doubler, {triple} from "./components/doubler.js";
\`\`\`

\`\`\`js
const input = document.createElement("input");
input.type = "range";
input.value = 7;
input.max = 20;
const chosen = view(input);
\`\`\`

\`\`\`js
const count = Mutable(0);
const increment = () => ++count.value;
\`\`\`

\`\`\`js
const button = display(document.createElement("button"));
button.textContent = "more";
button.onclick = increment;
\`\`\`

\`\`\`js
display(Plot.plot({marks: [Plot.barX([1, chosen], {x: (d) => d})]}));
\`\`\`

The greatest is \${greatest([chosen, 3])}, doubled \${new Doubler(chosen).value}, tripled \${triple(chosen)}, counted \${count}.

\`\`\`js
const later = await import("./components/later.js");
const segments = await later.segments();
display(document.createTextNode(\`\${segments.length} segments\`));
\`\`\`
`;

const components = {
  "doubler.ts": `export default class Doubler { constructor(readonly n: number) {} get value() { return 2 * this.n; } }
export const triple = (n: number) => 3 * n;\n`,
  "later.ts": `import {FileAttachment} from "observablehq:stdlib";
export const segments = () => FileAttachment("../marts/segments.json").json();\n`,
};

let folder: string;
let dist: string;
let server: Server;
let url: string;
let browser: Browser;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-notebook-")));
  const pages = join(folder, "src");
  await cp(join(project, "test/fixtures/site"), pages, {recursive: true});
  await writeFile(join(pages, "notebook.md"), notebook);
  await writeFile(
    join(pages, "zh/notebook.md"),
    notebook.replaceAll("./components", "../components"),
  );
  for (const [name, code] of Object.entries(components)) {
    await writeFile(join(pages, "components", name), code);
  }
  const computed = await fakeComputed({});
  const source = join(project, "data/sample");
  dist = await checkOut(join(folder, "dist"), {source});
  await makeSite(computed, {
    ...{out: dist, source, pages, bytes: (mart) => computed.bytes(mart)},
    config: join(project, "test/fixtures/site/site.config.ts"),
  });
  await computed.close();
  ({server, url} = await serveFolder(dist, 0));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, {recursive: true, force: true});
});

test.each(["notebook", "zh/notebook"])("cells of %s answer to inputs", async (address) => {
  const {page, faults, close} = await openPage(browser, address, {url});
  const says = (text: string) =>
    page.waitForFunction((what) => document.body.innerText.includes(what), text);
  await says("The greatest is 7, doubled 14, tripled 21, counted 0.");
  await says("2 segments");
  await page.fill("input[type=range]", "9");
  await says("The greatest is 9, doubled 18, tripled 27, counted 0.");
  await page.click("button:text('more')");
  await says("The greatest is 9, doubled 18, tripled 27, counted 1.");
  expect(await page.locator("svg rect").count()).toBe(2);
  expect(faults).toEqual([]);
  await close();
});

test("each page of both languages names the same few files, and nothing else is published", async () => {
  const files = await listFiles(dist);
  const html = await readFile(join(dist, "notebook.html"), "utf8");
  const chinese = await readFile(join(dist, "zh/notebook.html"), "utf8");
  const named = (text: string) =>
    [...text.matchAll(/"modulepreload" href="(?:\.\.?\/)+([^"]+)"/g)].map(([, to]) => to);
  expect(
    named(html)
      .map((to) => to!.replace(/\.[\w-]{8}\.js$/, ""))
      .sort(),
  ).toEqual(["_import/notebook", "_import/pictures", "_observablehq/client"]);
  expect(named(chinese)).toEqual(named(html));
  expect(files.filter((file) => /^_node|components/.test(file))).toEqual([]);
  for (const to of named(html)) expect(files).toContain(to);
});

test("pages of the sample ask for no more scripts than that", async () => {
  const site = inject("siteFolder");
  for (const file of (await listFiles(site)).filter((name) => name.endsWith(".html"))) {
    const html = await readFile(join(site, file), "utf8");
    expect(html.match(/"modulepreload"/g)?.length ?? 0, file).toBeLessThanOrEqual(5);
  }
});

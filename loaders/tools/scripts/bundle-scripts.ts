import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, posix, relative, sep} from "node:path";
import {transform} from "esbuild";
import {type OutputChunk, type Plugin, rollup} from "rollup";
import {listFiles} from "../folder.js";
import {sharedChunks} from "./chunks.js";
import {type PageScript, readPageScript} from "./page-script.js";
import {dropUnused} from "./unused.js";

// Framework writes a file per component and per library: a page asks for a hundred. Here the modules of all
// pages become few files: Framework's client, the libraries, what pages share, and what one page has alone.

interface Page {
  readonly file: string;
  readonly html: string;
  readonly script: PageScript;
  /** The code of a module that exports what the script's cells take, by `names`. */
  readonly entry: string;
  /** The lines of such code for what the script takes before it runs. */
  readonly first: readonly string[];
  readonly names: readonly string[];
}

/** Bundles the modules of a site's pages; files to which nothing leads any more are removed. */
export async function bundleScripts(site: string): Promise<void> {
  const pages = await readPages(site);
  if (pages.length === 0) return;
  const chunks = await bundle(site, pages);
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const neededBy = (entry: string) => {
    const chunk = chunks.find(({facadeModuleId}) => facadeModuleId === entryMark + entry);
    if (!chunk) throw new Error(`what pages take was not bundled: ${entry}`);
    return needed(chunk, byFile);
  };
  const client = neededBy(firstEntry(pages));
  for (const {fileName, code} of chunks) {
    await mkdir(dirname(join(site, fileName)), {recursive: true});
    await writeFile(join(site, fileName), code);
  }
  for (const {file, html, script, entry, names} of pages) {
    const cells = entry === "" ? [] : neededBy(entry).filter((to) => !client.includes(to));
    const address = (to: string) => addressOf(to, file);
    const code = script.rewrite({first: address(client.at(-1)!), cells: cells.map(address)}, names);
    const preloads = [...client, ...cells].map(
      (to) => `<link rel="modulepreload" href="${address(to)}">\n`,
    );
    const patched = html
      .replace(moduleScript, () => `<script type="module">${code}</script>`)
      .replace(modulePreloads, () => preloads.join(""));
    await writeFile(join(site, file), patched);
  }
  await dropUnused(site);
}

const moduleScript = /<script type="module">([\s\S]*?)<\/script>/;
const modulePreloads = /(?:<link rel="modulepreload" href="[^"]*">\n)+/;

async function readPages(site: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const file of (await listFiles(site)).filter((name) => name.endsWith(".html"))) {
    const html = await readFile(join(site, file), "utf8");
    const [, code] = moduleScript.exec(html) ?? [];
    if (code === undefined) continue;
    const script = readPageScript(code);
    const names = script.wanted.map(({name, isFirst}, i) =>
      isFirst && name !== null ? `_${name}` : `_${i.toString(36)}`,
    );
    const lines = script.wanted.map(({from, name}, i) => {
      const module = JSON.stringify(`/${posix.join(posix.dirname(file), from)}`);
      return name === null
        ? `export * as ${names[i]} from ${module};`
        : `export {${name} as ${names[i]}} from ${module};`;
    });
    const [first, entry] = [true, false].map((isFirst) =>
      lines.filter((_, i) => script.wanted[i]!.isFirst === isFirst),
    );
    pages.push({file, html, script, names, first: first!, entry: entry!.join("\n")});
  }
  return pages;
}

/** The entry of what the scripts of all pages take before they run. */
function firstEntry(pages: readonly Page[]): string {
  return [...new Set(pages.flatMap(({first}) => first))].sort().join("\n");
}

/** The entries of all pages by name; pages that take the same share theirs, whatever their language. */
function entriesOf(pages: readonly Page[]): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const {file, entry} of pages) {
    if (entry === "" || Object.values(entries).includes(entryMark + entry)) continue;
    const name = file.replace(/\.html$/, "").replaceAll("/", "-");
    entries[name] = entryMark + entry;
  }
  return entries;
}

const entryMark = "\0page:";
const clientFile = "_observablehq/client";

async function bundle(site: string, pages: readonly Page[]): Promise<OutputChunk[]> {
  const entries = entriesOf(pages);
  const first = entryMark + firstEntry(pages);
  let shared: Map<string, string> | undefined;
  const build = await rollup({
    input: {...entries, [clientFile]: first},
    // The file of the client has more than what pages take of it before they run.
    preserveEntrySignatures: "allow-extension",
    plugins: [siteModules(site)],
    // What is missing is an error; its warnings are about style.
    onwarn: () => {},
  });
  try {
    const {output} = await build.generate({
      format: "es",
      entryFileNames: ({name}) => `${name.includes("/") ? name : `_import/${name}`}.[hash].js`,
      chunkFileNames: ({name, facadeModuleId}) =>
        `${name.includes("/") ? name : `_import/${chunkName(name, facadeModuleId)}`}.[hash].js`,
      hoistTransitiveImports: false,
      manualChunks: (id, {getModuleInfo}) => {
        if (id === first) return clientFile;
        shared ??= sharedChunks(Object.values(entries), {
          now: (module) => getModuleInfo(module)?.importedIds ?? [],
          later: (module) => getModuleInfo(module)?.dynamicallyImportedIds ?? [],
          chunk: (module, count, reached) =>
            chunkOf(
              inSite(site, module),
              count,
              [...reached].map((one) => inSite(site, one)),
            ),
        });
        return shared.get(id);
      },
    });
    return output.filter((file) => file.type === "chunk");
  } finally {
    await build.close();
  }
}

/** The name of a module that is imported when asked, without Framework's hash and version. */
function chunkName(name: string, module: string | null): string {
  const [, library] = /\/_(?:node|npm)\/((?:@[^/]+\/)?[^/@]+)@/.exec(module ?? "") ?? [];
  return library?.replace("/", "-") ?? name.replace(/\.[0-9a-f]{8}$/, "");
}

/**
 * The file that holds a module which as many pages use; none where it is the page's own. What draws with
 * libraries lies with them, so that pages without such pictures never ask for them.
 */
function chunkOf(module: string, pages: number, reached: readonly string[]): string | undefined {
  if (module.startsWith("_observablehq/")) return clientFile;
  if (pages < 2) return undefined;
  return reached.some((one) => /^_(node|npm)\//.test(one)) ? "pictures" : "shared";
}

/** The address of a file of the site on a page of it. */
function addressOf(file: string, page: string): string {
  const way = posix.relative(posix.dirname(page), file);
  return way.startsWith(".") ? way : `./${way}`;
}

function inSite(site: string, file: string): string {
  return relative(site, file).split(sep).join("/");
}

/** Reads the modules of a site as they lie there, and makes each file small. */
function siteModules(site: string): Plugin {
  return {
    name: "site-modules",
    resolveId(source, importer) {
      if (source.startsWith(entryMark)) return source;
      const isOfPage = !importer || importer.startsWith(entryMark);
      const path = isOfPage ? join(site, source) : join(dirname(importer), source);
      // Framework's client names libraries that only pages have that use them; its chunk lies where it lay.
      return existsSync(path) ? path : {id: source, external: true};
    },
    load(id) {
      return id.startsWith(entryMark) ? id.slice(entryMark.length) : undefined;
    },
    resolveImportMeta(property, {chunkId, moduleId}) {
      const folder = posix.dirname(inSite(site, moduleId));
      const way = posix.relative(posix.dirname(chunkId), folder);
      if (way === "") return null;
      const base = `new URL(${JSON.stringify(`${way}/`)}, import.meta.url).href`;
      if (property === "url") return base;
      if (property === "resolve") return `((to) => new URL(to, ${base}).href)`;
      return null;
    },
    async renderChunk(code) {
      return (
        await transform(code, {minify: true, format: "esm", target: "es2022", charset: "utf8"})
      ).code;
    },
  };
}

/** A chunk after all that it imports at once, each after its own imports. */
function needed(chunk: OutputChunk, byFile: ReadonlyMap<string, OutputChunk>): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    for (const to of byFile.get(file)?.imports ?? []) visit(to);
    found.add(file);
  };
  visit(chunk.fileName);
  return [...found];
}

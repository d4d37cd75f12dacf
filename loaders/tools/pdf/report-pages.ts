import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Bilingual, Language} from "../../../src/components/words/language.js";
import {WrongUse} from "../../faults.js";
import {listFiles} from "../folder.js";

/** A page of the site that is to be printed. */
export interface ReportPage {
  /** What `--pages` calls it: `overview`, `value`, `segments/champions`; the same in both languages. */
  readonly name: string;
  /** Relative to the site: `zh/value`, the empty text for the front page. */
  readonly address: string;
  /** What follows the `?`: filters and choices of this page alone. */
  readonly query?: string;
  /** The name of the page above it. */
  readonly parent?: string;
}

const roots: Bilingual = {en: "", zh: "zh/"};

/** Returns the pages of a built site in a language: those its sidebar lists, in that order, each followed by those below it. */
export async function findPages(site: string, language: Language): Promise<ReportPage[]> {
  const root = roots[language];
  const html = await readFile(join(site, root, "index.html"), "utf8");
  const sidebar = /<nav id="observablehq-sidebar">[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
  const links = [...sidebar.matchAll(/<a href="\.\/([^"]*)"/g)].map(([, href]) => href ?? "");
  const files = await listFiles(join(site, root));
  return [...new Set(links)].flatMap((href) => {
    const name = href.replace(/\/$/, "") || "overview";
    const page = {name, address: `${root}${href}`};
    if (!href.endsWith("/")) return [page];
    const below = files.filter((file) => file.startsWith(href) && file.endsWith(".html"));
    return [
      page,
      ...below
        .map((file) => file.replace(/\.html$/, ""))
        .filter((file) => file !== `${href}index`)
        .map((file) => ({name: file, address: `${root}${file}`, parent: name})),
    ];
  });
}

/**
 * Returns the pages that a list such as `value,churn?group=channel` names, in its order, each with its own
 * query; all pages without a list. A name that no page has, and a page named twice, throw WrongUse.
 */
export function choosePages(pages: readonly ReportPage[], list?: string): ReportPage[] {
  if (list === undefined) return [...pages];
  const chosen = list.split(",").map((part) => {
    const [name = "", query] = part.trim().split(/\?(.*)/s);
    const page = pages.find((one) => one.name === name.replace(/^\/|\/$/g, ""));
    if (page) return query ? {...page, query} : page;
    const names = pages.map((one) => one.name).join(", ");
    throw new WrongUse(`--pages names no page: ${JSON.stringify(name)}; there are ${names}`);
  });
  const names = chosen.map(({name}) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new WrongUse(`--pages names ${twice} twice`);
  return chosen;
}

import {readFile, writeFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {listFiles} from "./folder.js";

// What Framework 1.13.4 leaves out of the pages it writes: their language, zooming, the address of the same
// page in the other language, its own words in Chinese, one language per page in navigation and search, the
// reader's theme before the first paint, that paint whole, and a sidebar whose parts assistive technology can place.

type Tag = "en" | "zh-Hans";

/** Completes every page of a site that Framework wrote, and its search. */
export async function patchSite(folder: string): Promise<void> {
  const files = await listFiles(folder);
  const pages = new Set(files.filter((file) => file.endsWith(".html")));
  for (const page of pages) {
    const html = await readFile(join(folder, page), "utf8");
    await writeFile(join(folder, page), patchPage(html, page, pages));
  }
  for (const [names, patch] of assets) {
    for (const file of files.filter((name) => names.test(name))) {
      const code = await readFile(join(folder, file), "utf8");
      await writeFile(join(folder, file), patch(code));
    }
  }
}

const assets: readonly (readonly [RegExp, (code: string) => string])[] = [
  [/^_observablehq\/search\.\w+\.js$/, patchSearch],
  [/^_observablehq\/client\.\w+\.js$/, patchClient],
  [/\.css$/, patchStyle],
];

export function languageOf(page: string): Tag {
  return page.startsWith("zh/") ? "zh-Hans" : "en";
}

/** Returns the file of the same page in the other language. */
export function counterpart(page: string): string {
  return languageOf(page) === "en" ? `zh/${page}` : page.slice("zh/".length);
}

/** Returns the address that a page of file `from` uses for the page of file `to`. */
export function pageAddress(from: string, to: string): string {
  const clean = to.replace(/\.html$/, "").replace(/(^|\/)index$/, "$1");
  const way = posix.relative(posix.dirname(from), clean || ".") || ".";
  const slash = clean === "" || clean.endsWith("/") ? "/" : "";
  return `${way.startsWith(".") ? "" : "./"}${way}${slash}`;
}

export function patchPage(html: string, page: string, pages: ReadonlySet<string>): string {
  const tag = languageOf(page);
  const other = counterpart(page);
  const alternates = (pages.has(other) ? [page, other] : []).map(
    (file) =>
      `<link rel="alternate" hreflang="${languageOf(file)}" href="${pageAddress(page, file)}">\n`,
  );
  let patched = expect(html, "<html>", `<html lang="${tag}">`);
  patched = expect(patched, ", maximum-scale=1", "");
  patched = expect(patched, "</head>", `${alternates.join("")}</head>`);
  patched = expect(patched, "<head>", `<head>\n${themeScript}${wholePaint.head}`);
  patched = expect(patched, "</body>", `${wholePaint.end}</body>`);
  patched = placeToggle(oneLanguage(patched, tag), tag === "en" ? "Sidebar" : "侧边栏");
  if (tag === "en") return label(patched, "Search", "Toggle sidebar");
  patched = patched
    .replace(
      '<input type="search" placeholder="Search">',
      '<input type="search" placeholder="搜索">',
    )
    .replace('title="Toggle sidebar"', 'title="切换侧边栏"')
    .replace("<div>Contents</div>", "<div>目录</div>")
    .replace(
      /(<nav id="observablehq-sidebar">[\s\S]*?<a href=")[^"]*(">)/,
      `$1${pageAddress(page, "zh/index.html")}$2`,
    );
  return label(patched, "搜索", "切换侧边栏");
}

/** Names the two inputs that Framework leaves without a label. */
function label(html: string, search: string, toggle: string): string {
  return html
    .replace('<input type="search"', `<input type="search" aria-label="${search}"`)
    .replace(
      '<input id="observablehq-sidebar-toggle" type="checkbox"',
      `<input id="observablehq-sidebar-toggle" type="checkbox" aria-label="${toggle}"`,
    );
}

/**
 * The theme that the reader chose (src/components/page/theme.ts), before anything is painted in another, and whether the
 * address asks for another view than the one that stands in the page (src/first-paint.css).
 */
const themeScript =
  '<script>try{const t=localStorage.getItem("clientele-theme");' +
  'if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}' +
  'if(location.search)document.documentElement.dataset.asked=""</script>';

/** Lets the browser paint a page only when all of it is there, rather than lay out a part of it and then the whole. */
const wholePaint = {
  head: '<link rel="expect" href="#page-end" blocking="render">',
  end: '<div id="page-end" hidden></div>\n',
};

/** Puts the sidebar's toggle into a landmark (see patchStyle), and what closes it into an item of its list. */
function placeToggle(html: string, name: string): string {
  if (!html.includes('<input id="observablehq-sidebar-toggle"')) return html;
  const patched = expect(
    html,
    /<input id="observablehq-sidebar-toggle"[^>]*>/,
    `<nav aria-label="${name}">$&</nav>`,
  );
  return expect(
    patched,
    /( *)(<label id="observablehq-sidebar-close" )([^>]*><\/label>)\n( *<li[^>]*>)/,
    '$4$2style="top: 0" $3',
  );
}

/** Finds the toggle where placeToggle puts it: no more a sibling of what it moves, but in one. */
export function patchStyle(css: string): string {
  return css.replace(
    /#observablehq-sidebar-toggle:(checked|indeterminate)\s*~/g,
    ":has(>#observablehq-sidebar-toggle:$1)~",
  );
}

/** Makes the sidebar's tooltip speak the page's language. */
export function patchClient(code: string): string {
  return expect(
    code,
    "`Toggle sidebar ${",
    '`${document.documentElement.lang==="en"?"Toggle sidebar":"切换侧边栏"} ${',
  );
}

const section =
  /\n {2}<section(?: class="[^"]*")?>\n {4}<summary[^>]*>([\s\S]*?)<\/summary>\n( {4}<ol>[\s\S]*?<\/ol>)\n {2}<\/section>/g;

/** Keeps the sidebar's section of the page's language, without its heading. */
function oneLanguage(html: string, tag: Tag): string {
  const name = tag === "en" ? "English" : "中文";
  return html.replace(section, (whole, title: string, list: string) => {
    if (title === "English" || title === "中文") return title === name ? `\n${list}` : "";
    return whole;
  });
}

/** Makes search answer in the page's language with pages of that language. */
export function patchSearch(code: string): string {
  const isEnglish = 'document.documentElement.lang==="en"';
  let patched = expect(
    code,
    '"<div>no results</div>"',
    `(${isEnglish}?"<div>no results</div>":"<div>没有结果</div>")`,
  );
  patched = expect(
    patched,
    /\$\{(\w+)\.length\.toLocaleString\("en-US"\)\} result\$\{\1\.length===1\?"":"s"\}/,
    `\${${isEnglish}?$1.length===1?"1 result":\`\${$1.length} results\`:\`\${$1.length} 条结果\`}`,
  );
  return expect(
    patched,
    "fuzzy:.15,prefix:!0",
    `fuzzy:.15,prefix:!0,filter:({id})=>id.startsWith("/zh/")!==(${isEnglish})`,
  );
}

/** Replaces the first occurrence of what must be there: a new Framework that writes otherwise is told. */
function expect(text: string, what: string | RegExp, by: string): string {
  const found = typeof what === "string" ? text.includes(what) : what.test(text);
  if (!found) throw new Error(`Framework no longer writes ${String(what)}: see patch-site.ts`);
  return typeof what === "string" ? text.replace(what, () => by) : text.replace(what, by);
}

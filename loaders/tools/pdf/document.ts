import type {Bilingual, Language} from "../../../src/components/words/language.js";
import {languageTag} from "../../../src/components/words/language.js";
import type {Captured} from "./capture.js";
import {cover, reportTitle, runningLine} from "./cover.js";
import {cssString, escapeHtml} from "./markup.js";
import type {SiteBuild} from "./site-build.js";

const words = {
  contents: {en: "Contents", zh: "目录"},
  appendix: {en: "Appendix: the tables behind the charts", zh: "附录：图表数据"},
  cut: {
    en: "Only the first rows are printed; the site's download has all.",
    zh: "仅打印前若干行；网站上可下载全部。",
  },
} satisfies Record<string, Bilingual>;

/** Rows of a table that a sheet holds for sure, and that are not parted. */
const longest = 25;

export interface DocumentOptions {
  readonly language: Language;
  readonly hasTables: boolean;
  /** Whether `pages` are all of the report. */
  readonly isWhole: boolean;
  /** The rules of paper: `paper.css`. */
  readonly style: string;
}

/**
 * Returns the whole report as one document of HTML: cover, contents, pages and, when asked, the tables behind
 * their charts. Each page is a section with a line of its own at the foot of its sheets; the numbers in
 * the contents are left empty, in elements that carry `data-number-of`.
 */
export function reportDocument(
  pages: readonly Captured[],
  build: SiteBuild,
  {language, hasTables, isWhole, style}: DocumentOptions,
): string {
  const title = reportTitle(build, language);
  const filters = [...new Set(pages.flatMap((page) => page.filters ?? []))];
  const appendix = hasTables ? pages.filter(({tables}) => tables.length > 0) : [];
  const sheets = pages.map(
    ({id, heading, filters}) =>
      `@page ${id} { @top-left { content: ${cssString(heading)}; }` +
      ` @bottom-left { content: ${cssString(runningLine(build, filters, language))}; } }` +
      `#${id} { page: ${id}; } #tables-${id} { page: tables-${id}; }` +
      `@page tables-${id} { @top-left { content: ${cssString(`${words.appendix[language]} · ${heading}`)}; }` +
      ` @bottom-left { content: ${cssString(runningLine(build, filters, language))}; } }`,
  );
  const styles = [...new Set(pages.flatMap((page) => page.styles))];
  return `<!doctype html>
<html lang="${languageTag(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`).join("\n")}
<style>${style}
@page { @top-right { content: ${cssString(title)}; }
  @bottom-left { content: ${cssString(runningLine(build, filters.join("; ") || null, language))}; } }
${sheets.join("\n")}</style>
</head>
<body>
<div id="observablehq-center">
<main id="observablehq-main" class="observablehq">
${cover(build, {language, filters, ...(!isWhole && {chosen: pages.map(({heading}) => heading)})})}
${contents(pages, appendix, language)}
${pages.map(({id, html}) => `<section class="paper-page" id="${id}">${html}</section>`).join("\n")}
${appendix.map((page, at) => tables(page, at === 0, language)).join("\n")}
</main>
</div>
</body>
</html>
`;
}

function contents(
  pages: readonly Captured[],
  appendix: readonly Captured[],
  language: Language,
): string {
  const items = pages.map(({page, id, heading, answer}, at) => {
    const before = pages[at - 1]?.page;
    const isBelow =
      page.parent !== undefined && [before?.name, before?.parent].includes(page.parent);
    if (isBelow) return `<li class="is-below">${entry(id, heading)}</li>`;
    return `<li>${entry(id, heading)}${answer === null ? "" : `<p>${escapeHtml(answer)}</p>`}</li>`;
  });
  const first = appendix[0];
  if (first) items.push(`<li>${entry(`tables-${first.id}`, words.appendix[language])}</li>`);
  return `<nav class="paper-contents">
<h1>${words.contents[language]}</h1>
<ol>${items.join("\n")}</ol>
</nav>`;
}

function entry(id: string, name: string): string {
  return `<a href="#${id}"><span>${escapeHtml(name)}</span><span data-number-of="${id}"></span></a>`;
}

function tables({id, heading, tables}: Captured, isFirst: boolean, language: Language): string {
  const parts = tables.map(
    ({title, html, rows, isCut}) => `<div class="paper-table${rows > longest ? "" : " is-short"}">
<h3>${escapeHtml(title)}</h3>
<div class="table-scroll">${html}</div>
${isCut ? `<p class="muted small">${words.cut[language]}</p>` : ""}
</div>`,
  );
  return `<section class="paper-tables" id="tables-${id}">
${isFirst ? `<h1>${words.appendix[language]}</h1>` : ""}
<h2>${escapeHtml(heading)}</h2>
${parts.join("\n")}
</section>`;
}

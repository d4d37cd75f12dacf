import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {searchEntries} from "./loaders/tools/search-entries.js";

// `npm run build` stages a private copy of src and names both folders here.
const root = process.env.CLIENTELE_SITE_ROOT ?? "src";
const output = process.env.CLIENTELE_SITE_OUT ?? "dist";

const pages: readonly {path: string; en: string; zh: string}[] = [
  {path: "/", en: "Overview", zh: "总览"},
  {path: "/customers", en: "Customers", zh: "客户"},
  {path: "/matrix", en: "Matrix", zh: "矩阵"},
  {path: "/segments/", en: "Segments", zh: "客户类型"},
  {path: "/moves", en: "Moves", zh: "流动"},
  {path: "/cohorts", en: "Cohorts", zh: "同期群"},
  {path: "/lifecycle", en: "Lifecycle", zh: "生命周期"},
  {path: "/churn", en: "Churn", zh: "流失"},
  {path: "/value", en: "Value", zh: "价值"},
  {path: "/quality", en: "Data quality", zh: "数据质量"},
  {path: "/methods", en: "Methods", zh: "方法"},
  {path: "/dictionary", en: "Dictionary", zh: "数据字典"},
];

const languages = [
  {id: "en", base: "", name: "English", other: "中文", otherTag: "zh-Hans"},
  {id: "zh", base: "/zh", name: "中文", other: "English", otherTag: "en"},
] as const;

/** One page per segment of the definition in force, which is known once the marts are staged. */
function* segmentPaths(): Generator<string> {
  const mart = join(root, "marts", "segments.json");
  if (!existsSync(mart)) return;
  const segments = JSON.parse(readFileSync(mart, "utf8")) as {segment: string}[];
  for (const {base} of languages) {
    for (const {segment} of segments) yield `${base}/segments/${segment}`;
  }
}

/** The switch to the same page in the other language; Framework makes the address relative. */
function header({path}: {path: string}): string {
  const isChinese = /^\/zh(\/|$)/.test(path);
  const {other, otherTag} = languages[isChinese ? 1 : 0];
  const target = (isChinese ? path.slice("/zh".length) : `/zh${path}`).replace(/\/index$/, "/");
  return `<a class="language-switch" hreflang="${otherTag}" lang="${otherTag}" href="${target}">${other}</a>`;
}

// Two shares of a whole; without an icon of its own every page would ask for one and miss.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect width='16' height='16' rx='3' fill='%230b57b0'/%3E" +
  "%3Cpath d='M3 8a5 5 0 0 1 5-5v10a5 5 0 0 1-5-5zm7-4.6a5 5 0 0 1 0 9.2z' fill='white'/%3E%3C/svg%3E";

export default {
  title: "Clientele",
  head: `<link rel="icon" href="${icon}">`,
  root,
  output,
  style: "style.css",
  globalStylesheets: [],
  search: {index: () => searchEntries(root)},
  footer: "",
  pager: false,
  header,
  // Each page keeps only its own language's section: see loaders/tools/patch-site.ts.
  pages: languages.map(({id, base, name}) => ({
    name,
    pages: pages.map((page) => ({name: page[id], path: `${base}${page.path}`})),
  })),
  dynamicPaths: segmentPaths,
};

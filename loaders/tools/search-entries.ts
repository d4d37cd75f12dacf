import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";

/** What Framework's search takes beside the pages' own text. */
export interface SearchEntry {
  readonly path: string;
  readonly title: string;
  readonly text: string;
}

interface Column {
  mart: string;
  column_name: string;
  label_en: string;
  label_zh: string;
  meaning_en: string;
  meaning_zh: string;
  grain_en: string;
  grain_zh: string;
}

interface Term {
  kind: string;
  id: string;
  label_en: string;
  label_zh: string;
  meaning_en: string;
  meaning_zh: string;
}

const languages = [
  {id: "en", base: "", dictionary: "Dictionary"},
  {id: "zh", base: "/zh", dictionary: "数据字典"},
] as const;

/**
 * Returns an entry per published table and per list of named values, in both languages, from the marts
 * laid out under `root`. Search cannot see what scripts draw, and that is where the dictionary is drawn.
 * Chinese pages are entries too: Framework would find no more than the beginnings of their phrases.
 */
export function searchEntries(root: string): SearchEntry[] {
  const columns = readMart<Column>(root, "dictionary");
  // Kinds that only add `none` to another would be found twice.
  const terms = readMart<Term>(root, "terms").filter(({kind}) => !kind.endsWith("_or_none"));
  const entries = languages.flatMap(({id, base, dictionary}) => [
    ...groups(columns, ({mart}) => mart).map(([mart, rows]) => ({
      path: `${base}/dictionary#${mart}`,
      title: `${dictionary}: ${mart}`,
      text: searchable([
        mart,
        rows[0]?.[`grain_${id}`] ?? "",
        ...rows.flatMap((row) => [row.column_name, row[`label_${id}`], row[`meaning_${id}`]]),
      ]),
    })),
    ...groups(terms, ({kind}) => kind).map(([kind, rows]) => ({
      path: `${base}/dictionary#terms-${kind}`,
      title: `${dictionary}: ${rows
        .slice(0, 3)
        .map((row) => row[`label_${id}`])
        .join(id === "zh" ? "、" : ", ")}…`,
      text: searchable(rows.flatMap((row) => [row[`label_${id}`], row[`meaning_${id}`]])),
    })),
  ]);
  return [...chinesePages(root), ...entries];
}

/** The pages that leave themselves to us: `index: false` in the front matter keeps Framework from them. */
function chinesePages(root: string): SearchEntry[] {
  return ["zh", "zh/segments"].flatMap((folder) => {
    if (!existsSync(join(root, folder))) return [];
    const pages = readdirSync(join(root, folder)).filter((file) => /^[^[].*\.md$/.test(file));
    return pages.sort().flatMap((file) => {
      const [, head = "", body = ""] =
        /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(readFileSync(join(root, folder, file), "utf8")) ??
        [];
      if (!/^index: false$/m.test(head)) return [];
      const prose = body.replace(/^```[\s\S]*?^```$/gm, "").replace(/\]\([^)]*\)/g, "] ");
      return {
        path: `/${folder}/${file.replace(/(^index)?\.md$/, "")}`,
        title: /^title: (.*)$/m.exec(head)?.[1] ?? "",
        text: searchable([prose]),
      };
    });
  });
}

/**
 * Returns texts as search splits them: on blanks and punctuation, so that of a run of Han characters only
 * the beginning would be found. Each position of a run therefore begins a window of up to eight.
 */
export function searchable(texts: readonly string[]): string {
  const text = texts.join(" ");
  const windows = [...text.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) => {
    const characters = [...run];
    return characters.slice(0, -1).map((_, i) => characters.slice(i, i + 8).join(""));
  });
  return [text, ...new Set(windows)].join(" ");
}

function readMart<R>(root: string, name: string): R[] {
  const file = join(root, "marts", `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as R[]) : [];
}

function groups<R>(rows: readonly R[], by: (row: R) => string): [string, R[]][] {
  const found = new Map<string, R[]>();
  for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
  return [...found];
}

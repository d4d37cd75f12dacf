import {countedFrom} from "../filters/counted-from.js";
import {day} from "../words/dates.js";
import {element} from "../page/element.js";
import {readFacts} from "../words/facts.js";
import {number} from "../words/format.js";
import {list} from "../words/language.js";
import type {Language, Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {martSteps, parametersOf, stepsBehind} from "./receipt-lines.js";
import type {ReceiptData} from "./receipt-lines.js";
import {dataTable} from "../figures/table.js";

/** What a receipt is for. */
export interface Receipted {
  /** The number's name, or the sentence or title that states it. */
  readonly title: string;
  /** The number as it is shown. */
  readonly value?: string;
  /** What it means, where a term defines it. */
  readonly definition?: string;
  /** The published tables it is read from. */
  readonly marts: readonly (keyof Marts)[];
}

const words = {
  definition: {en: "Definition", zh: "定义"},
  columns: {en: "Columns of the table", zh: "表的各列"},
  build: {en: "Build", zh: "构建"},
  asOf: {en: "As of", zh: "截止日"},
  source: {en: "Source", zh: "数据源"},
  version: {en: "Version", zh: "版本"},
  commit: {en: "Commit", zh: "提交版本"},
  noCommit: {en: "not built from a repository", zh: "并非由代码库构建"},
  table: {en: "Published table", zh: "已发布的表"},
  rows: {en: "Rows", zh: "行数"},
  fingerprint: {en: "Fingerprint", zh: "指纹"},
  parameters: {en: "Parameters", zh: "参数"},
  noParameters: {en: "It uses no settings.", zh: "未使用任何设置。"},
  name: {en: "Name", zh: "名称"},
  value: {en: "Value, as SQL", zh: "取值（SQL 写法）"},
  secret: {en: "kept secret", zh: "保密"},
  behind: {en: "What stands behind it", zh: "由何而来"},
  given: {en: "Where it begins", zh: "起点"},
  step: {en: "Step", zh: "步骤"},
  view: {en: "computed where it is read", zh: "在读取处计算"},
  written: {en: "written for the source’s columns", zh: "按数据源的列生成"},
  absent: {
    en: "This site was built without receipts for it.",
    zh: "本站构建时未附带其依据。",
  },
};

/**
 * Returns a receipt: what a number means, as of when and by which build it was computed, the SQL that
 * made it, with which parameters, and every step behind it back to the source, each with its rows.
 */
export function receiptContent(
  {value, definition, marts}: Receipted,
  data: ReceiptData,
  {language, filters = ""}: Spoken & {readonly filters?: string | undefined},
): HTMLElement {
  const steps = martSteps(marts, data.receipts);
  if (steps.length === 0) return element("p", {}, words.absent[language]);
  const behind = stepsBehind(steps, data.receipts);
  const all = [...steps, ...behind.steps];
  return element(
    "div",
    {class: "receipt-content"},
    value !== undefined && element("p", {class: "key-figure-value"}, value),
    filteredNote(marts, filters, language),
    heading(words.definition[language]),
    definition !== undefined && definition !== "" && element("p", {}, definition),
    ...marts.map((mart) => meaningOf(mart, data.dictionary, language)),
    heading(words.build[language]),
    buildList(data, language),
    heading("SQL"),
    ...steps.map((step) => statement(step, language)),
    heading(words.parameters[language]),
    parameterTable(all, language),
    heading(words.behind[language]),
    ...behind.steps.map((step) => folded(step, language)),
    behind.given.length > 0 &&
      element("p", {}, `${words.given[language]}${colon(language)}${behind.given.join(", ")}`),
  );
}

/** How a number came about under filters; null where none touch it. */
function filteredNote(
  marts: Receipted["marts"],
  filters: string,
  language: Language,
): HTMLElement | null {
  const from = countedFrom(marts);
  if (filters === "" || from.length === 0) return null;
  const names = language === "zh" ? from.join("、") : list(from, language);
  return element(
    "p",
    {class: "receipt-filters"},
    language === "zh"
      ? `本页仅限：${filters}。所选客户的数字在浏览器中由已发布的表 ${names} 重新计算；期间只截去其余月份。以下为含全部客户的已发布表的定义与 SQL。`
      : `The page is narrowed to: ${filters}. For chosen customers the figure is counted anew in the browser, from the published tables ${names}; a period only leaves other months out. Below are the definition and SQL of the published table, which holds everybody.`,
  );
}

const heading = (text: string) => element("h3", {}, text);
const colon = (language: Language) => (language === "zh" ? "：" : ": ");

function meaningOf(mart: string, rows: Marts["dictionary"], language: Language): HTMLElement {
  const columns = rows.filter((row) => row.mart === mart);
  const [first] = columns;
  const grain = (language === "zh" ? first?.grain_zh : first?.grain_en) ?? "";
  return element(
    "div",
    {},
    element("p", {}, element("code", {}, mart), `${colon(language)}${grain}`),
    element(
      "details",
      {class: "more"},
      element("summary", {}, words.columns[language]),
      element(
        "dl",
        {},
        ...columns.flatMap((row) => [
          element("dt", {}, element("code", {}, row.column_name)),
          element("dd", {}, language === "zh" ? row.meaning_zh : row.meaning_en),
        ]),
      ),
    ),
  );
}

function buildList({build_info}: ReceiptData, language: Language): HTMLElement {
  const facts = readFacts(build_info);
  const told = (item: string) => build_info.find((row) => row.item === item)?.value ?? null;
  const version = [told("clientele_version"), told("duckdb_version")];
  const items = [
    [words.asOf, day(facts.asOfDate, language)],
    [words.source, facts.sourceName[language]],
    [words.version, `Clientele ${version[0] ?? "?"}, DuckDB ${version[1] ?? "?"}`],
    [words.commit, told("commit") ?? words.noCommit[language]],
  ] as const;
  return element(
    "dl",
    {class: "receipt-build"},
    ...items.flatMap(([name, text]) => [
      element("dt", {}, name[language]),
      element("dd", {}, text),
    ]),
  );
}

type Step = Marts["receipts"][number];

function statement(step: Step, language: Language): HTMLElement {
  const file = step.file ?? words.written[language];
  const rows = step.rows === null ? words.view[language] : number(step.rows, language);
  return element(
    "div",
    {class: "receipt-step", "data-step": step.step},
    element(
      "p",
      {class: "muted small"},
      [
        `${words.step[language]}${colon(language)}${step.step}`,
        file,
        `${words.rows[language]}${colon(language)}${rows}`,
        `${words.fingerprint[language]}${colon(language)}${step.fingerprint}`,
      ].join(" · "),
    ),
    element(
      "pre",
      {tabindex: 0, role: "group", "aria-label": `SQL, ${step.step}`},
      element("code", {}, step.sql),
    ),
  );
}

/** A step whose statement is written out when it is asked for: there may be a hundred. */
function folded(step: Step, language: Language): HTMLElement {
  const rows = step.rows === null ? words.view[language] : number(step.rows, language);
  const details = element(
    "details",
    {class: "more"},
    element(
      "summary",
      {},
      element("code", {}, step.step),
      ` · ${words.rows[language]}${colon(language)}${rows}`,
    ),
  );
  details.addEventListener("toggle", () => details.append(statement(step, language)), {once: true});
  return details;
}

function parameterTable(steps: readonly Step[], language: Language): HTMLElement {
  const parameters = parametersOf(steps);
  if (parameters.length === 0) return element("p", {}, words.noParameters[language]);
  return dataTable(parameters, {
    language,
    pageSize: 100,
    columns: [
      {
        head: words.name[language],
        value: ({name}) => name,
        show: ({name}) => element("code", {}, name),
      },
      {
        head: words.value[language],
        kind: "long",
        value: ({value}) => value ?? words.secret[language],
      },
    ],
  });
}

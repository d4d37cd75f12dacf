import {martSection, termSection} from "./dictionary-tables.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {number} from "../words/format.js";
import {languageTag} from "../words/language.js";
import type {Language, Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {voiceOf} from "../words/voice.js";

export type DictionaryData = Pick<Marts, "build_info" | "terms" | "dictionary">;

const words = {
  find: {en: "Find a column or term", zh: "查找列或术语"},
  nothing: {en: "Nothing matches. Try a shorter word.", zh: "没有匹配的内容，请换一个更短的词。"},
  tables: {en: "Published tables", zh: "已发布的表"},
  terms: {en: "Named values", zh: "命名取值"},
  empty: {en: "No dictionary was published.", zh: "没有已发布的数据字典。"},
};

/** Returns the dictionary: every published column by table, then every named value, with a search. */
export function dictionaryPage(
  data: DictionaryData,
  {language, today}: Spoken & {today?: Date},
): HTMLElement {
  const {facts} = voiceOf(data, {language});
  const answer = dictionarySentence(data, language) ?? words.empty[language];
  const content = element("div", {class: "dictionary-list", "aria-live": "off"});
  const search = element("input", {
    type: "search",
    class: "search",
    placeholder: words.find[language],
    "aria-label": words.find[language],
  });
  const draw = () => {
    const found = sections(data, search.value, language);
    content.replaceChildren(
      ...(found.length > 0 ? found : [element("p", {class: "muted"}, words.nothing[language])]),
    );
  };
  search.addEventListener("input", draw);
  draw();
  // The address may name a table that stands here only now.
  if (location.hash) {
    setTimeout(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  }
  return element(
    "div",
    {class: "page dictionary", lang: languageTag(language)},
    header(facts, {language, answer, marts: ["dictionary"], ...(today && {today})}),
    element("div", {class: "controls"}, search),
    element(
      "nav",
      {class: "index", "aria-label": words.tables[language]},
      ...[...new Set(data.dictionary.map(({mart}) => mart))].map((mart) =>
        element("a", {href: `#${mart}`}, mart),
      ),
    ),
    content,
  );
}

/** How much is defined here. */
export function dictionarySentence(
  {dictionary, terms}: Pick<DictionaryData, "dictionary" | "terms">,
  language: Language,
): string | null {
  if (dictionary.length === 0) return null;
  const tables = number(new Set(dictionary.map(({mart}) => mart)).size, language);
  const columns = number(dictionary.length, language);
  const values = number(terms.filter(({kind}) => !kind.endsWith("_or_none")).length, language);
  return language === "zh"
    ? `本站发布 ${tables} 张表、${columns} 列，并为 ${values} 个取值命名；每一项都在此定义。`
    : `This site publishes ${tables} tables with ${columns} columns and names ${values} values; each is defined here.`;
}

/** True where every word of the query occurs in one of the texts, whatever the case. */
export function matches(query: string, texts: readonly (string | null)[]): boolean {
  const text = texts.join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function sections({dictionary, terms}: DictionaryData, query: string, language: Language): Node[] {
  const marts = [...new Set(dictionary.map(({mart}) => mart))];
  const tables = marts.flatMap((mart) => {
    const rows = dictionary.filter(
      (row) =>
        row.mart === mart &&
        matches(query, [
          mart,
          row.column_name,
          row[`label_${language}`],
          row[`meaning_${language}`],
        ]),
    );
    return rows.length === 0 ? [] : [martSection(mart, rows, language)];
  });
  // Kinds that only add `none` to another would stand here twice.
  const kindsShown = [...new Set(terms.map(({kind}) => kind))].filter(
    (kind) => !kind.endsWith("_or_none"),
  );
  const lists = kindsShown.flatMap((kind) => {
    const rows = terms.filter(
      (row) =>
        row.kind === kind &&
        matches(query, [row.id, row[`label_${language}`], row[`meaning_${language}`]]),
    );
    return rows.length === 0 ? [] : [termSection(kind, rows, language)];
  });
  const part = (title: string, list: readonly Node[]) =>
    list.length === 0 ? [] : [element("h2", {}, title), ...list];
  return [...part(words.tables[language], tables), ...part(words.terms[language], lists)];
}

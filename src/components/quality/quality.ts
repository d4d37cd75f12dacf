import {buildTable, definitionsTable} from "./build-tables.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {booksOf} from "./quality-books.js";
import * as say from "./quality-sentences.js";
import {booksTable, outcomesTable, reasonsTable} from "./quality-tables.js";
import {story} from "../words/story.js";
import {voiceOf} from "../words/voice.js";

export type QualityData = Pick<
  Marts,
  "build_info" | "terms" | "quality" | "quarantine_summary" | "definitions"
>;

const words = {
  faults: {en: "What is faulty", zh: "哪里有错"},
  used: {en: "What counts", zh: "计入了什么"},
  unknown: {en: "Who is unknown", zh: "谁的身份未知"},
  wrong: {en: "What does not add up", zh: "不相符之处"},
  books: {en: "Every row is accounted for", zh: "每一行都有去向"},
  money: {en: "Every amount is accounted for", zh: "每一笔金额都有去向"},
  reasons: {en: "Why rows were set aside", zh: "隔离的原因"},
  lacks: {en: "What this source cannot tell", zh: "本数据源无法说明什么"},
  complete: {
    en: "This source has every table that the report can use.",
    zh: "本数据源具备报告可用的全部数据表。",
  },
  definitions: {en: "Definitions in force", zh: "现行定义"},
  build: {en: "This build", zh: "本次构建"},
  empty: {
    en: "Nothing came in. Check that the source’s folder holds an orders file.",
    zh: "没有任何输入。请检查数据源文件夹中是否有订单文件。",
  },
};

/** Returns the page of data quality: the books, the reasons, what is missing, what is in force. */
export function qualityPage(
  data: QualityData,
  {language, today}: Spoken & {today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const books = booksOf(data.quality).filter(({read}) => read > 0);
  const withMoney = books.filter(({moneyRead}) => moneyRead !== null);
  const lacks = say.lacks(data.quality, voice);
  const section = (title: string, ...content: readonly (Node | null)[]) =>
    element("section", {}, element("h2", {}, title), ...content);
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      language,
      marts: ["quality"],
      answer: say.faultsSentence(data.quality, voice) ?? words.empty[language],
      ...(today && {today}),
    }),
    story(
      [
        [words.wrong, say.mismatchSentence(data.quality, voice)],
        [words.faults, say.reasonSentence(data.quarantine_summary, voice)],
        [words.used, say.usedSentence(data.quality, voice)],
        [words.unknown, say.anonymousSentence(data.quality, voice)],
      ],
      {language},
    ),
    books.length > 0 && section(words.books[language], booksTable(books, voice)),
    withMoney.length > 0 &&
      section(words.money[language], ...withMoney.map((book) => outcomesTable(book, voice))),
    books.length > 0 &&
      section(words.reasons[language], reasonsTable(data.quarantine_summary, voice)),
    section(
      words.lacks[language],
      lacks.length === 0
        ? element("p", {}, words.complete[language])
        : element("ul", {}, ...lacks.map((text) => element("li", {}, text))),
    ),
    section(words.definitions[language], definitionsTable(data.definitions, voice)),
    section(words.build[language], buildTable(data.build_info, voice)),
  );
}

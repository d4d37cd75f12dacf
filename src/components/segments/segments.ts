import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {segmentsFigure} from "./segments-figure.js";
import {countsOfSegments, movedSentence, richestSentence} from "./segments-sentences.js";
import {segmentsTable} from "./segments-table.js";
import {voiceOf} from "../words/voice.js";

export type SegmentsData = Pick<Marts, "build_info" | "terms" | "filter_values" | "segments">;

const words = {
  empty: {
    en: "There are no valid orders yet, so every segment is empty. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此各类型均无客户。请到“数据质量”页查看被隔离的行。",
  },
  moves: {en: "Who moved, and what it cost", zh: "谁换了类型，得失多少"},
};

/** Returns the segments side by side: people and money, how many moved, all in a table. */
export function segmentsPage(
  data: SegmentsData,
  {language, filters, today}: Spoken & {filters?: string; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const sentences = [
    richestSentence(data.segments, voice),
    movedSentence(countsOfSegments(data.segments), voice),
  ].filter((text) => text !== null);
  const hasBuyers = data.segments.some((row) => row.customers > 0);
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      ...{language, filters},
      marts: ["segments"],
      answer: hasBuyers ? paragraph(sentences, language) || null : words.empty[language],
      ...(today && {today}),
    }),
    element("div", {class: "pictures"}, segmentsFigure(data.segments, voice)),
    hasBuyers && element("p", {}, element("a", {href: "../moves"}, words.moves[language])),
    segmentsTable(data.segments, voice),
  );
}

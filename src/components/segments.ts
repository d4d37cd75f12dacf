import {element} from "./element.js";
import {header} from "./header.js";
import {languageTag, paragraph} from "./language.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {segmentsFigure} from "./segments-figure.js";
import {segmentMoves} from "./segments-moves.js";
import {movedSentence, richestSentence} from "./segments-sentences.js";
import {segmentsTable} from "./segments-table.js";
import {voiceOf} from "./voice.js";

export type SegmentsData = Pick<Marts, "build_info" | "terms" | "segments" | "segment_moves">;

const words = {
  empty: {
    en: "There are no valid orders yet, so every segment is empty. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此各类型均无客户。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the segments side by side: people and money, moves since the comparison date, all in a table. */
export function segmentsPage(data: SegmentsData, {language, today}: Spoken & {today?: Date}) {
  const voice = voiceOf(data, {language});
  const sentences = [
    richestSentence(data.segments, voice),
    movedSentence(data.segment_moves, voice),
  ].filter((text) => text !== null);
  const hasBuyers = data.segments.some((row) => row.customers > 0);
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      language,
      marts: ["segments"],
      answer: hasBuyers ? paragraph(sentences, language) || null : words.empty[language],
      ...(today && {today}),
    }),
    element(
      "div",
      {class: "pictures"},
      segmentsFigure(data.segments, voice),
      hasBuyers && segmentMoves(data.segment_moves, data.segments, voice),
    ),
    segmentsTable(data.segments, voice),
  );
}

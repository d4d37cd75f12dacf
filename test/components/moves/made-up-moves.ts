import {movesBetween, waysOf} from "../../../src/components/moves/moves-between.js";
import {latestSpan} from "../../../src/components/moves/moves-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";

export const en = voiceOf(rooms, {language: "en"});
export const zh = voiceOf(rooms, {language: "zh"});

export const plain = (text: string | null) =>
  text?.replaceAll("\u00a0", " ").replaceAll("\u2060", "") ?? null;

/** The moves of rooms.ts between the dates that the page begins with, and over a year. */
export const span = latestSpan(en.facts);
export const yearSpan = {...span, from: new Date("2024-11-17")};
export const moves = movesBetween(rooms.segment_moves, span);
export const yearMoves = movesBetween(rooms.segment_moves, yearSpan);
export const ways = waysOf(moves);
export const ids = rooms.segments.map(({segment}) => segment);
export const places = new Map(rooms.segments.map((row) => [row.segment, row]));

import {latestWays} from "../../../src/components/moves/moves-between.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";

export const en = voiceOf(rooms, {language: "en"});
export const zh = voiceOf(rooms, {language: "zh"});
export const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

/** The row of mart `segments` of the champions. */
export const champions = rooms.segments[0]!;
/** Who went from which segment to which since the date compared with. */
export const ways = latestWays(rooms.segment_moves, en.facts);

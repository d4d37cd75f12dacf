import {peopleOf} from "../../../src/components/matrix/matrix-people.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";

export const en = voiceOf(rooms, {language: "en"});
export const zh = voiceOf(rooms, {language: "zh"});
export const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

/** The four buyers of rooms.ts, as the page has them. */
export const people = peopleOf(rooms);

/** Those of the definition in force, as in the fixture. */
export const splits = {importance: 0.6, value: 0.8};

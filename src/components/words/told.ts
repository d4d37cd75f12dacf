import {spaced} from "./language.js";
import type {Marts} from "../marts/marts.js";

/** A number as a sentence shows it, bound to the published table and value it is. */
export interface Bound {
  readonly text: string;
  readonly value: number;
  /** The name of what it measures, for its receipt. */
  readonly name: string;
  readonly mart: keyof Marts;
  /** Which value of the table: `net_amount.value`; of two, `net_amount.value/previous_value`. */
  readonly at: string;
}

/** A sentence: its words, and its numbers bound. */
export type Told = readonly (string | Bound)[];

type Piece = string | Bound | Told;

const isBound = (piece: Exclude<Piece, string>): piece is Bound => "text" in piece;

/** Returns a sentence from a template whose numbers are bound and whose parts may be sentences' parts. */
export function tell(words: TemplateStringsArray, ...pieces: readonly Piece[]): Told {
  const all = words.flatMap((text, i): (string | Bound)[] => {
    const piece = pieces[i];
    if (piece === undefined) return [text];
    if (typeof piece === "string") return [text, piece];
    return isBound(piece) ? [text, piece] : [text, ...piece];
  });
  return all.reduce<(string | Bound)[]>((told, piece) => {
    const last = told.at(-1);
    if (typeof piece !== "string" || typeof last !== "string") told.push(piece);
    else told[told.length - 1] = last + piece;
    return told;
  }, []);
}

/** Returns the text of a sentence. */
export function plainText(told: Told): string {
  return told.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

/** Returns the numbers of a sentence, in its order. */
export function boundOf(told: Told): Bound[] {
  return told.filter((piece) => typeof piece !== "string");
}

const han = /[\p{Script=Han}]/u;
const western = /[\p{Script=Latin}\p{N}%−+]/u;

/** Returns a Chinese sentence with the site's spacing where words and bound numbers meet: see `spaced`. */
export function spacedTold(told: Told): Told {
  return told.map((piece, i) => {
    if (typeof piece !== "string") return piece;
    const before = textOf(told[i - 1]).slice(-1);
    const after = textOf(told[i + 1]).slice(0, 1);
    let text = spaced(piece);
    if (western.test(before) && han.test(text.slice(0, 1))) text = ` ${text}`;
    if (han.test(text.slice(-1)) && western.test(after)) text = `${text} `;
    return text;
  });
}

const textOf = (piece: string | Bound | undefined) =>
  piece === undefined ? "" : typeof piece === "string" ? piece : piece.text;

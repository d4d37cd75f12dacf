import {numberButton} from "../receipts/receipt.js";
import type {Spoken} from "./language.js";
import type {Bound, Told} from "./told.js";

/** Returns a sentence for a page: each of its numbers opens its receipt. */
export function toldNodes(told: Told, {language}: Spoken): (string | HTMLElement)[] {
  return told.map((piece) => (typeof piece === "string" ? piece : boundNumber(piece, {language})));
}

function boundNumber({text, name, mart, at}: Bound, {language}: Spoken): HTMLElement {
  const button = numberButton({title: name, value: text, marts: [mart]}, {language});
  button.dataset.mart = mart;
  button.dataset.at = at;
  return button;
}

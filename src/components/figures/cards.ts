import {element} from "../page/element.js";
import {absent} from "../words/format.js";
import {absentMark} from "./table.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import {titleNote} from "./hover-note.js";
import type {Marts} from "../marts/marts.js";
import {receiptButton} from "../receipts/receipt.js";
import type {Receipted} from "../receipts/receipt.js";
import {sparkline} from "./sparkline.js";
import type {SparkPoint} from "./sparkline.js";

/** One key figure. Texts come formatted. */
export interface Card {
  /** Where links to the figure lead: the element's id. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  /** The full meaning, as the definition gives it. */
  readonly meaning?: string;
  readonly changes?: readonly CardChange[];
  readonly spark?: readonly SparkPoint[];
  /** What is aimed at, where it is on the scale of the sparkline. */
  readonly sparkTarget?: number;
  /** What a screen reader hears instead of the sparkline. */
  readonly sparkSummary?: string;
  /** The published tables it is read from, where it opens its receipt. */
  readonly marts?: readonly (keyof Marts)[];
}

export interface CardChange {
  /** "+3.2 %", or why there is none. */
  readonly text: string;
  /** Compared with what. */
  readonly label: string;
  /** Whether the change is welcome; the sign says the direction, so colour never speaks alone. */
  readonly tone?: "good" | "bad" | "none";
}

/** Returns key figures in one row: value, changes, and the course of the last months. */
export function cards(items: readonly Card[], {language}: Spoken): HTMLElement {
  return element(
    "ul",
    {class: "cards", lang: languageTag(language)},
    ...items.map((item) =>
      element(
        "li",
        {class: "key-figure", id: item.id, ...titleNote(item.meaning)},
        element("span", {class: "key-figure-label"}, item.label),
        element(
          "span",
          {class: "key-figure-value"},
          item.value === absent ? absentMark(language) : item.value,
        ),
        ...(item.changes ?? []).map(({text, label, tone = "none"}) =>
          element(
            "span",
            {class: "key-figure-change"},
            element("b", {class: tone === "none" ? null : `is-${tone}`}, text),
            ` ${label}`,
          ),
        ),
        item.spark &&
          item.spark.length > 1 &&
          sparkline(item.spark, {
            ...(item.sparkSummary !== undefined && {summary: item.sparkSummary}),
            ...(item.sparkTarget !== undefined && {target: item.sparkTarget}),
          }),
        item.marts && receiptButton(receiptOf(item, item.marts), {language}),
      ),
    ),
  );
}

function receiptOf({label, value, meaning}: Card, marts: readonly (keyof Marts)[]): Receipted {
  return {title: label, value, marts, ...(meaning !== undefined && {definition: meaning})};
}

import {element} from "../page/element.js";
import type {Spoken} from "./language.js";

const amount =
  /([−+]?\d[\d,.]*[ \u00a0](?:万亿元?|亿元?|万元?|元|年|个月|月|日|位|天|单|笔|行|张|列|个))/u;

/** Returns a large Chinese line whose numbers are not parted from their units: no 元 begins a line. */
export function wholeNodes(text: string, {language}: Spoken): (string | HTMLElement)[] {
  if (language !== "zh") return [text];
  return text
    .split(amount)
    .map((part, i) => (i % 2 === 1 ? element("span", {class: "is-whole"}, part) : part))
    .filter((part) => part !== "");
}

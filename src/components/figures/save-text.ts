import {element} from "../page/element.js";

/** Hands a text to the reader as a file. */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: "text/csv;charset=utf-8"}));
  element("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

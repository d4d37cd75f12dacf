import {customerLink} from "./customer-href.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** Fetches the keys that begin with some digits, of all customers. */
export type FindKeys = (digits: string) => Promise<readonly string[]>;

/** Digits of a key from which few customers share them. */
const fewest = 4;
const mostShown = 50;
const restMs = 200;

const words = {
  failed: {
    en: "The other customers could not be searched. Check the connection and type again.",
    zh: "未能查找其他客户。请检查网络后重新输入。",
  },
};

/** How many of all customers have a key that begins so. */
export function foundSentence(count: number, digits: string, {facts, language}: Voice): string {
  const all = number(facts.customersKnown, language);
  const found = number(count, language);
  if (language === "zh") {
    return count === 0
      ? `全部 ${all} 位客户中，没有化名以 ${digits} 开头者。`
      : `全部 ${all} 位客户中，化名以 ${digits} 开头的共 ${found} 位：`;
  }
  if (count === 0) return `Of all ${all} customers nobody's key begins with ${digits}.`;
  return `Of all ${all} customers ${found} ${count === 1 ? "has a key that begins" : "have keys that begin"} with ${digits}:`;
}

/** Returns where customers outside a list are found by the digits of their keys. */
export function foundBeyond(find: FindKeys, voice: Voice) {
  const node = element("p", {class: "customers-found", "aria-live": "polite"});
  node.hidden = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = "";

  async function show(digits: string): Promise<void> {
    const keys = await find(digits).catch(() => null);
    if (asked !== digits) return;
    node.hidden = false;
    if (keys === null) return node.replaceChildren(words.failed[voice.language]);
    node.replaceChildren(
      foundSentence(keys.length, digits, voice),
      ...keys.slice(0, mostShown).flatMap((key) => [" ", customerLink(key)]),
      keys.length > mostShown ? " …" : "",
    );
  }

  return {
    node,
    /** Follows what is searched for; the file is asked once typing has ceased. */
    search: (digits: string) => {
      if (digits === asked) return;
      asked = digits;
      clearTimeout(waiting);
      node.hidden = true;
      if (new RegExp(`^[0-9a-f]{${fewest},16}$`).test(digits)) {
        waiting = setTimeout(() => void show(digits), restMs);
      }
    },
  };
}

import type {Bilingual} from "../../../loaders/contract.js";

export type {Bilingual};

/** The languages of the site, as pages pass them to components. */
export type Language = "en" | "zh";

/** What every component takes beside its data. */
export interface Spoken {
  readonly language: Language;
}

/** Returns a text in the language of the page. */
export function say(text: Bilingual, language: Language): string {
  return text[language];
}

/** Returns the language's tag for `lang` attributes. */
export function languageTag(language: Language): string {
  return language === "zh" ? "zh-Hans" : "en";
}

/** Returns the locale in which Intl writes numbers and dates. */
export function locale(language: Language): string {
  return language === "zh" ? "zh-CN" : "en-GB";
}

/** Returns names as a list people read: "a, b and c" or "a、b和c". */
export function list(items: readonly string[], language: Language): string {
  if (items.length < 2) return items[0] ?? "";
  const head = items.slice(0, -1).join(language === "zh" ? "、" : ", ");
  return `${head}${language === "zh" ? "和" : " and "}${items.at(-1) ?? ""}`;
}

/** Returns sentences as one paragraph: English sentences stand apart by a blank, Chinese ones do not. */
export function paragraph(sentences: readonly string[], language: Language): string {
  return sentences.join(language === "zh" ? "" : " ");
}

/**
 * Returns Chinese text with the site's spacing: a blank between Han characters and digits or Latin
 * letters, none between Han characters. Templates need not know how what they insert begins or ends.
 */
export function spaced(text: string): string {
  return text
    .replace(/([\p{Script=Han}，。；：（）、“”]) +(?=[\p{Script=Han}，。；：（）、“”])/gu, "$1")
    .replace(/(\p{Script=Han})(?=[\p{Script=Latin}\p{N}−+])/gu, "$1 ")
    .replace(/([\p{Script=Latin}\p{N}%])(?=\p{Script=Han})/gu, "$1 ");
}

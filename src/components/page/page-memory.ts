import {addressNames} from "../filters/filters.js";

// What a reader chose on a page is there again when they come back to it within the session. It is only ever put into
// the page's address, which then opens as if somebody had sent it.

/** What tells one customer from others, a key or the beginning of one, is not remembered. */
const neverKept: readonly string[] = ["key", "q"];

/** Remembers the choices in the address of this page, in place of earlier ones. */
export function rememberChoices(): void {
  const own = new URLSearchParams(location.search);
  for (const name of [...addressNames, ...neverKept]) own.delete(name);
  const choices = own.toString();
  try {
    if (choices === "") sessionStorage.removeItem(nameOf(location));
    else sessionStorage.setItem(nameOf(location), choices);
  } catch {
    // Storage that is blocked or full: the page opens as it does for everybody.
  }
}

/** Returns the query of what was chosen on another page, empty for none; a link to the page itself starts it anew. */
export function rememberedChoices(page: URL): string {
  if (nameOf(page) === nameOf(location)) return "";
  try {
    return sessionStorage.getItem(nameOf(page)) ?? "";
  } catch {
    return "";
  }
}

/** A page has one name, in both languages and however a server writes its address. */
function nameOf({pathname}: Pick<URL, "pathname">): string {
  const path = pathname.replace(/\.html$/, "").replace(/\/index$/, "/");
  return `choices:${path.replace(/\/zh\/((segments\/)?[^/]*)$/, "/$1")}`;
}

import {carryFilters, hasFilters} from "./filters.js";
import {rememberChoices, rememberedChoices} from "../page/page-memory.js";

/** Links as their page wrote them, by the link: filters change while the page stands. */
const written = new WeakMap<HTMLAnchorElement, string>();
const watched = new WeakSet<Document>();

/**
 * Lets filters live on from page to page: links to other pages of the site take them along when they are about to be
 * followed, and with them what was chosen on the page they lead to, unless they ask for something themselves.
 */
export function carryFiltersInLinks(): void {
  if (watched.has(document)) return;
  watched.add(document);
  for (const event of ["pointerover", "focusin", "click"]) {
    document.addEventListener(event, carry, {capture: true});
  }
  document.defaultView?.addEventListener("pagehide", rememberChoices);
}

function carry({target}: Event): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  // The switch of language keeps the whole query by itself.
  if (!link || link.hasAttribute("download") || link.hasAttribute("hreflang")) return;
  const own = written.get(link) ?? link.getAttribute("href") ?? "";
  const address = new URL(own, document.baseURI);
  if (!isPage(address)) return;
  const asksItself = address.search !== "" || address.hash !== "";
  const asked = asksItself ? address.search : rememberedChoices(address);
  if (!written.has(link) && !hasFilters(location.search) && asked === address.search) return;
  written.set(link, own);
  const query = carryFilters(location.search, asked);
  const path = own.replace(/[?#].*$/, "");
  link.setAttribute("href", `${path}${query && `?${query}`}${address.hash}`);
}

/** True for other pages of this site; what leads elsewhere, to a file or to a part of this page stays as it is. */
function isPage(address: URL): boolean {
  if (address.origin !== location.origin || !/^https?:$/.test(address.protocol)) return false;
  if (!/(^|\/)([^./]*|[^/]*\.html)$/.test(address.pathname)) return false;
  return address.pathname !== location.pathname || address.hash === "";
}

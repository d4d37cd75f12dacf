import {element} from "../page/element.js";

/** Returns the address of one customer's page, seen from any page in the same language. */
export function customerHref(key: string, pathname: string = location.pathname): string {
  const up = /\/segments\/[^/]*$/.test(pathname) ? "../" : "./";
  return `${up}customer?key=${encodeURIComponent(key)}`;
}

/** Returns a pseudonym that leads to its customer's page. */
export function customerLink(key: string): HTMLElement {
  return element("a", {class: "customer-key", href: customerHref(key)}, key);
}

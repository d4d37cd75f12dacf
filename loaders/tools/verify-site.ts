import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import type {Fault} from "../faults.js";
import {listFiles} from "./folder.js";
import {type HtmlParts, readHtml} from "./html.js";
import {languageOf} from "./patch-site.js";

/**
 * Returns what is wrong with a built site: pages that Framework could not make, addresses on other sites that
 * a browser would load, links and assets that lead nowhere, numbers that are none, traces of this machine.
 */
export async function verifySite(folder: string, traces: readonly string[] = []): Promise<Fault[]> {
  const files = await listFiles(folder);
  const known = new Set(files);
  const faults: Fault[] = [];
  if (!known.has("index.html")) faults.push({reason: "the site has no first page (index.html)"});
  for (const file of files) {
    const fault = (reason: string, value?: string) =>
      faults.push({file, reason, ...(value === undefined ? {} : {value})});
    if (!/\.(html|js|css|json|svg|txt|xml)$/.test(file)) continue;
    const text = await readFile(join(folder, file), "utf8");
    for (const trace of traces) {
      if (text.includes(trace)) fault("names a folder of the machine that built it");
    }
    if (file.endsWith(".html")) checkPage(text, file, known, fault);
    if (file.endsWith(".js")) checkScript(text, file, known, fault);
    if (file.endsWith(".css")) checkStyle(text, file, known, fault);
  }
  return faults;
}

type Tell = (reason: string, value?: string) => void;

function checkPage(html: string, file: string, known: ReadonlySet<string>, fault: Tell): void {
  if (html.includes("observablehq--error")) fault("Framework could not make a part of the page");
  if (!html.startsWith(`<!DOCTYPE html>\n<html lang="${languageOf(file)}">`)) {
    fault("the page does not say its language");
  }
  const page = readHtml(html);
  for (const text of page.texts) {
    const [bad] = /\b(NaN|undefined|Infinity)\b/.exec(text) ?? [];
    if (bad) fault("shows what is not a number or a word", bad);
  }
  checkAddresses(page, file, known, fault);
  for (const script of page.scripts) checkScript(script, file, known, fault);
  for (const style of page.styles) checkStyle(style, file, known, fault);
}

const loading = new Set(["src", "srcset", "poster", "data", "action", "formaction", "xlink:href"]);

function checkAddresses(
  {attributes}: HtmlParts,
  file: string,
  known: ReadonlySet<string>,
  fault: Tell,
): void {
  for (const {tag, name, value} of attributes) {
    if (name === "style") checkStyle(value, file, known, fault);
    if (name !== "href" && !loading.has(name)) continue;
    const isLink = tag === "a" && name === "href";
    for (const address of name === "srcset" ? value.split(/,\s+/) : [value]) {
      const [url = ""] = address.trim().split(/\s+/);
      if (isElsewhere(url)) {
        if (!isLink) fault("a browser would ask another site", url);
      } else if (!resolves(url, file, known)) {
        fault("the address leads nowhere", url);
      }
    }
  }
}

const imported =
  /(?:\bimport\s*(?:[\w$*{}\s,]+?from\s*)?|\bexport\s*[\w$*{}\s,]+?from\s*)["']([^"'\n]+)["']|\bimport\(\s*["'`]([^"'`\n]+)["'`]\s*\)/g;
const asked =
  /\b(?:fetch|importScripts|new\s+(?:Worker|SharedWorker|EventSource|WebSocket))\(\s*["'`]((?:https?:|wss?:)?\/\/[^"'`\n]+)/g;

function checkScript(code: string, file: string, known: ReadonlySet<string>, fault: Tell): void {
  for (const [, fixed, later] of code.matchAll(imported)) {
    const url = fixed ?? later ?? "";
    if (isElsewhere(url)) fault("a script would ask another site", url);
    // Framework's own client names libraries that it fetches only for pages that use them; ours never do.
    else if (later !== undefined && file.startsWith("_observablehq/")) continue;
    else if (/^[./]/.test(url) && !resolves(url, file, known)) fault("a script is missing", url);
  }
  for (const [, url] of code.matchAll(asked)) fault("a script would ask another site", url);
}

function checkStyle(css: string, file: string, known: ReadonlySet<string>, fault: Tell): void {
  const addresses = /url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g;
  for (const [, url = "", at = ""] of css.matchAll(addresses)) {
    const address = url || at;
    if (address.startsWith("data:") || address.startsWith("#")) continue;
    if (isElsewhere(address)) fault("a style would ask another site", address);
    else if (!resolves(address, file, known)) fault("a style's file is missing", address);
  }
}

/** True for addresses with a scheme or a host; those that stay in the page (data:, mailto: …) are not. */
function isElsewhere(url: string): boolean {
  return /^(\/\/|(https?|wss?|ftp):)/i.test(url);
}

function resolves(url: string, file: string, known: ReadonlySet<string>): boolean {
  if (/^(data|mailto|tel|blob|javascript):/i.test(url) || url.startsWith("#")) return true;
  const [path = ""] = url.split(/[?#]/);
  if (path === "") return true;
  let decoded: string;
  try {
    decoded = decodeURI(path);
  } catch {
    return false;
  }
  const target = decoded.startsWith("/")
    ? decoded.slice(1)
    : posix.normalize(posix.join(posix.dirname(file), decoded));
  if (target.startsWith("..")) return false;
  const clean = target.replace(/^\.\/?/, "");
  if (clean === "" || clean.endsWith("/")) return known.has(`${clean}index.html`);
  return known.has(clean) || known.has(`${clean}.html`);
}

/** What a page of HTML holds, as far as the checks of a built site need it. */
export interface HtmlParts {
  /** Text that is shown, decoded, one entry per run between tags. */
  readonly texts: readonly string[];
  readonly attributes: readonly {tag: string; name: string; value: string}[];
  /** What stands in script elements, module code and data alike. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const markup =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Reads HTML as Framework and our pages write it: well-formed, no raw `<` in texts. */
export function readHtml(html: string): HtmlParts {
  const texts: string[] = [];
  const attributes: {tag: string; name: string; value: string}[] = [];
  const scripts: string[] = [];
  const styles: string[] = [];
  let from = 0;
  const addText = (to: number) => {
    const text = decodeEntities(html.slice(from, to)).trim();
    if (text !== "") texts.push(text);
  };
  for (const match of html.matchAll(markup)) {
    addText(match.index);
    from = match.index + match[0].length;
    const tag = (match[1] ?? match[5] ?? "").toLowerCase();
    for (const [, name, double, single, bare] of (match[2] ?? match[6] ?? "").matchAll(attribute)) {
      const value = decodeEntities(double ?? single ?? bare ?? "");
      attributes.push({tag, name: (name ?? "").toLowerCase(), value});
    }
    if (tag === "script" && match[3]) scripts.push(match[3]);
    if (tag === "style" && match[3]) styles.push(match[3]);
  }
  addText(html.length);
  return {texts, attributes, scripts, styles};
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** Returns text with its character references resolved; unknown names are left as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, body: string) => {
    if (!body.startsWith("#")) return named[body.toLowerCase()] ?? whole;
    const code = /^#x/i.test(body) ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

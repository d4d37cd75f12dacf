/** Returns text as HTML shows it, also within a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Returns text as a string of CSS within a style element, quotes included. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"<\n\r\f]/g, (one) => `\\${one.codePointAt(0)!.toString(16)} `)}"`;
}

/**
 * Returns on which page of a PDF, counted from one, each named destination lies, as Chromium writes them: one
 * for every target of a link within the document. Only objects outside of streams are read, which is where
 * Chromium keeps its pages and names; a PDF of another writer may yield none.
 */
export function destinationPages(pdf: Uint8Array): Map<string, number> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id, body] of text.matchAll(/(?:^|\n)(\d+) 0 obj\s*(<<[\s\S]*?)\nendobj/g)) {
    objects.set(id!, body!);
  }
  const catalog = [...objects.values()].find((body) => /\/Type \/Catalog\b/.test(body)) ?? "";
  const order = new Map<string, number>();
  const pages: (string | undefined)[] = [reference(catalog, "Pages")];
  while (pages.length > 0) {
    const id = pages.shift();
    const body = id === undefined ? undefined : objects.get(id);
    if (id === undefined || body === undefined) continue;
    const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1];
    if (kids === undefined) order.set(id, order.size + 1);
    else pages.unshift(...[...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => kid));
  }
  const found = new Map<string, number>();
  const names = objects.get(reference(catalog, "Dests") ?? "") ?? "";
  for (const [, name, id] of names.matchAll(/\/([^\s[\]/]+) \[(\d+) 0 R/g)) {
    const page = order.get(id!);
    if (page !== undefined) found.set(readName(name!), page);
  }
  return found;
}

function reference(body: string, name: string): string | undefined {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1];
}

/** PDF 32000-1, 7.3.5: a name writes what is not plain as # and two hexadecimal digits. */
function readName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

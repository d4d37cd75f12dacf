import {getDocumentProxy} from "unpdf";

/** What a PDF says, without white space, by page. */
export interface Paper {
  /** Between the margins, in the order of reading. */
  readonly bodies: readonly string[];
  /** Above and below, in no order. */
  readonly margins: readonly string[];
  /** The page, counted from one, of each target of a link. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Width and height of each page in points. */
  readonly sizes: readonly (readonly [number, number])[];
}

/** Heights of the margins of the report's sheets, in points. */
const [above, below] = [(20 * 72) / 25.4, (18 * 72) / 25.4];

/** Returns text as it can be compared: no white space, one form for each character. */
export function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** Reads a PDF. */
export async function readPaper(pdf: Uint8Array): Promise<Paper> {
  const document = await getDocumentProxy(pdf);
  const bodies: string[] = [];
  const margins: string[] = [];
  const sizes: [number, number][] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at);
    const {width, height} = page.getViewport({scale: 1});
    sizes.push([width, height]);
    let [body, margin] = ["", ""];
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      const y = item.transform[5] as number;
      if (y > below && y < height - above) body += item.str;
      else margin += item.str;
    }
    bodies.push(bare(body));
    margins.push(bare(margin));
  }
  const destinations = new Map<string, number>();
  for (const [name, target] of Object.entries(await document.getDestinations())) {
    const [page] = target as [Parameters<typeof document.getPageIndex>[0]];
    destinations.set(name, (await document.getPageIndex(page)) + 1);
  }
  return {bodies, margins, destinations, sizes};
}

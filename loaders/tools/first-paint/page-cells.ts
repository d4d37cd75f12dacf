import {randomBytes} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {mkdir} from "node:fs/promises";
import {pathToFileURL} from "node:url";

/** A cell as Framework defines it. */
interface Defined {
  readonly id: string;
  readonly mode?: string;
  readonly inputs?: readonly string[];
  readonly body: (...inputs: unknown[]) => unknown;
}

export interface PageCells {
  readonly cells: readonly Defined[];
  /** What the page knows as FileAttachment. */
  readonly fileAttachment: (name: string) => unknown;
  /** The page reads its own address: what it shows is not known before. */
  readonly readsAddress: boolean;
}

const moduleScript = /<script type="module">([\s\S]*?)<\/script>/;
const ofClient = /^import \{\w+ as (define|registerFile)\} from "[^"]*";$/gm;

/** Reads the cells of a page of a site by running its script, whose modules lie in a copy that node takes. */
export async function readCells({
  site,
  copy,
  page,
  html,
}: {
  site: string;
  copy: string;
  page: string;
  html: string;
}): Promise<PageCells | undefined> {
  const [, code] = moduleScript.exec(html) ?? [];
  if (code === undefined) return undefined;
  const files = new Map<string, string>();
  const cells: Defined[] = [];
  const found = {
    define: (cell: Defined) => void cells.push(cell),
    registerFile: (name: string, {path}: {path: string}) => void files.set(name, path),
  };
  (globalThis as {firstPaint?: unknown}).firstPaint = found;
  const script = join(copy, `${page.replace(/\.html$/, "")}.${randomBytes(4).toString("hex")}.js`);
  await mkdir(dirname(script), {recursive: true});
  await writeFile(script, code.replace(ofClient, "const $1 = globalThis.firstPaint.$1;"));
  await import(pathToFileURL(script).href);
  const find = (name: string) => {
    const path = files.get(name);
    if (path === undefined) throw new Error(`the page knows no file ${name}`);
    return join(site, dirname(page), path);
  };
  const read = (name: string) => readFile(find(name));
  return {
    cells,
    fileAttachment: (name) => ({
      // Read by what fetch-files.ts puts in the place of fetch.
      href: pathToFileURL(find(name)).href,
      json: async () => JSON.parse((await read(name)).toString()) as unknown,
      text: async () => (await read(name)).toString(),
      arrayBuffer: async () => {
        const {buffer, byteOffset, length} = await read(name);
        return buffer.slice(byteOffset, byteOffset + length);
      },
    }),
    readsAddress: /\blocation\b/.test(code),
  };
}

/**
 * Returns the one cell that shows something, where it needs nothing but files; undefined for pages of several,
 * which wait for each other and for readers, and for pages that read their address.
 */
export function findCell({cells, fileAttachment, readsAddress}: PageCells) {
  const shown = cells.filter(({inputs = []}) => inputs.includes("display"));
  const [cell] = shown;
  if (readsAddress || !cell || shown.length > 1 || cell.mode === "inline") return undefined;
  const {id, inputs = [], body} = cell;
  if (inputs.some((name) => name !== "display" && name !== "FileAttachment")) return undefined;
  return {
    id,
    /** Resolves to the first thing that the cell displays. */
    draw: async (): Promise<unknown> => {
      const displayed: unknown[] = [];
      const given: Readonly<Record<string, unknown>> = {
        display: (value: unknown) => {
          displayed.push(value);
          return value;
        },
        FileAttachment: fileAttachment,
      };
      await body(...inputs.map((name) => given[name]));
      return displayed.length === 1 ? displayed[0] : undefined;
    },
  };
}

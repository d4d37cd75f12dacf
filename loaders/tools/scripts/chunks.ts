/** Modules and what they import, at once or when asked. */
export interface ModuleGraph {
  readonly now: (module: string) => readonly string[];
  readonly later: (module: string) => readonly string[];
  /**
   * The file for a module that so many pages use and that imports, near or far, what `reached` holds;
   * undefined where it is a page's own.
   */
  readonly chunk: (
    module: string,
    pages: number,
    reached: ReadonlySet<string>,
  ) => string | undefined;
}

/**
 * Returns in which file each module goes, for those that do not belong to one page; modules that are only
 * imported when asked are left out.
 *
 * What a module imports is used by all pages that use the module, so that a file of several pages never
 * imports one of a page.
 */
export function sharedChunks(
  pages: readonly string[],
  {now, later, chunk}: ModuleGraph,
): Map<string, string> {
  const atOnce = new Set<string>();
  const users = new Map<string, number>();
  for (const page of pages) {
    for (const module of reached(page, now)) atOnce.add(module);
    for (const module of reached(page, (from) => [...now(from), ...later(from)])) {
      users.set(module, (users.get(module) ?? 0) + 1);
    }
  }
  const chunks = new Map<string, string>();
  for (const module of atOnce) {
    if (pages.includes(module)) continue;
    const name = chunk(module, users.get(module) ?? 0, reached(module, now));
    if (name !== undefined) chunks.set(module, name);
  }
  return chunks;
}

function reached(from: string, next: (module: string) => readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const module of found) for (const other of next(module)) found.add(other);
  return found;
}

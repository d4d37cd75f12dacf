import {type FSWatcher, existsSync, readdirSync, watch} from "node:fs";
import {join} from "node:path";

/**
 * Calls `hear` with the path of each file below a folder that is written, made, renamed or removed. Folders
 * are watched one by one: editors replace files by renaming, which a watch on the file would miss.
 */
export function watchFolder(folder: string, hear: (path: string) => void): {close(): void} {
  const watchers = new Map<string, FSWatcher>();
  const enter = (path: string): void => {
    if (watchers.has(path) || !existsSync(path)) return;
    const watcher = watch(path, (_, name) => {
      if (name === null) return;
      const changed = join(path, name);
      if (isFolder(changed)) enter(changed);
      else hear(changed);
    });
    watcher.on("error", () => {
      watcher.close();
      watchers.delete(path);
    });
    watchers.set(path, watcher);
    for (const entry of readdirSync(path, {withFileTypes: true})) {
      if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") {
        enter(join(path, entry.name));
      }
    }
  };
  enter(folder);
  return {
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

import {accessSync, constants, statSync} from "node:fs";
import {delimiter, join} from "node:path";
import {chromium} from "playwright-core";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/**
 * Returns the path of a browser of the Chromium family: the one that CLIENTELE_BROWSER or CHROME_PATH names
 * (which must exist), else one on the PATH, among macOS' applications, or of Playwright's downloads.
 */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  for (const variable of ["CLIENTELE_BROWSER", "CHROME_PATH"]) {
    const named = environment[variable];
    if (!named) continue;
    if (!isExecutable(named)) throw new Error(`${variable} names no program: ${named}`);
    return named;
  }
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const home = environment.HOME ? applications.map((path) => join(environment.HOME!, path)) : [];
  return [...onPath, ...applications, ...home, chromium.executablePath()].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

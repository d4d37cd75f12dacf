import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {findBrowser} from "./find-browser.js";
import {main} from "./main.js";

// Finds a browser for the site tests, else installs one: Debian's package as root, Playwright's download
// elsewhere. `npm test` runs this first.

await main("browser", {}, (_, {environment, out: print, err}) => {
  const found = findBrowser(environment);
  if (found !== undefined) {
    print(`browser: ${found}`);
    return Promise.resolve(0);
  }
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  const steps = isDebian
    ? [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
      ]
    : [["npx", "playwright-core", "install", "chromium"]];
  for (const [command = "", ...rest] of steps) {
    print(`browser: none found; running ${[command, ...rest].join(" ")}`);
    const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
    spawnSync(command, rest, {stdio: ["ignore", "inherit", "inherit"], env});
  }
  const installed = findBrowser(environment);
  if (installed !== undefined) {
    print(`browser: ${installed}`);
    return Promise.resolve(0);
  }
  err(
    "no browser could be found or installed; the site tests need one. Install Chromium or Google Chrome, or name one: CLIENTELE_BROWSER=/path/to/chromium npm test",
  );
  return Promise.resolve(1);
});

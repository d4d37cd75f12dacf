import {existsSync} from "node:fs";
import {join} from "node:path";
import {WrongUse} from "../faults.js";
import {main} from "./main.js";
import {serveFolder} from "./static-server.js";

const options = {
  out: {
    kind: "folder",
    variable: "CLIENTELE_OUT",
    default: "dist",
    meaning: "folder of a built site",
  },
  port: {kind: "port", default: "8080", meaning: "port on this machine; 0 takes any that is free"},
} as const;

await main("serve", options, async ({out, port}, {out: print}) => {
  if (!existsSync(join(out, "index.html"))) {
    throw new WrongUse(`${out} holds no site: run npm run build first`);
  }
  try {
    const {url} = await serveFolder(out, Number(port));
    print(`${out} is shown at ${url} (Ctrl-C ends it)`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new WrongUse(`port ${port} is taken: name another with --port`);
  }
});

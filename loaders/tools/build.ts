import {relative} from "node:path";
import {shared} from "./arguments.js";
import {main} from "./main.js";
import {makeSite} from "./make-site.js";
import {runWholeLine} from "./whole-line.js";

const options = {
  ...shared,
  out: {
    kind: "folder",
    variable: "CLIENTELE_OUT",
    default: "dist",
    meaning: "folder of the site, replaced as a whole",
  },
} as const;

await main("build", options, (values, world) =>
  runWholeLine(values, world, async (computed, {source, out, bytes, progress}) => {
    const onStep = (label: string, share: number) => progress.step(label, share);
    const pages = await makeSite(computed, {out, source, bytes, onStep});
    const shown = relative(process.cwd(), out) || out;
    return [
      ["pages", String(pages)],
      ["look at", `${shown}, or run: npm run serve`],
    ];
  }),
);

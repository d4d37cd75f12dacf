import {shared} from "./arguments.js";
import {main} from "./main.js";
import {makeMarts} from "./make-marts.js";
import {runWholeLine} from "./whole-line.js";

const options = {
  ...shared,
  out: {
    kind: "folder",
    variable: "CLIENTELE_OUT",
    required: true,
    meaning: "folder of the marts, replaced as a whole",
  },
} as const;

await main("marts", options, (values, world) =>
  runWholeLine(values, world, async (computed, {source, out, bytes, progress}) => {
    progress.step("writing the marts and scanning for private values", 0.9);
    await makeMarts(computed, {out, source, bytes});
    return [["look at", `${values.out}/manifest.json`]];
  }),
);

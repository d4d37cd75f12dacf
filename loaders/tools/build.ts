import {relative} from "node:path";
import {WrongUse} from "../faults.js";
import {compute} from "../pipeline.js";
import {martBytes} from "../publish.js";
import {shared} from "./arguments.js";
import {main} from "./main.js";
import {makeSite} from "./make-site.js";
import {checkOut, isWithin, realPath} from "./out-folder.js";
import {Progress} from "./progress.js";
import {secrets} from "./secrets.js";
import {heal} from "./swap.js";

const options = {
  ...shared,
  out: {
    kind: "folder",
    variable: "CLIENTELE_OUT",
    default: "dist",
    meaning: "folder of the site, replaced as a whole",
  },
} as const;

await main("build", options, async (values, {environment, out: print}) => {
  const {source, "as-of": asOf, "private-keys": privateKeys} = values;
  const start = process.hrtime.bigint();
  const out = await checkOut(values.out, {source});
  if (privateKeys !== undefined && isWithin(realPath(privateKeys), out)) {
    throw new WrongUse(`--private-keys would be published: ${privateKeys} lies in ${values.out}`);
  }
  await heal(out);
  const progress = new Progress();
  const computed = await compute({
    source,
    ...(asOf === undefined ? {} : {asOf}),
    ...(privateKeys === undefined ? {} : {privateKeys}),
    ...secrets(environment),
    log: (line) => progress.note(line),
  });
  try {
    const pages = await makeSite(computed, {
      ...{out, source},
      bytes: (mart) => martBytes(computed.connection, mart),
      onStep: (label, share) => progress.step(label, Math.round(100 * share), 100),
    });
    progress.clear();
    const {summary, marts} = computed;
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const rows = [...marts.values()].reduce((sum, mart) => sum + mart.rows, 0);
    const number = (value: number) => value.toLocaleString("en-GB");
    const lines: [string, string][] = [
      ["source", summary.source],
      ["as of", summary.asOfDate],
      ["orders in", number(summary.ordersRead)],
      ["customers in", number(summary.customersKnown)],
      ["accepted", `${number(summary.accepted)} rows`],
      ["quarantined", `${number(summary.quarantined)} rows`],
      ["marts", `${marts.size}, ${number(rows)} rows`],
      ["pages", number(pages)],
      ["seconds", seconds.toFixed(1)],
      ["look at", `${relative(process.cwd(), out) || out}/index.html with: npm run serve`],
    ];
    for (const [name, value] of lines) print(`${name.padEnd(13)}${value}`);
  } finally {
    await computed.close();
  }
});

import {relative} from "node:path";
import {compute} from "../compute.js";
import {martBytes} from "../publish.js";
import {extendLedger} from "../models/ledger/ledger-file.js";
import {shared} from "./arguments.js";
import {main} from "./main.js";
import {makeSite} from "./make-site.js";
import {checkLedger, checkOut, checkPrivateKeys} from "./out-folder.js";
import {Progress} from "./progress.js";
import {pruneCache} from "./prune-cache.js";
import {secrets} from "./secrets.js";
import {printSummary} from "./summary.js";
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
  const {source, "as-of": asOf, "private-keys": privateKeys, ledger} = values;
  const start = process.hrtime.bigint();
  const out = await checkOut(values.out, {source});
  checkPrivateKeys(privateKeys, out);
  checkLedger(ledger, out);
  await heal(out);
  const progress = new Progress();
  const computed = await compute({
    source,
    ...(asOf !== undefined && {asOf}),
    ...(privateKeys !== undefined && {privateKeys}),
    ...(ledger !== undefined && {ledger}),
    ...secrets(environment),
    log: (line) => progress.note(line),
  });
  try {
    const pages = await makeSite(computed, {
      ...{out, source},
      bytes: (mart) => martBytes(computed.connection, mart),
      onStep: (label, share) => progress.step(label, share),
    });
    if (ledger !== undefined) extendLedger(ledger, computed.forecasts);
    progress.clear();
    const shown = relative(process.cwd(), out) || out;
    printSummary(computed, {
      ...{print, start},
      more: [
        ["pages", String(pages)],
        ["look at", `${shown}, or run: npm run serve`],
      ],
    });
  } finally {
    await computed.close();
  }
  pruneCache(secrets(environment).cache);
});

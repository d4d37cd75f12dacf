import {compute} from "../compute.js";
import {martBytes} from "../publish.js";
import {extendLedger} from "../models/ledger/ledger-file.js";
import {shared} from "./arguments.js";
import {main} from "./main.js";
import {makeMarts} from "./make-marts.js";
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
    required: true,
    meaning: "folder of the marts, replaced as a whole",
  },
} as const;

await main("marts", options, async (values, {environment, out: print}) => {
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
    progress.step("writing the marts and scanning for private values", 0.9);
    await makeMarts(computed, {
      ...{out, source},
      bytes: (mart) => martBytes(computed.connection, mart),
    });
    if (ledger !== undefined) extendLedger(ledger, computed.forecasts);
    progress.clear();
    printSummary(computed, {print, start, more: [["look at", `${values.out}/manifest.json`]]});
  } finally {
    await computed.close();
  }
  pruneCache(secrets(environment).cache);
});

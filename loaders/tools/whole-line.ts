import {type Computed, type Mart, compute} from "../compute.js";
import {extendLedger} from "../models/ledger/ledger-file.js";
import {martBytes} from "../publish.js";
import type {Values, shared} from "./arguments.js";
import type {World} from "./main.js";
import {checkLedger, checkOut, checkPrivateKeys} from "./out-folder.js";
import {Progress} from "./progress.js";
import {pruneCache} from "./prune-cache.js";
import {secrets} from "./secrets.js";
import {printSummary} from "./summary.js";
import {heal} from "./swap.js";

/** What a command that computes all marts is given: where they come from, and the folder they go to. */
type LineValues = Values<typeof shared> & {readonly out: string};

interface Making {
  readonly source: string;
  /** The folder to be replaced, its real path. */
  readonly out: string;
  readonly bytes: (mart: Mart) => Promise<Buffer>;
  readonly progress: Progress;
}

/**
 * Runs the whole line for a command: looks at where it may write before anything is computed, computes every
 * mart, has `make` put them into the folder, extends the ledger and prints the summary with the lines that `make` adds.
 */
export async function runWholeLine(
  values: LineValues,
  {environment, out: print}: World,
  make: (computed: Computed, making: Making) => Promise<readonly (readonly [string, string])[]>,
): Promise<void> {
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
    const bytes = (mart: Mart) => martBytes(computed.connection, mart);
    const more = await make(computed, {source, out, bytes, progress});
    if (ledger !== undefined) extendLedger(ledger, computed.forecasts);
    progress.clear();
    printSummary(computed, {print, start, more});
  } finally {
    await computed.close();
  }
  pruneCache(secrets(environment).cache);
}

import {parseArgs} from "node:util";
import {WrongUse} from "../faults.js";
import {contracts} from "../marts/contracts.js";
import {compute} from "../compute.js";
import {martBytes} from "../publish.js";
import {shared} from "./arguments.js";
import {runCommand} from "./main.js";
import {secrets} from "./secrets.js";

/**
 * The whole of a loader's stub: prints the mart that Framework asks for by `--mart` on stdout, in the stub's
 * format. The source and the as-of date come from the environment. Framework matches names loosely: only one
 * that a contract has exactly is computed.
 */
export async function printMart(format: "json" | "parquet"): Promise<void> {
  const {values} = parseArgs({options: {mart: {type: "string"}}, strict: false});
  const {source, "as-of": asOf, ledger} = shared;
  process.exitCode = await runCommand(
    "dev",
    {source, "as-of": asOf, ledger},
    async (settings, {environment, err}) => {
      const known = contracts.filter((each) => each.format === format).map(({name}) => name);
      const mart = known.find((name) => name === values.mart);
      if (mart === undefined) {
        throw new WrongUse(
          `no mart ${JSON.stringify(values.mart)} as ${format}: there are ${known.join(", ")}`,
        );
      }
      const computed = await compute({
        source: settings.source,
        ...(settings["as-of"] !== undefined && {asOf: settings["as-of"]}),
        ...(settings.ledger !== undefined && {ledger: settings.ledger}),
        ...secrets(environment),
        log: err,
      });
      try {
        const bytes = await martBytes(computed.connection, computed.marts.get(mart)!);
        await new Promise((done) => process.stdout.write(bytes, done));
      } finally {
        await computed.close();
      }
    },
    {
      argv: [],
      environment: process.env,
      out: (text) => void process.stderr.write(`${text}\n`),
      err: (text) => void process.stderr.write(`${text}\n`),
    },
  );
}

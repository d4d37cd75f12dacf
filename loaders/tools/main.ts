import {type Fault, InputFaults, WrongUse, describeFault} from "../faults.js";
import {type Options, type Values, readArguments, usage} from "./arguments.js";

/** What a command may write to and read from; tests give their own. */
export interface World {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const thisProcess: World = {
  argv: process.argv.slice(2),
  environment: process.env,
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

const shownFaults = 200;

/**
 * Runs a command and resolves to its exit code: 0 fine, 1 faults in input or data, 2 wrong use. Faults
 * go to stderr one per line, worst first, their count last; a stack only where CLIENTELE_DEBUG is set.
 */
export async function runCommand<const O extends Options>(
  name: string,
  options: O,
  run: (values: Values<O>, world: World) => Promise<number | void>,
  world: World = thisProcess,
): Promise<number> {
  const {argv, environment, out, err} = world;
  try {
    if (argv.includes("--help")) {
      out(usage(name, options));
      return 0;
    }
    return (await run(readArguments(options, argv, environment), world)) ?? 0;
  } catch (error) {
    if (error instanceof WrongUse) {
      err(`${error.message}\n\n${usage(name, options)}`);
      return 2;
    }
    if (error instanceof InputFaults) {
      for (const line of faultLines(error.faults)) err(line);
      return 1;
    }
    err(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
    if (environment.CLIENTELE_DEBUG && error instanceof Error) err(error.stack ?? "");
    else err("Set CLIENTELE_DEBUG=1 to see where.");
    return 1;
  }
}

/** Runs a command as this process: its arguments, its streams, its exit code. */
export async function main<const O extends Options>(
  name: string,
  options: O,
  run: (values: Values<O>, world: World) => Promise<number | void>,
): Promise<void> {
  process.exitCode = await runCommand(name, options, run);
}

/**
 * Returns faults as lines: those of a whole file or setting first, then by how many share their reason,
 * most first; the count last.
 */
export function faultLines(faults: readonly Fault[]): string[] {
  const sharing = new Map<string, number>();
  for (const {reason} of faults) sharing.set(reason, (sharing.get(reason) ?? 0) + 1);
  const weight = ({row, reason}: Fault) =>
    row === undefined ? Infinity : (sharing.get(reason) ?? 0);
  const order = (a: Fault, b: Fault) => {
    const [left, right] = [weight(a), weight(b)];
    if (left !== right) return left > right ? -1 : 1;
    return a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0;
  };
  const sorted = faults.toSorted(order);
  const lines = sorted.slice(0, shownFaults).map(describeFault);
  const hidden = sorted.length - lines.length;
  if (hidden > 0) lines.push(`… and ${hidden} more of the last reasons`);
  lines.push(`${faults.length} ${faults.length === 1 ? "fault" : "faults"}`);
  return lines;
}

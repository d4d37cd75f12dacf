import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {appendLedger, readLedger} from "./ledger.js";
import type {LedgerEntry} from "./ledger-entry.js";

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** Returns the forecasts in a ledger's file; none where there is no such file. */
export function openLedger(file: string): LedgerEntry[] {
  return readLedger(readText(file), file);
}

/**
 * Adds the entries that the ledger's file does not have, and makes the file where there is none. The
 * whole is written beside it and renamed over it, so that an interrupted build loses nothing; of two
 * builds at the same instant the later one stands.
 */
export function extendLedger(file: string, entries: readonly LedgerEntry[]): void {
  const before = readText(file);
  const after = appendLedger(before, entries, file);
  if (after === before) return;
  const draft = `${file}.${process.pid}.draft`;
  try {
    const descriptor = openSync(draft, "w");
    try {
      writeFileSync(descriptor, after);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, {force: true});
    throw error;
  }
}

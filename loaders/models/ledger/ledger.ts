import {findEntryFault, ledgerColumns, type LedgerEntry} from "./ledger-entry.js";

/** Returns what makes two entries the same forecast, whatever they say. */
function keyOf({made_on, fingerprint, model, kind, name, ends_on}: LedgerEntry): string {
  return JSON.stringify([made_on, fingerprint, model, kind, name, ends_on]);
}

/**
 * Returns the forecasts in the text of a ledger: one JSON object a line, empty lines passed over. Throws
 * an error that names the file and the line of the first one that is no forecast, and says why. What
 * an entry has besides the known columns is kept in the file and not read.
 */
export function readLedger(text: string, file: string): LedgerEntry[] {
  return text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`${file}, line ${at + 1}: ${JSON.stringify(line)}: JSON was expected`);
    }
    const fault = findEntryFault(value);
    if (fault !== undefined) throw new Error(`${file}, line ${at + 1}: ${fault}`);
    return value as LedgerEntry;
  });
}

/**
 * Returns the text of a ledger with the entries added that it does not have: a forecast made on the same
 * as-of date, under the same fingerprint and for the same group and horizon, is not added twice, so
 * that a build repeated leaves the ledger as it was. What stood in it stays, byte for byte.
 */
export function appendLedger(text: string, entries: readonly LedgerEntry[], file: string): string {
  const known = new Set(readLedger(text, file).map(keyOf));
  const lines: string[] = [];
  for (const entry of entries) {
    const fault = findEntryFault(entry);
    if (fault !== undefined) throw new RangeError(`a forecast for the ledger: ${fault}`);
    if (known.has(keyOf(entry))) continue;
    known.add(keyOf(entry));
    lines.push(`${JSON.stringify(entry, [...ledgerColumns])}\n`);
  }
  const separator = text === "" || text.endsWith("\n") || lines.length === 0 ? "" : "\n";
  return text + separator + lines.join("");
}

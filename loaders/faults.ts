/** One thing wrong with what was given, told so that a non-programmer can act on it. */
export interface Fault {
  readonly file?: string;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  /** What is wrong and what was expected, lowercase, no full stop. */
  readonly reason: string;
  /** The one thing to do. */
  readonly remedy?: string;
}

/** Returns a fault as one line: where, what, the offending value, what to do. */
export function describeFault({file, row, column, value, reason, remedy}: Fault): string {
  const where = [file, row && `row ${row}`, column && `column ${column}`]
    .filter(Boolean)
    .join(", ");
  const what = value === undefined ? reason : `${reason}: ${JSON.stringify(value)}`;
  return `${where && `${where}: `}${what}${remedy ? ` → ${remedy}` : ""}`;
}

/** Faults of the input or the data, collected and thrown together; the process exits with 1. */
export class InputFaults extends Error {
  override readonly name = "InputFaults";
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(describeFault).join("\n"));
  }
}

/** A command called in a way it does not know; the process exits with 2. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

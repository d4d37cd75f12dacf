const [LF, CR, QUOTE] = [10, 13, 34];

export interface CsvRecord {
  readonly cells: string[];
  /** As a spreadsheet counts: blank lines count, a quoted newline does not. */
  readonly row: number;
  /** A quoted cell goes on after its closing quote. */
  readonly isOdd: boolean;
}

/** A cell longer than this is taken for a quote that is never closed. */
const longestCell = 1 << 24;

/** A quote is never closed. */
export class OpenQuote extends Error {
  constructor(readonly row: number) {
    super(`a quote opened in row ${row} is never closed`);
  }
}

/**
 * Reads CSV text, in pieces, as records: lenient (any line ends, quotes within plain cells, records
 * of any length) where DuckDB's fast reader is not. Blank lines are left out, but counted.
 */
export class CsvRecords {
  private cells: string[] = [];
  private cell = "";
  private state: "start" | "plain" | "quoted" | "closing" = "start";
  private isOdd = false;
  private afterCr = false;
  private row = 1;

  constructor(private readonly delimiter: string) {}

  *push(text: string): Generator<CsvRecord> {
    const delimiter = this.delimiter.charCodeAt(0);
    const end = text.length;
    let start = 0;
    let i = 0;
    const take = () => {
      if (i > start) this.cell += text.slice(start, i);
      if (this.cell.length > longestCell) throw new OpenQuote(this.row);
      start = i + 1;
    };
    for (; i < end; i++) {
      if (this.state === "quoted") {
        const close = text.indexOf('"', i);
        i = close < 0 ? end : close;
        take();
        if (close >= 0) this.state = "closing";
        continue;
      }
      const code = text.charCodeAt(i);
      if (this.state === "closing" && code === QUOTE) {
        this.cell += '"';
        start = i + 1;
        this.state = "quoted";
        continue;
      }
      if (this.afterCr) {
        this.afterCr = false;
        if (code === LF) {
          start = i + 1;
          continue;
        }
      }
      if (code === delimiter) {
        take();
        this.cells.push(this.cell);
        this.cell = "";
        this.state = "start";
      } else if (code === LF || code === CR) {
        take();
        this.afterCr = code === CR;
        const record = this.endRecord();
        if (record) yield record;
      } else if (code === QUOTE && this.state === "start") {
        start = i + 1;
        this.state = "quoted";
      } else {
        if (this.state === "closing") this.isOdd = true;
        this.state = "plain";
        while (i + 1 < end) {
          const next = text.charCodeAt(i + 1);
          if (next === delimiter || next === LF || next === CR) break;
          i++;
        }
      }
    }
    i = end;
    take();
  }

  *finish(): Generator<CsvRecord> {
    if (this.state === "quoted") throw new OpenQuote(this.row);
    const record = this.endRecord();
    if (record) yield record;
  }

  private endRecord(): CsvRecord | undefined {
    const {cells, row, isOdd} = this;
    const isBlank = cells.length === 0 && this.cell === "" && this.state === "start";
    cells.push(this.cell);
    this.cells = [];
    this.cell = "";
    this.state = "start";
    this.isOdd = false;
    this.row++;
    return isBlank ? undefined : {cells, row, isOdd};
  }
}

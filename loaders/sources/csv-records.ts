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
    const {delimiter} = this;
    let start = 0;
    let i = 0;
    const take = () => {
      if (i > start) this.cell += text.slice(start, i);
      if (this.cell.length > longestCell) throw new OpenQuote(this.row);
      start = i + 1;
    };
    for (; i < text.length; i++) {
      const char = text[i]!;
      if (this.state === "quoted") {
        if (char !== '"') continue;
        take();
        this.state = "closing";
        continue;
      }
      if (this.state === "closing" && char === '"') {
        this.cell += '"';
        start = i + 1;
        this.state = "quoted";
        continue;
      }
      if (this.afterCr) {
        this.afterCr = false;
        if (char === "\n") {
          start = i + 1;
          continue;
        }
      }
      if (char === delimiter) {
        take();
        this.cells.push(this.cell);
        this.cell = "";
        this.state = "start";
      } else if (char === "\n" || char === "\r") {
        take();
        this.afterCr = char === "\r";
        const record = this.endRecord();
        if (record) yield record;
      } else if (char === '"' && this.state === "start") {
        start = i + 1;
        this.state = "quoted";
      } else if (this.state === "closing") {
        this.isOdd = true;
        this.state = "plain";
      } else this.state = "plain";
    }
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

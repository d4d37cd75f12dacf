const [LF, CR, QUOTE] = [10, 13, 34];
/** Where in a record the scan stands. */
const At = {CellStart: 0, Cell: 1, Quoted: 2, QuoteInQuoted: 3};

/**
 * Looks over the bytes of a CSV in any encoding that keeps ASCII, and tells whether DuckDB's reader
 * would take it just as it is: every record as many cells as the first, regular quotes, no blank
 * lines, one kind of line ends. What is not regular is read by `CsvRecords` instead.
 */
export class CsvScan {
  /** Records that are not blank, the header among them. */
  records = 0;
  /** Bytes of the longest record. */
  longest = 0;
  hasQuotedNewline = false;
  isRegular = true;
  /** What ends the lines; empty where there is one line without an end. */
  newline = "";

  private at = At.CellStart;
  private cells = 1;
  private headerCells = 0;
  private length = 0;
  private lastByte = 0;
  private readonly stops = new Uint8Array(256);

  constructor(private readonly delimiter: number) {
    for (const byte of [LF, CR, QUOTE, delimiter]) this.stops[byte] = 1;
  }

  push(bytes: Uint8Array): void {
    const {stops, delimiter} = this;
    let at = this.at;
    let start = 0;
    let last = this.lastByte;
    const end = bytes.length;
    for (let i = 0; i < end; i++) {
      let byte = bytes[i]!;
      if (at === At.Quoted) {
        while (byte !== QUOTE) {
          if (byte === LF || byte === CR) this.hasQuotedNewline = true;
          if (++i >= end) break;
          byte = bytes[i]!;
        }
        if (i < end) at = At.QuoteInQuoted;
        last = byte;
        continue;
      }
      if (stops[byte] === 0) {
        if (at === At.QuoteInQuoted) this.isRegular = false;
        if (last === CR) this.endRecordAtCr();
        at = At.Cell;
        while (i + 1 < end && stops[bytes[i + 1]!] === 0) i++;
        last = bytes[i]!;
        continue;
      }
      if (byte === LF) {
        this.length += i - start;
        start = i + 1;
        this.endRecord(last === CR ? "\r\n" : "\n");
        at = At.CellStart;
      } else if (last === CR) {
        this.endRecordAtCr();
        at = At.CellStart;
      }
      if (byte === delimiter) {
        this.cells++;
        at = At.CellStart;
      } else if (byte === QUOTE) {
        if (at === At.QuoteInQuoted || at === At.CellStart) at = At.Quoted;
        else this.isRegular = false;
      }
      last = byte;
    }
    this.length += end - start;
    this.at = at;
    this.lastByte = last;
  }

  /** Ends the last record; returns whether a quote was left open. */
  finish(): boolean {
    if (this.at === At.Quoted) return false;
    if (this.lastByte === CR) this.endRecordAtCr();
    else if (this.lastByte !== LF && this.length > 0) this.endRecord(this.newline);
    return true;
  }

  /** A carriage return without line feed: left to the other reader. */
  private endRecordAtCr(): void {
    this.isRegular = false;
  }

  private endRecord(newline: string): void {
    const isBlank = this.cells === 1 && this.length - (newline === "\r\n" ? 1 : 0) <= 0;
    if (isBlank) this.isRegular = false;
    else {
      this.records++;
      if (this.records === 1) this.headerCells = this.cells;
      if (this.cells !== this.headerCells) this.isRegular = false;
      if (this.length > this.longest) this.longest = this.length;
    }
    if (newline && this.newline && newline !== this.newline) this.isRegular = false;
    this.newline ||= newline;
    this.cells = 1;
    this.length = 0;
  }
}

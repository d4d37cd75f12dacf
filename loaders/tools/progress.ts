/** A stream that progress is drawn on: stderr, or what a test gives. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Tells how far a command is: on a terminal one line that is drawn over, with a bar; elsewhere plain
 * lines, one per step.
 */
export class Progress {
  #drawn = false;

  constructor(private readonly screen: Screen = process.stderr) {}

  /** Shows step `done` of `total`; where the total is unknown (0), only what is being done. */
  step(label: string, done: number, total: number): void {
    if (!this.screen.isTTY) {
      this.screen.write(`${total > 0 ? `[${done}/${total}] ` : ""}${label}\n`);
      return;
    }
    const width = 24;
    const filled = total > 0 ? Math.round((Math.min(done, total) / total) * width) : 0;
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    const room = Math.max(10, (this.screen.columns ?? 80) - width - 3);
    this.screen.write(`\r\u001b[2K${bar} ${[...label].slice(0, room).join("")}`);
    this.#drawn = true;
  }

  /** Writes a line that stays. */
  note(line: string): void {
    this.clear();
    this.screen.write(`${line}\n`);
  }

  /** Removes the bar, so that what follows starts on a clean line. */
  clear(): void {
    if (this.#drawn) this.screen.write("\r\u001b[2K");
    this.#drawn = false;
  }
}

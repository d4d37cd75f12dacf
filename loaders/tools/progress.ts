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

  /** Shows what is being done, and the share of the whole that is behind it (0–1). */
  step(label: string, share: number): void {
    if (!this.screen.isTTY) {
      this.screen.write(`${label}\n`);
      return;
    }
    const width = 24;
    const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    const room = Math.max(10, (this.screen.columns || 80) - width - 3);
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

/** What a private value is; faults name it, never the value. */
export type PrivateKind = "customer id" | "name" | "e-mail" | "phone";

const bits: Readonly<Record<PrivateKind, number>> = {
  "customer id": 1,
  name: 2,
  "e-mail": 4,
  phone: 8,
};
const distinctive = 16;
const weak = 32;

const word = /[\p{L}\p{N}]+/gu;
const han = /\p{Script=Han}/u;
const mostWords = 30;
const longestHan = 12;

/**
 * Private values, found again in text. Texts and values are compared after NFKC, in lowercase, with runs of
 * blanks as one, from a value's first letter or digit to its last. A value is
 *
 * - distinctive, and found anywhere it stands between other than letters and digits: an e-mail address; nine
 *   digits or more; letters mixed with digits, five or more; two words or more of five letters or more;
 *   three Han characters or more, these anywhere at all;
 * - weak, and by itself no sign of anything: up to eight digits, one Han character, up to two of other
 *   letters ("A", "17850"): an identifier only where a column is full of them;
 * - plain otherwise ("Alexandra", "王伟"), and found where a cell holds it and nothing else.
 */
export class PrivateText {
  readonly #values = new Map<string, number>();
  /** Per first word, a bit for each number of words that values starting with it have. */
  readonly #starts = new Map<string, number>();
  readonly #hanLengths = new Set<number>();

  get size(): number {
    return this.#values.size;
  }

  add(kind: PrivateKind, raw: string): void {
    this.#add(kind, normalise(raw));
    if (kind !== "phone") return;
    const digits = raw.replace(/\D/g, "");
    if (digits.length >= 9) this.#add(kind, digits);
  }

  #add(kind: PrivateKind, text: string): void {
    const words = [...text.matchAll(word)];
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last || words.length > mostWords) return;
    const value = text.slice(first.index, last.index + last[0].length);
    this.#values.set(value, (this.#values.get(value) ?? 0) | bits[kind] | strength(value, words));
    const start = first[0];
    this.#starts.set(start, (this.#starts.get(start) ?? 0) | (1 << (words.length - 1)));
    if (words.length === 1 && han.test(value) && value.length <= longestHan) {
      this.#hanLengths.add(value.length);
    }
  }

  /**
   * Takes values back: those that the site would say in any case, whoever the customers are. With `kinds`,
   * only as values of these kinds.
   */
  forget(values: Iterable<string>, kinds = Object.keys(bits) as readonly PrivateKind[]): void {
    for (const value of values) {
      let flags = this.#values.get(value) ?? 0;
      for (const kind of kinds) flags &= ~bits[kind];
      if (kindsOf(flags).length > 0) this.#values.set(value, flags);
      else this.#values.delete(value);
    }
  }

  /** Returns the kinds of the distinctive values that stand anywhere in a text. */
  findWithin(text: string): Set<PrivateKind> {
    const found = new Set<PrivateKind>();
    this.#scan(text, (_, flags) => {
      if (flags & distinctive) for (const kind of kindsOf(flags)) found.add(kind);
    });
    return found;
  }

  /** Returns every value, of whatever strength, that stands as words in a text. */
  wordsIn(text: string): Set<string> {
    const found = new Set<string>();
    this.#scan(text, (value) => found.add(value));
    return found;
  }

  /** Returns the kinds of the values, weak ones left out, that a cell holds or is. */
  findInCell(cell: string): Set<PrivateKind> {
    const found = this.findWithin(cell);
    const flags = this.#values.get(trimmed(cell)) ?? weak;
    if (!(flags & weak)) for (const kind of kindsOf(flags)) found.add(kind);
    return found;
  }

  /**
   * Returns the kinds of which a column's different cells are full: five weak values or more, which are
   * at least half of the cells.
   */
  findInColumn(cells: ReadonlySet<string>): Set<PrivateKind> {
    let kinds = 0;
    let count = 0;
    for (const cell of cells) {
      const flags = this.#values.get(trimmed(cell)) ?? 0;
      if (!(flags & weak)) continue;
      kinds |= flags;
      count++;
    }
    return new Set(count >= 5 && count * 2 >= cells.size ? kindsOf(kinds) : []);
  }

  #scan(raw: string, hear: (value: string, flags: number) => void): void {
    const text = normalise(raw);
    const words = [...text.matchAll(word)];
    for (const [i, {0: start, index}] of words.entries()) {
      const counts = this.#starts.get(start) ?? 0;
      for (let n = 0; counts >> n; n++) {
        const end = words[i + n];
        if (!end) break;
        if (counts & (1 << n)) this.#hear(text.slice(index, end.index + end[0].length), hear);
      }
      if (this.#hanLengths.size > 0 && han.test(start)) this.#scanHan(start, hear);
    }
  }

  #scanHan(run: string, hear: (value: string, flags: number) => void): void {
    for (let from = 0; from < run.length; from++) {
      for (const length of this.#hanLengths) {
        if (from + length > run.length) continue;
        if (length < run.length) this.#hear(run.slice(from, from + length), hear);
      }
    }
  }

  #hear(value: string, hear: (value: string, flags: number) => void): void {
    const flags = this.#values.get(value);
    if (flags !== undefined) hear(value, flags);
  }
}

function strength(value: string, words: readonly RegExpMatchArray[]): number {
  const letters = value.match(/\p{L}/gu)?.length ?? 0;
  const digits = value.match(/\p{N}/gu)?.length ?? 0;
  const hans = value.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (value.includes("@") && words.length >= 2) return distinctive;
  if (letters === 0) return digits >= 9 ? distinctive : weak;
  if (hans > 0) return hans >= 3 ? distinctive : letters + digits === 1 ? weak : 0;
  if (digits > 0 && letters + digits >= 5) return distinctive;
  if (words.length >= 2 && letters >= 5) return distinctive;
  return letters + digits <= 2 ? weak : 0;
}

function kindsOf(flags: number): PrivateKind[] {
  return (Object.keys(bits) as PrivateKind[]).filter((kind) => flags & bits[kind]);
}

function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
}

/** A cell from its first letter or digit to its last, as values are kept. */
function trimmed(cell: string): string {
  return normalise(cell).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

export interface IndexedAges {
  /** Each distinct age once, ascending. */
  readonly ages: Float64Array;
  /** Where the values of the first column stand in `ages`. */
  readonly firstAt: Int32Array;
  readonly secondAt: Int32Array;
}

/** Whole ages up to this are looked up in a table; 5,000 years of days. */
const tableLimit = 2_000_000;

function areWhole(values: ArrayLike<number>): boolean {
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value !== Math.floor(value) || value > tableLimit) return false;
  }
  return true;
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) if (values[at]! > most) most = values[at]!;
  return most;
}

function indexWhole(first: ArrayLike<number>, second: ArrayLike<number>): IndexedAges {
  const rank = new Int32Array(Math.max(largest(first), largest(second)) + 1);
  for (let at = 0; at < first.length; at++) rank[first[at]!] = 1;
  for (let at = 0; at < second.length; at++) rank[second[at]!] = 1;
  const ages: number[] = [];
  for (let age = 0; age < rank.length; age++) {
    if (rank[age] === 1) rank[age] = ages.push(age) - 1;
  }
  const place = (values: ArrayLike<number>): Int32Array => {
    const places = new Int32Array(values.length);
    for (let at = 0; at < values.length; at++) places[at] = rank[values[at]!]!;
    return places;
  };
  return {ages: Float64Array.from(ages), firstAt: place(first), secondAt: place(second)};
}

function indexFractions(first: ArrayLike<number>, second: ArrayLike<number>): IndexedAges {
  const size = 2 ** Math.ceil(Math.log2(2 * (first.length + second.length) + 2));
  const slots = new Int32Array(size);
  const found: number[] = [];
  const bits = new Float64Array(1);
  const words = new Int32Array(bits.buffer);
  const place = (values: ArrayLike<number>): Int32Array => {
    const places = new Int32Array(values.length);
    for (let at = 0; at < values.length; at++) {
      // Minus zero becomes zero: the two have different bits.
      const value = values[at]! + 0;
      bits[0] = value;
      let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
      hash = (hash ^ (hash >>> 15)) & (size - 1);
      while (slots[hash] !== 0 && found[slots[hash]! - 1] !== value) hash = (hash + 1) & (size - 1);
      if (slots[hash] === 0) slots[hash] = found.push(value);
      places[at] = slots[hash]! - 1;
    }
    return places;
  };
  const firstAt = place(first);
  const secondAt = place(second);
  const order = Float64Array.from(found, (_, at) => at).sort(
    (one, two) => found[one]! - found[two]!,
  );
  const rank = new Int32Array(found.length);
  order.forEach((at, position) => (rank[at] = position));
  const rerank = (places: Int32Array): Int32Array => places.map((at) => rank[at]!);
  return {
    ages: Float64Array.from(found).sort(),
    firstAt: rerank(firstAt),
    secondAt: rerank(secondAt),
  };
}

/**
 * Returns the distinct values of two columns of ages, ascending, and where each value stands among them.
 * Whole numbers (days) go through a table, fractions (weeks of days) through a hash of their bits.
 */
export function indexAges(first: ArrayLike<number>, second: ArrayLike<number>): IndexedAges {
  return areWhole(first) && areWhole(second)
    ? indexWhole(first, second)
    : indexFractions(first, second);
}

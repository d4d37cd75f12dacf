/** Times to an event or to the end of observation, one per subject. */
export interface Lifetimes {
  /** Any unit, 0 or more. */
  readonly durations: ArrayLike<number>;
  /** Not 0 where the event was seen at that time; 0 where the subject was last seen without it. */
  readonly isEvent: ArrayLike<number>;
  /** Subjects per row, more than 0, not necessarily whole; one each where absent. */
  readonly weights?: ArrayLike<number>;
}

/** What happened at each distinct time, ascending. */
export interface LifeTable {
  readonly times: Float64Array;
  /** Subjects not yet gone just before the time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly subjects: number;
}

function checkLifetimes({durations, isEvent, weights}: Lifetimes): void {
  const rows = durations.length;
  if (isEvent.length !== rows || (weights && weights.length !== rows)) {
    throw new RangeError(
      `${rows} durations with ${isEvent.length} event flags and ${weights?.length ?? rows} weights: as many of each were expected`,
    );
  }
  for (let row = 0; row < rows; row++) {
    const duration = durations[row]!;
    const weight = weights ? weights[row]! : 1;
    if (!(duration >= 0 && duration < Infinity)) {
      throw new RangeError(
        `duration ${duration} of row ${row}: a number of 0 or more was expected`,
      );
    }
    if (!(weight > 0 && weight < Infinity)) {
      throw new RangeError(`weight ${weight} of row ${row}: a number above 0 was expected`);
    }
  }
}

/** Returns the distinct numbers, ascending. */
export function distinct(numbers: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(numbers).sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[kept - 1]) sorted[kept++] = sorted[at]!;
  }
  return sorted.slice(0, kept);
}

/** Returns how many of the ascending numbers are below the value. */
export function countBelow(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Returns the life table over the given ascending times, among which each duration must be. A subject whose
 * observation ends at a time is at risk at that time: events come before ends of observation.
 */
export function lifeTable(
  lifetimes: Lifetimes,
  times: Float64Array = distinct(lifetimes.durations),
): LifeTable {
  checkLifetimes(lifetimes);
  const {durations, isEvent, weights} = lifetimes;
  const events = new Float64Array(times.length);
  const atRisk = new Float64Array(times.length);
  for (let row = 0; row < durations.length; row++) {
    const at = countBelow(times, durations[row]!);
    const weight = weights ? weights[row]! : 1;
    atRisk[at]! += weight;
    if (isEvent[row]) events[at]! += weight;
  }
  for (let at = times.length - 2; at >= 0; at--) atRisk[at]! += atRisk[at + 1]!;
  return {times, atRisk, events, subjects: atRisk[0] ?? 0};
}

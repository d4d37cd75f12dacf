import fc from "fast-check";

/** Subjects with ties, few or none of them with the event. */
export const subjects = fc.array(
  fc.record({
    duration: fc.oneof(
      fc.integer({min: 0, max: 12}),
      fc.double({min: 0, max: 1e5, noNaN: true, noDefaultInfinity: true}),
    ),
    event: fc.constantFrom(0, 1),
    weight: fc.integer({min: 1, max: 4}),
  }),
  {maxLength: 30},
);

type Subjects = readonly {
  readonly duration: number;
  readonly event: number;
  readonly weight: number;
}[];

export function weighted(rows: Subjects): {
  durations: number[];
  isEvent: number[];
  weights: number[];
} {
  return {
    durations: rows.map(({duration}) => duration),
    isEvent: rows.map(({event}) => event),
    weights: rows.map(({weight}) => weight),
  };
}

/** The same subjects in the opposite order, as many rows each as the weight says. */
export function repeated(rows: Subjects): {durations: number[]; isEvent: number[]} {
  const each = rows.toReversed().flatMap((row) => Array.from({length: row.weight}, () => row));
  return {
    durations: each.map(({duration}) => duration),
    isEvent: each.map(({event}) => event),
  };
}

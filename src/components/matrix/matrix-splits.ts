import {inAddress, keepInAddress} from "../page/address.js";
import type {Marts} from "../marts/marts.js";

/** Where high begins on either axis, as a rank from 0 to 1. */
export interface Splits {
  readonly importance: number;
  readonly value: number;
}

export type Axis = keyof Splits;
export const axes = ["importance", "value"] as const;

const finest = 1000;

/** Returns a rank inside 0–1, in thousandths, so that an address and an input say all of it. */
export function asRank(rank: number): number {
  return Math.round(finest * Math.min(1, Math.max(0, rank))) / finest;
}

/** Returns the split lines of the definition in force. */
export function splitsInForce(definitions: Marts["definitions"]): Splits {
  const find = (name: string) =>
    definitions.find(({definition}) => definition === name)?.value ?? 0.8;
  return {importance: find("importance_split"), value: find("value_split")};
}

/** Returns the split lines that the address asks for; those in force where it says none or nonsense. */
export function splitsInAddress(inForce: Splits): Splits {
  const read = (axis: Axis) => {
    const text = inAddress(`${axis}_split`);
    return text !== null && /^(0|1|0?\.\d+|1\.0+)$/.test(text)
      ? asRank(Number(text))
      : inForce[axis];
  };
  return {importance: read("importance"), value: read("value")};
}

/** Writes the split lines that differ from those in force into the address. */
export function keepSplits(splits: Splits, inForce: Splits): void {
  for (const axis of axes) {
    keepInAddress(`${axis}_split`, splits[axis] === inForce[axis] ? null : String(splits[axis]));
  }
}

export function areSame(a: Splits, b: Splits): boolean {
  return a.importance === b.importance && a.value === b.value;
}

/** The quadrants by their number: 1 for important, 2 for valuable, 3 for both. */
export const quadrantNames = [
  "low_importance_low_value",
  "high_importance_low_value",
  "low_importance_high_value",
  "high_importance_high_value",
] as const;

/** Returns the number of the quadrant of a place, edges being high: see `quadrantNames`. */
export function quadrantAt(importance: number, value: number, splits: Splits): number {
  return (importance >= splits.importance ? 1 : 0) + (value >= splits.value ? 2 : 0);
}

import {bgNbdNames, type BgNbdParameter} from "./fit.js";
import type {History} from "../purchase-model.js";

export type BgNbdParameters = Readonly<Record<BgNbdParameter, number>>;

/** Throws a RangeError unless r, alpha, a and b are positive and finite. */
export function checkParameters(parameters: BgNbdParameters): void {
  for (const name of bgNbdNames) {
    const value = parameters[name];
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(`parameter ${name} is ${value}: a finite value above 0 was expected`);
    }
  }
}

/** Throws a RangeError unless the time is finite and not negative. */
export function checkTime(name: string, time: number): void {
  if (!(time >= 0 && time < Infinity)) {
    throw new RangeError(`${name} is ${time}: a finite value of at least 0 was expected`);
  }
}

/** Throws a RangeError unless x is whole, 0 <= tx <= T, and tx = 0 where x = 0. */
export function checkHistory({x, tx, T}: History): void {
  checkTime("T", T);
  if (!(x >= 0 && Number.isSafeInteger(x))) {
    throw new RangeError(`x is ${x}: a whole number of at least 0 was expected`);
  }
  if (!(tx >= 0 && tx <= T) || (x === 0 && tx !== 0)) {
    throw new RangeError(
      `tx is ${tx}, with x ${x} and T ${T}: 0 <= tx <= T was expected, and 0 where x is 0`,
    );
  }
}

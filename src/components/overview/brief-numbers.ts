import {number, percent, points} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Bound} from "../words/told.js";
import type {Voice} from "../words/voice.js";

/** Where a number comes from and what it is called. */
export interface Origin {
  readonly mart: keyof Marts;
  readonly at: string;
  readonly name: string;
}

/** How the brief writes numbers that are bound to their origin. */
export interface Numbers {
  readonly count: (value: number, from: Origin) => Bound;
  readonly rate: (value: number, from: Origin, digits?: number) => Bound;
  readonly share: (value: number, from: Origin) => Bound;
  readonly points: (value: number, from: Origin) => Bound;
  readonly money: (value: number, from: Origin) => Bound;
}

/** Returns the ways of writing bound numbers in the voice of a page. */
export function numbersIn({language, money}: Voice): Numbers {
  const bound = (text: string, value: number, from: Origin): Bound => ({text, value, ...from});
  return {
    count: (value, from) => bound(number(value, language), value, from),
    rate: (value, from, digits = 2) => bound(number(value, language, digits), value, from),
    share: (value, from) => bound(percent(value, language), value, from),
    points: (value, from) => bound(points(value, language).replace("+", ""), value, from),
    money: (value, from) => bound(money.short(value), value, from),
  };
}

/** True where a number is written as more than nothing: "0 %" and "¥0" are not worth a sentence. */
export const isSomething = ({text}: Bound): boolean => /[1-9]/.test(text);

/** Changes below half a per cent are told as no change. */
export const unchanged = 0.005;

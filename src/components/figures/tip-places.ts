import type {
  ChannelValues,
  Context,
  Dimensions,
  RenderFunction,
  ScaleFunctions,
} from "@observablehq/plot";
import {keepInWindow} from "./tip-shift.js";

// What the tips of a picture by Plot can say, and where: taken down while Plot draws, read when a reader asks.

/** A value of a picture that a tip tells of. */
export interface TipPlace {
  readonly svg: SVGSVGElement;
  /** Where it stands, in the coordinates of the picture. */
  readonly x: number;
  readonly y: number;
  /** What is said of it. */
  readonly text: string;
  /** The line or layer that it is part of, where there are several. */
  readonly series: unknown;
  /** Values follow each other from top to bottom. */
  readonly isLying: boolean;
}

type Channel = ArrayLike<unknown> | undefined;
type Scale = ((value: unknown) => number) & {bandwidth?: () => number};
/** The place of a part of a picture that has several: which, and by what values of its scales. */
type Part = number[] & {fx?: unknown; fy?: unknown; fi?: number};

interface Tips {
  readonly values: ChannelValues;
  readonly part: number | undefined;
  readonly places: () => TipPlace[];
  /** A click keeps the tip where it is. */
  isPinned: boolean;
  /** What the tip says now. */
  shown: string | undefined;
}

const tipsOf = new WeakMap<Element, Tips[]>();

/** Takes down where a tip's values stand, and what it says, whenever Plot draws it, in the window; part of `tipStyle`. */
export const noteTips: RenderFunction = function (
  this: unknown,
  index,
  scales,
  values,
  dimensions,
  context,
  next,
) {
  const svg = context.ownerSVGElement;
  const part = index as Part;
  const known = tipsOf.get(svg) ?? [];
  tipsOf.set(svg, known);
  let tips = known.find((one) => one.values === values && one.part === part.fi);
  if (!tips) {
    const places = () => placesIn(part, this, {scales, values, dimensions, context});
    known.push((tips = {values, part: part.fi, places, isPinned: false, shown: undefined}));
  }
  tips.isPinned = (context as {pointerSticky?: boolean}).pointerSticky ?? false;
  tips.shown = index[0] === undefined ? undefined : said(this, values, index[0]);
  const drawn = next?.(index, scales, values, dimensions, context) ?? null;
  // Plot lays the tip out in such a task, too, which it has planned by now.
  if (index.length > 0) queueMicrotask(() => keepInWindow(drawn));
  return drawn;
};

/** Whether pointing at a picture makes it say something. */
export function hasTips(svg: Element): boolean {
  return tipsOf.has(svg);
}

/** Whether a click keeps a picture's tip where it is. */
export function isPinned(svg: Element): boolean {
  return tipsOf.get(svg)?.some((tips) => tips.isPinned) ?? false;
}

/** Returns what a picture's tip says now. */
export function shownTip(svg: Element): string | undefined {
  return tipsOf.get(svg)?.find((tips) => tips.shown !== undefined)?.shown;
}

/** Returns all that the tips of a picture can say, in the order of its axis. */
export function tipPlaces(svg: Element): TipPlace[] {
  const all = tipsOf.get(svg)?.flatMap((tips) => tips.places()) ?? [];
  const along = ({x, y, isLying}: TipPlace) => Math.round(2 * (isLying ? y : x));
  const across = ({x, y, isLying}: TipPlace) => (isLying ? x : y);
  // Of values in the same place the pointer finds the last; all bars of a row may say the same.
  const last = new Map(all.map((place) => [`${place.x} ${place.y}`, place]));
  const sorted = [...last.values()].sort((a, b) => along(a) - along(b) || across(a) - across(b));
  const told = new Set<string>();
  return sorted.filter((place) => {
    const what = `${along(place)} ${place.text}`;
    return !told.has(what) && told.add(what);
  });
}

interface Drawn {
  readonly scales: ScaleFunctions;
  readonly values: ChannelValues;
  readonly dimensions: Dimensions;
  readonly context: Context;
}

/** Where Plot's pointer looks for each value: see its interactions/pointer.js. */
function placesIn(
  part: Part,
  mark: unknown,
  {scales, values, dimensions, context}: Drawn,
): TipPlace[] {
  const {getMarkState} = context as unknown as {
    getMarkState: (mark: unknown) => {facets: ArrayLike<number>[]};
  };
  const {x, y, fx, fy} = scales as unknown as Record<string, Scale | undefined>;
  const {width, height, marginLeft, marginRight, marginTop, marginBottom} = dimensions;
  const right = (fx ? fx(part.fx) - marginLeft : 0) + (x?.bandwidth?.() ?? 0) / 2;
  const down = (fy ? fy(part.fy) - marginTop : 0) + (y?.bandwidth?.() ?? 0) / 2;
  const middle = {
    x: (marginLeft + width - marginRight) / 2,
    y: (marginTop + height - marginBottom) / 2,
  };
  const channels = values as Readonly<Record<string, Channel>>;
  const at = (name: "x" | "y", i: number): number => {
    const [first, second] = [channels[`${name}1`], channels[`${name}2`]];
    const one = channels[name] ?? first;
    if (first && second) return (Number(first[i]) + Number(second[i])) / 2;
    return one ? Number(one[i] ?? NaN) : middle[name];
  };
  const {facets} = getMarkState(mark);
  return Array.from(facets[part.fi ?? 0] ?? [], (i) => ({
    svg: context.ownerSVGElement,
    x: at("x", i) + right,
    y: at("y", i) + down,
    text: said(mark, values, i),
    series: channels.series?.[i],
    isLying: y?.bandwidth !== undefined && x?.bandwidth === undefined,
  })).filter((place) => isFinite(place.x) && isFinite(place.y) && place.text !== "");
}

/** What a tip says of a row, without the line breaks that only its width asks for. */
function said(mark: unknown, {title}: ChannelValues, i: number): string {
  const {format} = mark as {format?: {title?: (of: unknown) => string}};
  const of: unknown = title?.[i] ?? "";
  const text = typeof of === "string" ? of : (format?.title?.(of) ?? "");
  return text.replaceAll("\n", "");
}

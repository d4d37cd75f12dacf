import type {TipPlace} from "./tip-places.js";

/** Returns the number of the place to which a key leads, or undefined if it leads nowhere. */
export function nextPlace(
  places: readonly TipPlace[],
  at: number | undefined,
  key: string,
): number | undefined {
  const here = at === undefined ? undefined : places[at];
  const isWide = (here ?? places[0])?.series !== undefined;
  const isLying = (here ?? places[0])?.isLying ?? false;
  const isForward = key === "ArrowRight" || key === "ArrowDown";
  const isAcross = key === "ArrowUp" || key === "ArrowDown";
  // Along the line or layer that the value is part of, where there are several.
  const own = places.flatMap(({series}, i) =>
    !isWide || !here || series === here.series ? [i] : [],
  );
  if (key === "Home") return own[0];
  if (key === "End") return own.at(-1);
  if (!isForward && key !== "ArrowLeft" && key !== "ArrowUp") return undefined;
  if (isAcross && !isWide && !isLying) return undefined;
  if (!here || at === undefined) return isForward ? own[0] : own.at(-1);
  if (isAcross && isWide) return neighbour(places, here, isForward) ?? at;
  return own[own.indexOf(at) + (isForward ? 1 : -1)] ?? at;
}

/** How far apart in pixels values of different lines may stand to be in the same place. */
const reach = 12;

/** Returns the value of the next line or layer below or above, where there is one. */
function neighbour(places: readonly TipPlace[], here: TipPlace, isBelow: boolean) {
  const nearest = new Map<unknown, number>();
  const away = (i: number) => Math.abs((places[i]?.x ?? NaN) - here.x);
  for (const [i, place] of places.entries()) {
    if (place.series === here.series || place.svg !== here.svg || away(i) > reach) continue;
    const known = nearest.get(place.series);
    if (known === undefined || away(i) < away(known)) nearest.set(place.series, i);
  }
  const down = (i: number) => ((places[i]?.y ?? NaN) - here.y) * (isBelow ? 1 : -1);
  // Of two in the same place one counts as below the other.
  const order = (i: number) =>
    down(i) === 0 ? (isBelow ? 1 : -1) * (i - places.indexOf(here)) : 0;
  return [...nearest.values()]
    .filter((i) => down(i) > 0 || order(i) > 0)
    .sort((a, b) => down(a) - down(b) || order(a) - order(b))[0];
}

import {element} from "../page/element.js";
import type {People} from "./matrix-people.js";
import type {Plane} from "./matrix-plane.js";

// What a dot says where it is pointed at it says by keyboard, too: one stop of the Tab key for all dots; left and right
// lead on by importance, up and down by value.

export interface DotKeysOptions {
  readonly plane: Plane;
  /** Whether a customer is among those in force. */
  readonly isIn: (i: number) => boolean;
  readonly sentence: (i: number) => string;
}

type Axis = "importance" | "value";

const steps: Readonly<Record<string, readonly [Axis, 1 | -1]>> = {
  ArrowLeft: ["importance", -1],
  ArrowRight: ["importance", 1],
  ArrowDown: ["value", -1],
  ArrowUp: ["value", 1],
};

/** Returns the mark that keys lead from dot to dot, to stand in the box of the plane; null without a dot. */
export function dotMark(
  people: People,
  {plane, isIn, sentence}: DotKeysOptions,
): HTMLElement | null {
  const orders = new Map<Axis, Uint32Array>();
  // Equal ranks lie on one another; the other rank tells them apart, then their place among all.
  const orderOf = (axis: Axis) => {
    const known = orders.get(axis);
    if (known) return known;
    const [by, then] = [people[axis], people[axis === "value" ? "importance" : "value"]];
    const placed = people.positions.flatMap((row, i) => (row ? [i] : []));
    const order = Uint32Array.from(placed).sort(
      (a, b) => by[a]! - by[b]! || then[a]! - then[b]! || a - b,
    );
    orders.set(axis, order);
    return order;
  };
  /** The next customer in force from a place of an order on. */
  const seek = (order: Uint32Array, from: number, step: number) => {
    for (let at = from; at >= 0 && at < order.length; at += step)
      if (isIn(order[at]!)) return order[at];
    return undefined;
  };
  let at = people.positions.findIndex((row) => row !== undefined);
  const markAt = (i: number) => {
    at = i;
    const mark = element("div", {
      class: "dot-mark",
      role: "img",
      tabindex: 0,
      style: `left: ${plane.x(people.importance[i]!)}px; top: ${plane.y(people.value[i]!)}px`,
      "aria-label": sentence(i),
      "data-note": sentence(i),
    });
    mark.addEventListener("focus", () => {
      // Lines may have been moved and others chosen since.
      if (!isIn(at)) lead(mark, seek(orderOf("importance"), 0, 1));
      else for (const name of ["aria-label", "data-note"]) mark.setAttribute(name, sentence(at));
    });
    mark.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const order = orderOf("importance");
      const next = {
        Home: () => seek(order, 0, 1),
        End: () => seek(order, order.length - 1, -1),
      }[event.key];
      const [axis, step] = steps[event.key] ?? [];
      if (!next && !axis) return;
      event.preventDefault();
      const own = orderOf(axis ?? "importance");
      lead(mark, next ? next() : seek(own, own.indexOf(at) + step!, step!));
    });
    return mark;
  };
  /** A mark of its own for each dot: what has just been focused is read out. */
  const lead = (mark: HTMLElement, to: number | undefined) => {
    if (to === undefined || to === at) return;
    const next = markAt(to);
    mark.after(next);
    // Absent outside browsers.
    next.scrollIntoView?.({block: "nearest"});
    next.focus({preventScroll: true});
    mark.remove();
  };
  return at < 0 ? null : markAt(at);
}

import {inAddress, keepInAddress} from "./address.js";
import {choice} from "./choice.js";
import type {ChoiceItem} from "./choice.js";
import {element} from "./element.js";

export interface ChosenFigureOptions {
  /** What is chosen: "Measure", "Month". */
  readonly label: string;
  readonly items: readonly ChoiceItem[];
  /** The item shown first, where the address names none. */
  readonly initial: string;
  /** The name under which the address keeps the choice. */
  readonly name: string;
  /** Returns the figure for an item, at a first width. */
  readonly draw: (id: string, width: number) => HTMLElement;
  readonly isWide?: boolean;
}

const firstWidth = 640;

/**
 * Returns a figure that is drawn anew when the reader chooses another measure or month. The control
 * stands under the figure's title and keeps the focus.
 */
export function chosenFigure(options: ChosenFigureOptions): HTMLElement {
  const {label, items, initial, name, draw} = options;
  const asked = inAddress(name);
  const value = items.some(({id}) => id === asked) && asked !== null ? asked : initial;
  const box = element("div", {class: options.isWide ? "chosen is-wide" : "chosen"});
  const control = choice({label, items, value, onChange: show});

  function show(id: string): void {
    keepInAddress(name, id === initial ? null : id);
    place(id);
  }

  function place(id: string): void {
    const focused = control.contains(document.activeElement) ? document.activeElement : null;
    const drawn = box.querySelector(".picture-chart")?.clientWidth ?? 0;
    const figure = draw(id, drawn > 0 ? drawn : firstWidth);
    if (items.length > 1) figure.querySelector("figcaption")?.after(control);
    box.replaceChildren(figure);
    if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  }

  place(value);
  return box;
}

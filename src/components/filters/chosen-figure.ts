import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import type {ChoiceItem} from "../page/choice.js";

export interface ChosenFigureOptions {
  /** What is chosen: "Measure", "Month". */
  readonly label: string;
  readonly items: readonly ChoiceItem[];
  /** The item shown first, where the address names none. */
  readonly initial: string;
  /** The name under which the address keeps the choice. */
  readonly name: string;
  /** Returns the figure for an item, at a width where that is known. */
  readonly draw: (id: string, width: number | undefined) => HTMLElement;
}

/**
 * Returns a figure that is drawn anew when the reader chooses another measure or month. The control
 * stands under the figure's title and keeps the focus.
 */
export function chosenFigure(options: ChosenFigureOptions): HTMLElement {
  const {label, items, initial, name, draw} = options;
  const asked = inAddress(name);
  const value = items.some(({id}) => id === asked) && asked !== null ? asked : initial;
  const control = choice({label, items, value, onChange: show});
  let figure = drawWith(value, undefined);

  function drawWith(id: string, width: number | undefined): HTMLElement {
    const drawn = draw(id, width);
    if (items.length > 1) drawn.querySelector(".picture-body")?.prepend(control);
    return drawn;
  }

  function show(id: string): void {
    keepInAddress(name, id === initial ? null : id);
    const focused = control.contains(document.activeElement) ? document.activeElement : null;
    const width = figure.querySelector(".picture-chart")?.clientWidth ?? 0;
    const next = drawWith(id, width > 0 ? width : undefined);
    figure.replaceWith(next);
    figure = next;
    if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  }

  return figure;
}

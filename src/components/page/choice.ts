import {element} from "./element.js";

export interface ChoiceItem {
  readonly id: string;
  readonly label: string;
}

export interface ChoiceOptions {
  /** What is chosen, read out before the items. */
  readonly label: string;
  readonly items: readonly ChoiceItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Up to so many items stand side by side; more go into a list that opens. */
const sideBySide = 5;

/** Returns a control that holds one of several items at a time, by mouse and keyboard. */
export function choice({label, items, value, onChange}: ChoiceOptions): HTMLElement {
  if (items.length > sideBySide) return listChoice({label, items, value, onChange});
  const buttons = items.map((item) => {
    const button = element(
      "button",
      {type: "button", class: "button", "aria-pressed": String(item.id === value)},
      item.label,
    );
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      onChange(item.id);
    });
    return button;
  });
  return element(
    "div",
    {class: "controls", role: "group", "aria-label": label},
    element("span", {class: "muted", "aria-hidden": "true"}, label),
    ...buttons,
  );
}

function listChoice({label, items, value, onChange}: ChoiceOptions): HTMLElement {
  const select = element(
    "select",
    {class: "select"},
    ...items.map((item) =>
      element("option", {value: item.id, selected: item.id === value}, item.label),
    ),
  );
  select.addEventListener("change", () => onChange(select.value));
  return element(
    "div",
    {class: "controls"},
    element("label", {class: "choice-label"}, element("span", {class: "muted"}, label), select),
  );
}

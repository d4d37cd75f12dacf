import {element} from "../page/element.js";

export interface CheckItem {
  readonly id: string;
  readonly label: string;
  readonly color?: string;
}

export interface CheckListOptions {
  /** What is ticked, as it stands on the closed list. */
  readonly label: string;
  readonly items: readonly CheckItem[];
  readonly ticked: readonly string[];
  /** Called with the items ticked, in their order. */
  readonly onChange: (ticked: string[]) => void;
  /** What stands on the closed list behind the label. */
  readonly told?: (ticked: readonly string[]) => string;
}

export interface CheckList {
  readonly node: HTMLElement;
  /** Ticks exactly these, without a call of `onChange`. */
  readonly tick: (ticked: readonly string[]) => void;
  /** Writes a number beside each item. */
  readonly count: (text: (id: string) => string) => void;
}

/** Returns a list that opens, of which any number of items can be ticked. Escape closes it. */
export function checkList(options: CheckListOptions): CheckList {
  const {
    label,
    items,
    onChange,
    told = (ticked) => (ticked.length ? String(ticked.length) : ""),
  } = options;
  const state = element("span", {class: "check-state"});
  const boxes = items.map(({id, label, color}) => {
    const box = element("input", {type: "checkbox", value: id});
    const count = element("span", {class: "check-count"});
    box.addEventListener("change", () => {
      show();
      onChange(ticked());
    });
    const row = element(
      "label",
      {class: "check-item"},
      box,
      color && element("span", {class: "swatch", style: `background: ${color}`}),
      element("span", {class: "check-label"}, label),
      count,
    );
    return {id, box, count, row};
  });
  const ticked = () => boxes.filter(({box}) => box.checked).map(({id}) => id);
  const summary = element("summary", {class: "button"}, label, state);
  const panel = element(
    "div",
    {class: "check-panel", role: "group", "aria-label": label},
    ...boxes.map(({row}) => row),
  );
  const node = element("details", {class: "check-list"}, summary, panel);
  function show(): void {
    const text = told(ticked());
    state.textContent = text;
    node.classList.toggle("is-on", text !== "");
  }
  function tick(wanted: readonly string[]): void {
    for (const {id, box} of boxes) box.checked = wanted.includes(id);
    show();
  }
  node.addEventListener("toggle", () => {
    panel.classList.remove("is-turned");
    const {right} = panel.getBoundingClientRect();
    panel.classList.toggle("is-turned", right > document.documentElement.clientWidth - 8);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });
  node.addEventListener("focusout", ({relatedTarget}) => {
    // A click on what cannot be focused tells nothing; the one below hears it.
    if (relatedTarget instanceof Node && !node.contains(relatedTarget)) node.open = false;
  });
  document.addEventListener("pointerdown", ({target}) => {
    if (node.open && target instanceof Node && !node.contains(target)) node.open = false;
  });
  tick(options.ticked);
  return {
    node,
    tick,
    count: (text) => {
      for (const {id, count} of boxes) count.textContent = text(id);
    },
  };
}

import {element} from "../page/element.js";

// One note serves the whole page. It hangs on the body, where no container can cut or shift it.

/**
 * Makes the page say the `data-note` of whatever is pointed at, tapped or focused. The same sentence is what
 * assistive technology finds on the element itself, so the note is hidden from it.
 */
export function watchHoverNotes(): void {
  if (document.querySelector(".hover-note")) return;
  const note = element("div", {class: "hover-note", "aria-hidden": "true", hidden: true});
  document.body.append(note);
  /** What keys have led to, while its note is shown. */
  let reached: Element | null = null;
  const hide = () => {
    reached = null;
    hideNote();
  };
  document.addEventListener("pointermove", ({target, clientX, clientY}) => {
    if (target instanceof Element && target.closest("[data-own-note]")) return;
    const text = noteOf(target);
    if (text === null) return hide();
    reached = null;
    showNote(text, clientX, clientY);
  });
  // A finger points at nothing before it taps; what a tap works tells of itself.
  document.addEventListener("click", (event) => {
    const {target, clientX, clientY} = event;
    if ((event as Partial<PointerEvent>).pointerType !== "touch") return;
    const text = noteOf(target);
    if (text === null || (target as Element).closest("button, a, summary")) return hide();
    reached = null;
    showNote(text, clientX, clientY);
  });
  document.addEventListener("focusin", ({target}) => {
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    if (noteOf(target) === null) return hide();
    reached = target;
    showBeside(target);
  });
  document.addEventListener("focusout", hide);
  // What keys lead to may have to be scrolled to.
  const follow = () => (reached && isInWindow(reached) ? showBeside(reached) : hide());
  document.addEventListener("scroll", follow, {passive: true, capture: true});
  document.addEventListener("keydown", ({key}) => {
    if (key === "Escape") hide();
  });
}

/**
 * Attributes of what the browser tells more of where a mouse rests on it: where keys lead to it or into it, the page does.
 * Without a text there are none.
 */
export function titleNote(text: string | undefined): Record<string, string> {
  if (!text) return {};
  watchHoverNotes();
  return {title: text, "data-note": text, "data-own-note": ""};
}

function noteOf(target: EventTarget | null): string | null {
  const marked = target instanceof Element ? target.closest("[data-note]") : null;
  return marked?.getAttribute("data-note") ?? null;
}

function isInWindow(target: Element): boolean {
  const {top, bottom} = target.getBoundingClientRect();
  return target.isConnected && bottom >= 0 && top <= innerHeight;
}

/** Shows the note of what is focused below it, or above it where there is no room. */
function showBeside(target: Element): void {
  const {left, top, bottom} = (target.closest("[data-note]") ?? target).getBoundingClientRect();
  showNote(noteOf(target) ?? "", left - beside.x, bottom - beside.below + 6, top + 4);
}

/** How far in pixels a note stands from a point, so that a mouse there does not cover it. */
const beside = {x: 12, below: 16, above: 10};

/** Shows a sentence near a point of the window, inside its edges; above it counts from the height that is given. */
export function showNote(text: string, x: number, y: number, top = y): void {
  const note = document.querySelector<HTMLElement>(".hover-note");
  if (!note) return;
  if (note.textContent !== text) note.textContent = text;
  note.hidden = false;
  const {offsetWidth: width, offsetHeight: height} = note;
  const left = Math.min(x + beside.x, document.documentElement.clientWidth - width - 8);
  const below = y + beside.below;
  const above = Math.max(4, top - height - beside.above);
  note.style.left = `${Math.max(4, left)}px`;
  note.style.top = `${below + height > innerHeight ? above : below}px`;
}

/** Hides what `showNote` shows. */
export function hideNote(): void {
  const note = document.querySelector<HTMLElement>(".hover-note");
  if (note) note.hidden = true;
}

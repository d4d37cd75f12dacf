import {element} from "../page/element.js";

// One note serves the whole page. It hangs on the body, where no container can cut or shift it.

/**
 * Makes the page say the `data-note` of whatever is pointed at or focused. The same sentence is what
 * assistive technology finds on the element itself, so the note is hidden from it.
 */
export function watchHoverNotes(): void {
  if (document.querySelector(".hover-note")) return;
  const note = element("div", {class: "hover-note", "aria-hidden": "true", hidden: true});
  document.body.append(note);
  const show = (target: EventTarget | null, x?: number, y?: number) => {
    const marked = target instanceof Element ? target.closest("[data-note]") : null;
    if (!marked) return hideNote();
    const around = marked.getBoundingClientRect();
    showNote(
      marked.getAttribute("data-note") ?? "",
      x ?? around.left + around.width / 2,
      y ?? around.bottom,
    );
  };
  document.addEventListener("pointermove", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-own-note]")) return;
    show(event.target, event.clientX, event.clientY);
  });
  document.addEventListener("focusin", ({target}) => {
    if (target instanceof Element && target.matches(":focus-visible")) show(target);
  });
  document.addEventListener("focusout", hideNote);
  document.addEventListener("scroll", hideNote, {passive: true, capture: true});
  document.addEventListener("keydown", ({key}) => {
    if (key === "Escape") hideNote();
  });
}

/** Shows a sentence near a point of the window, inside its edges. */
export function showNote(text: string, x: number, y: number): void {
  const note = document.querySelector<HTMLElement>(".hover-note");
  if (!note) return;
  if (note.textContent !== text) note.textContent = text;
  note.hidden = false;
  const {offsetWidth: width, offsetHeight: height} = note;
  const left = Math.max(4, Math.min(x + 12, document.documentElement.clientWidth - width - 8));
  const below = y + 16;
  note.style.left = `${left}px`;
  note.style.top = `${below + height > innerHeight ? Math.max(4, y - height - 10) : below}px`;
}

/** Hides what `showNote` shows. */
export function hideNote(): void {
  const note = document.querySelector<HTMLElement>(".hover-note");
  if (note) note.hidden = true;
}

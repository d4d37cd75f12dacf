import {isPatient} from "./later.js";

const stepMs = 100;
const most = 100;
let isFollowed = false;

/**
 * Brings the part of a page that its address names into view, which is not there yet when the browser looks for it, and
 * keeps it there while pictures above are drawn, unless the reader moves on. Only once: a page is drawn anew under filters.
 */
export function followAnchor(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (isFollowed || id === "" || !isPatient()) return;
  isFollowed = true;
  let steps = 0;
  const stop = () => (steps = most);
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(event, stop, {once: true, passive: true});
  }
  const step = () => {
    if (steps++ >= most) return;
    document.getElementById(id)?.scrollIntoView();
    if (document.querySelector("observablehq-loading, [data-waiting]")) setTimeout(step, stepMs);
  };
  setTimeout(step);
}

import type {FakeWindow} from "./fake-window.js";

// The widths of a picture on a laptop, alone in its row or beside another, and on a phone of 360 pixels.
const widths = {wide: 1072, half: 512, phone: 328};
/** How much is shown: no screen holds more than so many pictures, or lists of so many rows. */
const most = {pictures: 2, lists: 3, rows: 50};

/**
 * Returns the HTML of what a page shows first: all until its second picture, each picture as a laptop and as a
 * phone show it. What opens on demand is left out, and how fresh the data are, which only the reader's day can tell.
 */
export async function firstView(
  page: HTMLElement,
  {document, resize}: FakeWindow,
  file: string,
): Promise<string> {
  // What is not shown is not drawn either; once more below, for what came in a task of its own.
  cutRest(page);
  document.body.replaceChildren(page);
  await settled();
  const laptop = drawnAt((box) => (box.closest(".is-wide") ? widths.wide : widths.half));
  const phone = drawnAt(() => widths.phone);
  const view = page.cloneNode(true) as HTMLElement;
  for (const [i, box] of boxesIn(view).entries()) {
    const [wide = "", narrow = ""] = [laptop[i], phone[i]];
    silence(box);
    box.innerHTML =
      wide === narrow
        ? wide
        : `<div class="first-laptop">${wide}</div><div class="first-phone">${narrow}</div>`;
  }
  document.body.replaceChildren();
  for (const details of view.querySelectorAll("details:not([open])")) {
    for (const child of [...details.children]) if (child.localName !== "summary") child.remove();
  }
  cutRest(view);
  // The sentences of a grid's cells are most of its weight; they come with the live grid.
  for (const cell of view.querySelectorAll(".heat-grid td:not(:has(button))")) {
    cell.removeAttribute("data-note");
    cell.removeAttribute("aria-label");
  }
  for (const fact of view.querySelectorAll<HTMLElement>("[data-fact=freshness]")) {
    fact.setAttribute("aria-hidden", "true");
    fact.style.visibility = "hidden";
    const stop = /[.。] ?$/.exec(fact.textContent ?? "")?.[0] ?? "";
    fact.textContent = file.startsWith("zh/")
      ? `数据截至 000 天前，请作历史数据阅读${stop}`
      : `Data end 000 days ago: read as history${stop}`;
  }
  return view.outerHTML;

  function drawnAt(widthOf: (box: Element) => number): string[] {
    resize(widthOf);
    return boxesIn(page).map((box) => box.innerHTML);
  }
}

/** Takes away what leads keys to a picture: nothing answers them before the live one is there. */
function silence(box: Element): void {
  if (!box.hasAttribute("tabindex")) return;
  for (const {name} of [...box.attributes]) {
    if (/^(aria-.*|role|tabindex)$/.test(name)) box.removeAttribute(name);
  }
  box.setAttribute("aria-hidden", "true");
}

function boxesIn(page: Element): Element[] {
  return [...page.querySelectorAll(".picture-chart")];
}

/** Takes away all that lies beyond the pictures, lists and rows that are shown. */
function cutRest(page: Element): void {
  cutAfter(boxesIn(page)[most.pictures - 1]?.closest("figure"), page);
  const lists = page.querySelectorAll("table:not(details:not([open]) table)");
  cutAfter(lists[most.lists - 1], page);
  for (const list of lists) {
    for (const row of list.querySelectorAll(`tbody > tr:nth-child(n + ${most.rows + 1})`))
      row.remove();
  }
}

/** Takes away all that follows an element up to the end of the page. */
function cutAfter(element: Element | null | undefined, page: Element): void {
  for (let at = element; at && at !== page; at = at.parentElement) {
    while (at.nextSibling) at.nextSibling.remove();
  }
}

/** Waits for what components do in a task of their own. */
async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done));
}

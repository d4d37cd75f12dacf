/** Returns the function that reads a CSS colour as a canvas needs it, as the page shows it just now. */
export function colorReader(): (color: string) => string {
  const found = new Map<string, string>();
  const probe = document.createElement("span");
  return (color) => {
    const known = found.get(color);
    if (known !== undefined) return known;
    // What comes and goes in a page makes it compute its styles anew: one probe serves all that are asked for in a row.
    if (!probe.isConnected) {
      document.body.append(probe);
      queueMicrotask(() => probe.remove());
    }
    probe.style.color = color;
    const read = getComputedStyle(probe).color || "gray";
    found.set(color, read);
    return read;
  };
}

/** Calls `draw` whenever the page changes between light, dark and paper, while `box` is in the page. */
export function onThemeChange(box: Element, draw: () => void): void {
  if (typeof matchMedia === "undefined" || typeof MutationObserver === "undefined") return;
  const queries = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  const observer = new MutationObserver(redraw);
  function redraw(): void {
    if (box.isConnected) return draw();
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", redraw);
  }
  for (const query of queries) query.addEventListener("change", redraw);
  observer.observe(document.documentElement, {attributeFilter: ["data-theme"]});
}

/**
 * Lets arrow keys move among the nodes and ribbons of two columns, all behind one stop of the Tab key: up
 * and down within the column or the ribbons, right from a node to its ribbons and on to where they lead,
 * left back.
 */
export function moveByArrows(drawn: SVGSVGElement): void {
  const nodes = [...drawn.querySelectorAll<SVGElement>(".sankey-node")];
  const left = nodes.filter((node) => node.dataset["from"] !== undefined);
  const right = nodes.filter((node) => node.dataset["to"] !== undefined);
  const ribbons = [...drawn.querySelectorAll<SVGElement>(".ribbon")];
  left[0]?.setAttribute("tabindex", "0");
  const groupOf = (mark: SVGElement) =>
    [left, ribbons, right].find((group) => group.includes(mark)) ?? [];
  const end = (group: readonly SVGElement[], side: "from" | "to", id: string | undefined) =>
    group.find((mark) => mark.dataset[side] === id);
  const go = (mark: SVGElement, key: string): SVGElement | undefined => {
    const group = groupOf(mark);
    const at = group.indexOf(mark);
    const {from, to} = mark.dataset;
    if (key === "ArrowDown") return group[at + 1];
    if (key === "ArrowUp") return group[at - 1];
    if (key === "Home") return group[0];
    if (key === "End") return group.at(-1);
    if (key === "ArrowRight") {
      if (group === left) return end(ribbons, "from", from);
      return group === ribbons ? end(right, "to", to) : undefined;
    }
    if (key === "ArrowLeft") {
      if (group === right) return end(ribbons, "to", to);
      return group === ribbons ? end(left, "from", from) : undefined;
    }
    return undefined;
  };
  drawn.addEventListener("keydown", (event) => {
    const mark = (event.target as Element).closest<SVGElement>("[data-note]");
    const next = mark ? go(mark, event.key) : undefined;
    if (/^(Arrow|Home$|End$)/.test(event.key)) event.preventDefault();
    next?.focus();
  });
  drawn.addEventListener("focusin", ({target}) => {
    const mark = (target as Element).closest<SVGElement>("[data-note]");
    if (!mark) return;
    for (const other of [...nodes, ...ribbons])
      other.setAttribute("tabindex", other === mark ? "0" : "-1");
  });
}

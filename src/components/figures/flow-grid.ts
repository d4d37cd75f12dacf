import {amountStep} from "./colors.js";
import {heatGrid} from "./heat-grid.js";
import type {Terms} from "../words/terms.js";

export interface FlowGridOptions<F> {
  readonly label: string;
  readonly corner: string;
  readonly terms: Terms;
  readonly kind: "segment" | "stage";
  /** The ids from which somebody moved, in order; `none` may be among them. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ends: (flow: F) => {from: string; to: string};
  readonly value: (flow: F) => number;
  /** How deep a value's colour is, where it is not the value itself. */
  readonly size?: (value: number) => number;
  readonly show: (value: number) => string;
  readonly sentence: (flow: F) => string;
  readonly cellWidth?: number;
}

/** Signs of a number that a cell on a phone has room for. */
const longest = 6;

/**
 * Returns flows as a grid, from down and to across. Who stayed stands on the diagonal and does not set
 * the scale; pairs between which nobody moved are empty.
 */
export function flowGrid<F>(flows: readonly F[], options: FlowGridOptions<F>): HTMLElement {
  const {terms, kind, from, to, ends, value, show, sentence, size = (amount) => amount} = options;
  const at = new Map(
    flows.map((flow) => {
      const {from, to} = ends(flow);
      return [`${from} ${to}`, flow];
    }),
  );
  const moved = flows.filter((flow) => ends(flow).from !== ends(flow).to);
  const greatest = Math.max(0, ...moved.map((flow) => size(value(flow))));
  const head = (id: string) => ({
    label: terms.label(`${kind}_or_none`, id),
    color: terms.color(kind, id),
  });
  // Segments are too many to stand side by side on a phone.
  const isUpright = kind === "stage" && flows.every((flow) => show(value(flow)).length <= longest);
  return heatGrid({
    label: options.label,
    corner: options.corner,
    cellWidth: options.cellWidth ?? 56,
    className: isUpright ? "is-flow is-upright" : "is-flow",
    rows: from.map(head),
    columns: to.map(head),
    cell: (i, j) => {
      const flow = at.get(`${from[i]} ${to[j]}`);
      if (!flow) return null;
      const isStay = from[i] === to[j];
      return {
        text: show(value(flow)),
        step: isStay ? 0 : amountStep(size(value(flow)), greatest),
        sentence: sentence(flow),
        ...(isStay && {className: "is-diagonal"}),
      };
    },
  });
}

/** People who go from one node to another. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface FlowNode {
  readonly id: string;
  readonly count: number;
  readonly top: number;
  readonly height: number;
}

export interface Ribbon<F> {
  readonly flow: F;
  readonly height: number;
  /** Where its upper edge leaves the left node and reaches the right one. */
  readonly fromTop: number;
  readonly toTop: number;
}

export interface FlowLayout<F> {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly ribbons: readonly Ribbon<F>[];
}

/**
 * Returns two columns of stacked nodes with the ribbons between them, in the orders given, as high as
 * their counts: both columns fill the height, at least `gap` between nodes. Nodes without anybody are
 * left out.
 */
export function flowLayout<F extends Flow>(
  flows: readonly F[],
  {
    from,
    to,
    height,
    gap,
  }: {from: readonly string[]; to: readonly string[]; height: number; gap: number},
): FlowLayout<F> {
  const total = flows.reduce((sum, {count}) => sum + count, 0);
  const counts = (ids: readonly string[], end: "from" | "to") =>
    ids
      .map((id) => ({
        id,
        count: flows.reduce((sum, flow) => sum + (flow[end] === id ? flow.count : 0), 0),
      }))
      .filter(({count}) => count > 0);
  const columns = [counts(from, "from"), counts(to, "to")] as const;
  const most = Math.max(...columns.map(({length}) => length), 1);
  const scale = total === 0 ? 0 : Math.max(0, height - gap * (most - 1)) / total;
  const stack = (nodes: {id: string; count: number}[]): FlowNode[] => {
    const space = nodes.length < 2 ? 0 : (height - scale * total) / (nodes.length - 1);
    let top = 0;
    return nodes.map(({id, count}) => {
      const node = {id, count, top, height: count * scale};
      top += node.height + space;
      return node;
    });
  };
  const [left, right] = [stack(columns[0]), stack(columns[1])];
  const leaves = new Map(left.map(({id, top}) => [id, top]));
  const reaches = new Map(right.map(({id, top}) => [id, top]));
  const place = (ids: readonly FlowNode[], id: string) => ids.findIndex((node) => node.id === id);
  const ordered = flows
    .filter(({count}) => count > 0)
    .sort(
      (a, b) =>
        place(left, a.from) - place(left, b.from) || place(right, a.to) - place(right, b.to),
    );
  const ribbons = ordered.map((flow) => {
    const ribbon = {
      flow,
      height: flow.count * scale,
      fromTop: leaves.get(flow.from) ?? 0,
      toTop: reaches.get(flow.to) ?? 0,
    };
    leaves.set(flow.from, ribbon.fromTop + ribbon.height);
    reaches.set(flow.to, ribbon.toTop + ribbon.height);
    return ribbon;
  });
  return {left, right, ribbons};
}

/**
 * Returns the time from T until one more order is expected, in the unit of the horizons: where the
 * expected orders of each customer, which grow from 0 at T through their values at the horizons (ascending)
 * and are taken as straight between them, reach one. Undefined for those who are not
 * expected to order once within the last horizon; the chance that they have left counts. (The median wait
 * if still there would name a day for everyone, the lost too.)
 */
export function expectedWaits(
  horizons: readonly number[],
  expectedOrders: readonly ArrayLike<number>[],
): (number | undefined)[] {
  return Array.from({length: expectedOrders[0]?.length ?? 0}, (_, row) => {
    let [at, orders] = [0, 0];
    for (let step = 0; step < horizons.length; step++) {
      const until = horizons[step]!;
      const reached = expectedOrders[step]![row]!;
      if (reached >= 1) return at + ((until - at) * (1 - orders)) / (reached - orders);
      [at, orders] = [until, reached];
    }
    return undefined;
  });
}

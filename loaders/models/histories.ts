/**
 * Customers' purchase histories, collapsed: equal histories are one row with a weight. x is the number of
 * repeat purchase days; tx the age at the last purchase and T the age at the end of observation, counted
 * from the first purchase, in any unit of time (the fit's). Ages are kept once each in `ages`, ascending;
 * `txAt` and `TAt` point into it, so that what depends on one age is computed once per age.
 */
export interface Histories {
  readonly x: Int32Array;
  readonly txAt: Int32Array;
  readonly TAt: Int32Array;
  readonly ages: Float64Array;
  /** Customers per row, not necessarily whole. */
  readonly weight: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
}

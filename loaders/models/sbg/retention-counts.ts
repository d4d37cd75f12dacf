/** For each period, from the first: customers who could renew, and those who did. */
export interface RetentionCounts {
  readonly atRisk: Float64Array;
  readonly kept: Float64Array;
  /** Over all cohorts. */
  readonly customers: number;
}

/**
 * Returns the renewals by age of cohorts, each given as its survivors by period, size first. Throws where
 * survivors are below 0 or grow.
 */
export function retentionCounts(cohorts: readonly ArrayLike<number>[]): RetentionCounts {
  const periods = cohorts.reduce((most, {length}) => Math.max(most, length - 1), 0);
  const atRisk = new Float64Array(periods);
  const kept = new Float64Array(periods);
  let customers = 0;
  cohorts.forEach((survivors, cohort) => {
    for (let period = 0; period < survivors.length; period++) {
      const now = survivors[period]!;
      const before = period === 0 ? Number.MAX_VALUE : survivors[period - 1]!;
      if (!(now >= 0 && now <= before)) {
        throw new RangeError(
          `${now} survivors in period ${period} of cohort ${cohort}: from 0 to the ${period === 0 ? "cohort's size" : before} before were expected`,
        );
      }
      if (period === 0) customers += now;
      else {
        atRisk[period - 1]! += before;
        kept[period - 1]! += now;
      }
    }
  });
  return {atRisk, kept, customers};
}

// Money is published from decimals of four digits. Summed as whole numbers of these, sums are exact and do not
// depend on their order: 9e15 of them fit, 9e11 of money.

export const moneyUnits = 10_000;

/** Returns money in whole ten-thousandths, NaN where it is absent. */
export function units(amount: number): number {
  return Math.round(amount * moneyUnits);
}

/** Returns whole ten-thousandths as money. */
export function money(units: number): number {
  return units / moneyUnits;
}

/** Returns a sum of margins as money: absent where one of them is, or where nobody's could be known. */
export function marginOf(units: number, customers: number, hasMargin: boolean): number | null {
  if (customers === 0) return hasMargin ? 0 : null;
  return Number.isNaN(units) ? null : money(units);
}

export const churnRisks = ["low", "medium", "high", "lost"] as const;
export type ChurnRisk = (typeof churnRisks)[number];

/** The least probability to be alive of each band but the last. */
export type RiskBounds = readonly [low: number, medium: number, high: number];

/** Returns the band of a probability to be alive; each bound belongs to the band above it. */
export function churnRisk(
  alive: number,
  [low, medium, high]: RiskBounds = [0.8, 0.5, 0.2],
): ChurnRisk {
  if (!(alive >= 0 && alive <= 1)) {
    throw new RangeError(`alive with ${alive}: a probability was expected`);
  }
  if (alive >= low) return "low";
  if (alive >= medium) return "medium";
  return alive >= high ? "high" : "lost";
}

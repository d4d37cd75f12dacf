// Colours are CSS variables of style.css, so that a theme change or paper recolours what is drawn.

/** Kinds of terms whose members keep one colour on every page. */
export type ColoredKind = "segment" | "stage" | "tier" | "quadrant";

const others = 8;

/**
 * Returns the fixed colour of a segment, stage, tier or quadrant. Names that style.css does not know
 * (a company's own) take one of eight colours by their position, counted from 1.
 */
export function colorOf(kind: ColoredKind, id: string, position = 1): string {
  const other = `var(--other-${((Math.max(1, position) - 1) % others) + 1})`;
  return /^\w+$/.test(id) ? `var(--${kind}-${id}, ${other})` : other;
}

/** The steps of the sequential palette for amounts: 0 for none, 6 for the most. */
export const amountSteps = 7;

/**
 * Returns the step of an amount between none and the greatest, in equal bands: 0 where there is none,
 * 1 to 6 above. Absent and negative amounts are step 0; say absence in words beside it.
 */
export function amountStep(value: number | null, greatest: number): number {
  if (value === null || !(value > 0) || !(greatest > 0)) return 0;
  return Math.min(amountSteps - 1, Math.max(1, Math.ceil((value / greatest) * (amountSteps - 1))));
}

/** Returns the fill of a step of the sequential palette. */
export function amountColor(step: number): string {
  return `var(--amount-${step})`;
}

/** Returns the colour of text that stands on a step of the sequential palette. */
export function amountInk(step: number): string {
  return `var(--amount-ink-${step})`;
}

export const accent = "var(--accent)";
export const foreground = "var(--theme-foreground)";
export const muted = "var(--theme-foreground-muted)";
export const faint = "var(--theme-foreground-fainter)";
export const grid = "var(--theme-foreground-faintest)";
export const background = "var(--theme-background)";
/** What is too early or too few to say. */
export const estimate = "var(--estimate)";
/** Up to three series without a colour of their own. */
export const series = ["var(--series-1)", "var(--series-2)", "var(--series-3)"] as const;
/** What adds and what takes away, always beside a sign. */
export const good = "var(--good)";
export const bad = "var(--bad)";

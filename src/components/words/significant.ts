import {absent, number} from "./format.js";
import type {Language} from "./language.js";

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Returns a number with about so many significant figures: "0.243", "11.67", "1,234"; as a power of ten
 * where it is very large or small, "2.35 × 10¹⁷".
 */
export function significant(
  value: number | null | undefined,
  language: Language,
  figures = 4,
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
    const [mantissa = "", exponent = ""] = value.toExponential(figures - 1).split("e");
    const digits = [...exponent.replace(/^[+-]/, "")]
      .map((digit) => raised[Number(digit)])
      .join("");
    const sign = exponent.startsWith("-") ? "⁻" : "";
    return `${mantissa.replace("-", "−")} × 10${sign}${digits}`;
  }
  const order = size === 0 ? 0 : Math.floor(Math.log10(size));
  return number(value, language, Math.max(0, figures - 1 - order));
}

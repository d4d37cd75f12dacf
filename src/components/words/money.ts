import {absent, compact, fixed, number} from "./format.js";
import {locale} from "./language.js";
import type {Language} from "./language.js";

type Value = number | null | undefined;

/** How one page writes money: made once per page by `moneyIn`. */
export interface Money {
  /** For sentences and cards, three figures: "£1.24M", "124 万英镑". */
  readonly short: (value: Value) => string;
  /** In full, no decimals: "£1,240,312", "1,240,312 英镑". */
  readonly full: (value: Value) => string;
  /** For axes and cells whose head names the currency: "1.24M", "124 万". */
  readonly plain: (value: Value) => string;
  /** Exact to the cent, for books that must add up: "1,240,312.55". */
  readonly exact: (value: Value) => string;
  /** The currency as a unit in a head or subtitle: "£", "英镑"; "amount", "金额" where none is known. */
  readonly unit: string;
}

/**
 * Returns the ways of writing money in a currency, by its ISO code. Without a known code amounts
 * stand bare: a symbol is never guessed.
 */
export function moneyIn(currency: string | null, language: Language): Money {
  const code = currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null;
  const symbol = code === null ? "" : symbolOf(code);
  const name = code === null ? "" : nameOf(code);
  const dress = (text: string): string => {
    if (text === absent || code === null) return text;
    if (language === "zh") return /[万亿]$/.test(text) ? `${text}${name}` : `${text} ${name}`;
    const minus = text.startsWith("−") ? "−" : "";
    return `${minus}${symbol}${minus ? text.slice(1) : text}`;
  };
  const unit = code === null ? {en: "amount", zh: "金额"} : {en: symbol.trim(), zh: name};
  return {
    short: (value) => dress(compact(value, language)),
    full: (value) => dress(number(value, language)),
    plain: (value) => compact(value, language),
    exact: (value) => fixed(value, language, 2),
    unit: unit[language],
  };
}

function symbolOf(code: string): string {
  const parts = new Intl.NumberFormat(locale("en"), {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? code;
  return /^[A-Z]{3}$/.test(symbol) ? `${symbol}\u00a0` : symbol;
}

function nameOf(code: string): string {
  if (code === "CNY") return "元";
  return new Intl.DisplayNames(locale("zh"), {type: "currency"}).of(code) ?? code;
}

/** Returns a name as an SQL identifier, whatever it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Returns a text as an SQL string literal, whatever it holds except NUL, which no SQL text may hold. */
export function quoteLiteral(text: string): string {
  if (text.includes("\0")) throw new Error(`text with a NUL in SQL: ${JSON.stringify(text)}`);
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Returns a path as an SQL string literal that names this one file: DuckDB's readers take `*`, `?`
 * and `[` for patterns even where a file of just that name exists.
 */
export function quotePath(path: string): string {
  return quoteLiteral(path.replaceAll(/[*?[]/g, "[$&]"));
}

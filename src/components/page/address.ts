/** Returns what the page's address says under a name, so that a view can be sent to others. */
export function inAddress(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Writes a choice into the page's address without a new step in the history; null takes it out. */
export function keepInAddress(name: string, value: string | null): void {
  const query = new URLSearchParams(location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  replaceQuery(query.toString());
}

/** Writes a whole query into the page's address without a new step in the history. */
export function replaceQuery(query: string): void {
  const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
  history.replaceState(history.state, "", address);
}

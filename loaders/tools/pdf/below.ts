import type {Captured} from "./capture.js";

/** Returns pages with the names by which the pages above them lead to them: all segments' pages head alike. */
export function named(pages: readonly Captured[]): Captured[] {
  return pages.map((one) => {
    const above = pages.find(({page}) => page.name === one.page.parent);
    const link = above?.links.find(
      ({address, text}) => address === one.page.address && text !== "",
    );
    return link ? {...one, heading: link.text} : one;
  });
}

/** Returns pages with those below another in the order in which that one leads to them. */
export function inOrder(pages: readonly Captured[]): Captured[] {
  return pages
    .filter(({page}) => page.parent === undefined)
    .flatMap((above) => {
      const place = ({page}: Captured) => {
        const at = above.links.findIndex(({address}) => address === page.address);
        return at < 0 ? Infinity : at;
      };
      const below = pages.filter(({page}) => page.parent === above.page.name);
      return [above, ...below.sort((a, b) => place(a) - place(b))];
    });
}

// What the drawing of first views needs of jsdom, which brings no types of its own.
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options: {url: string; pretendToBeVisual: boolean});
    readonly window: typeof globalThis & {readonly document: Document};
  }
}

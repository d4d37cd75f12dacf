import {JSDOM} from "jsdom";

/** A window without a screen, whose boxes are as wide as they are told to be. */
export interface FakeWindow {
  readonly document: Document;
  readonly HTMLElement: typeof HTMLElement;
  /** Tells every box that is watched its width. */
  readonly resize: (widthOf: (box: Element) => number) => void;
}

/**
 * Makes this process take itself for a browser that has just opened an empty page on a fixed day: what is
 * drawn at build must not tell of the build's own clock.
 */
export function openWindow(today: Date): FakeWindow {
  const {window} = new JSDOM("<!DOCTYPE html><html><body></body></html>", {
    url: "http://localhost/",
    pretendToBeVisual: true,
  });
  const given = globalThis as Record<string, unknown>;
  const ours = window as unknown as Record<string, unknown>;
  const forced = [
    "Event",
    "CustomEvent",
    "EventTarget",
    "navigator",
    "localStorage",
    "sessionStorage",
  ];
  for (const name of [
    ...Object.getOwnPropertyNames(window),
    "addEventListener",
    "removeEventListener",
  ]) {
    if (name in given && !forced.includes(name)) continue;
    const value = ours[name];
    const isMethod = typeof value === "function" && /^[a-z]/.test(name);
    Object.defineProperty(given, name, {
      value: isMethod ? (value as () => void).bind(window) : value,
      ...{configurable: true, writable: true},
    });
  }
  given.window = window;
  given.Date = class extends Date {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(today.getTime());
      else super(...(parts as [number]));
    }
    static override now = () => today.getTime();
  };
  const watched = new Set<{box: Element; hear: ResizeObserverCallback}>();
  given.ResizeObserver = class {
    constructor(readonly hear: ResizeObserverCallback) {}
    observe = (box: Element) => void watched.add({box, hear: this.hear});
    unobserve = () => {};
    disconnect = () => {};
  };
  return {
    document: window.document,
    HTMLElement: window.HTMLElement,
    resize: (widthOf) => {
      for (const one of watched) {
        if (!one.box.isConnected) {
          watched.delete(one);
          continue;
        }
        const entry = {target: one.box, contentRect: {width: widthOf(one.box), height: 0}};
        one.hear([entry as unknown as ResizeObserverEntry], undefined as never);
      }
    },
  };
}

// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {carryFiltersInLinks} from "../../../src/components/filters/filter-links.js";
import {rememberChoices, rememberedChoices} from "../../../src/components/page/page-memory.js";

const at = (address: string) => history.replaceState(null, "", address);
const of = (path: string) => rememberedChoices(new URL(path, location.origin));

/** Reads an address and leaves it for another, as a browser tells the page. */
function leave(address: string, next: string): void {
  at(address);
  dispatchEvent(new Event("pagehide"));
  at(next);
}

function follow(href: string, event = "click"): string | null {
  document.body.innerHTML = `<a href="${href}"><span>x</span></a>`;
  const link = document.querySelector("a")!;
  link.addEventListener("click", (event) => event.preventDefault());
  link
    .querySelector("span")!
    .dispatchEvent(new Event(event, {bubbles: true, cancelable: true, composed: true}));
  return link.getAttribute("href");
}

beforeEach(() => {
  sessionStorage.clear();
  carryFiltersInLinks();
});
afterEach(() => vi.restoreAllMocks());

describe("a page's choices", () => {
  it("are remembered when it is left, without filters and for both languages", () => {
    leave("/cohorts?measure=orders&region=Shanghai&unit=absolute&period=2025-01..", "/churn");
    expect(of("/cohorts")).toBe("measure=orders&unit=absolute");
    expect([of("/zh/cohorts"), of("/cohorts.html")]).toEqual([of("/cohorts"), of("/cohorts")]);
    expect([of("/lifecycle"), of("/segments/cohorts"), of("/site/cohorts")]).toEqual(["", "", ""]);
    leave("/site/zh/segments/champions?by=tier", "/site/zh/");
    expect([of("/site/segments/champions"), of("/segments/champions")]).toEqual(["by=tier", ""]);
    leave("/zh/?month=2025-01", "/churn");
    expect([of("/"), of("/index"), of("/zh/index.html")]).toEqual(Array(3).fill("month=2025-01"));
  });

  it("are those it was last seen with", () => {
    leave("/cohorts?measure=orders", "/churn");
    leave("/zh/cohorts?step=quarter", "/zh/churn");
    expect(of("/cohorts")).toBe("step=quarter");
    leave("/cohorts?region=Shanghai", "/churn");
    expect(of("/cohorts")).toBe("");
    expect(sessionStorage.length).toBe(0);
  });

  it("never hold a customer's key or the beginning of one", () => {
    leave("/customer?key=0123456789abcdef", "/customers");
    leave("/customers?q=0123456789abcdef&sort=-last", "/");
    expect(of("/customers")).toBe("sort=-last");
    expect(JSON.stringify({...sessionStorage})).not.toContain("0123");
  });

  it("do without a storage that is blocked", () => {
    at("/cohorts?measure=orders");
    for (const name of ["getItem", "setItem", "removeItem"] as const) {
      vi.spyOn(Storage.prototype, name).mockImplementation(() => {
        throw new DOMException("blocked", "SecurityError");
      });
    }
    rememberChoices();
    expect(of("/churn")).toBe("");
    vi.restoreAllMocks();
    at("/churn");
    expect(of("/cohorts")).toBe("");
    at("/cohorts?measure=orders");
    vi.spyOn(globalThis, "sessionStorage", "get").mockImplementation(() => {
      throw new DOMException("blocked", "SecurityError");
    });
    rememberChoices();
    expect(follow("./churn")).toBe("./churn");
    vi.restoreAllMocks();
    expect(sessionStorage.length).toBe(0);
  });
});

describe("links", () => {
  beforeEach(() => leave("/cohorts?measure=orders&unit=absolute&tier=gold", "/churn?by=region"));

  it("take what was chosen on the page they lead to along, with the filters of the moment", () => {
    for (const event of ["pointerover", "focusin", "click"]) {
      expect(follow("./cohorts", event)).toBe("./cohorts?measure=orders&unit=absolute");
    }
    at("/churn?by=region&segment=lost");
    expect(follow("./cohorts")).toBe("./cohorts?measure=orders&unit=absolute&segment=lost");
    expect(follow("./value")).toBe("./value?segment=lost");
    at("/churn?by=region");
    const link = document.querySelector("a")!;
    link.click();
    expect(link.getAttribute("href")).toBe("./value");
  });

  it("that ask for something themselves get nothing but filters", () => {
    expect(follow("./cohorts?step=quarter")).toBe("./cohorts?step=quarter");
    expect(follow("./cohorts#trend")).toBe("./cohorts#trend");
    at("/churn?segment=lost");
    expect(follow("./cohorts?step=quarter")).toBe("./cohorts?step=quarter&segment=lost");
  });

  it("to the page itself start it anew", () => {
    leave("/churn?by=region", "/churn?by=tier");
    expect(follow("./churn")).toBe("./churn");
    at("/zh/churn?by=tier");
    expect(follow("./churn")).toBe("./churn");
  });
});

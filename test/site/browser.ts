import {type Browser, type Page, chromium} from "playwright-core";
import {inject} from "vitest";
import {waitUntilDrawn} from "../../loaders/tools/drawn.js";

const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the browser that global setup found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({executablePath: inject("browserPath"), args: quiet});
}

export interface Opened {
  readonly page: Page;
  /** Everything that went wrong since the page was opened; a good page leaves it empty. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  /** Another site than that of the sample. */
  readonly url?: string;
}

/**
 * Opens a page of the built site (an address relative to it, such as `zh/matrix`) and waits until Framework
 * has run all its code and nothing is asked any more. Console errors and warnings, uncaught errors, dialogs,
 * failed and refused requests and requests to other hosts are gathered in `faults`.
 */
export async function openPage(
  browser: Browser,
  address: string,
  view: View = {},
): Promise<Opened> {
  const {width = 1440, height = 900, colorScheme = "light", url = inject("siteUrl")} = view;
  const context = await browser.newContext({
    ...{viewport: {width, height}, colorScheme, reducedMotion: "reduce", locale: "en-GB"},
  });
  // What does not come within this time does not come, on slow machines either.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const site = new URL(url);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      faults.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "?";
    // So the browser names a request that was under way when the reader left its page.
    if (reason !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} (${reason})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.host === site.host || /^(data|blob):$/.test(url.protocol)) return route.continue();
    faults.push(`asked another site: ${url.href}`);
    return route.abort();
  });
  await page.goto(new URL(address, site).href, {waitUntil: "networkidle"});
  await settle(page);
  return {page, faults, close: () => context.close()};
}

/** Waits until no part of the page is still being computed and what it shows has been painted. */
export async function settle(page: Page): Promise<void> {
  await waitUntilDrawn(page);
}

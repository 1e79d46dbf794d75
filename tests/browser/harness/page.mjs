// Pages in a real Chromium, watched: what the console says and where requests go is collected, and judged at the end.
import { strict as assert } from "node:assert";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, PATIENCE, bound, visit } from "./browser.mjs";
import { atEnd } from "./ending.mjs";
import { serveSite } from "./site.mjs";

let launched;

/** The browser of this test file, started at its first page. */
export async function browser() {
  launched ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: 2 * PATIENCE });
  return launched;
}
after(async () => (await launched)?.close());

/** Collects what must not happen in a context that uses a site, and fails the test with all of it at the end. */
export function judge(t, context, site, allow = []) {
  const found = [];
  const allowed = (text) => allow.some((pattern) => pattern.test(text));
  const note = (text) => allowed(text) || found.push(text);
  context.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (event) => note(`uncaught: ${event.error()?.stack ?? event.error()}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    const own = origin === site.origin || ["data:", "blob:", "about:"].includes(protocol);
    if (!own) found.push(`request to another origin: ${request.url()}`);
  });
  atEnd(t, () => assert.deepEqual(found, [], "what the page must not do"));
}

/**
 * A page of the app in a context of its own, closed and judged when the test ends.
 *
 * `width`, `height`, `dark`: the screen. `path`: the address. `offline`: everything was seen once, and now the network is
 * gone. `site`: a server that the test already has. `context`: another tab of the same person. `allow`: patterns of
 * console errors that this test provokes. `ready: false`: do not wait for the app. `workers: "block"`: no service worker. `before`: what is
 * done to the page before it opens.
 */
export async function open(t, options = {}) {
  const { width = 1280, height = 800, dark = false, path = "/", offline = false, allow = [], ready = true } = options;
  const site = options.site ?? options.context?.site ?? (await serveSite(t));
  const context = options.context ?? (await newContext(t, site, { width, height, dark, allow, workers: options.workers }));
  const page = await context.newPage();
  if (offline) {
    await visit(page, site);
    await inSecondVisit(page);
    await site.stop();
  }
  await options.before?.(page);
  return visit(page, site, path, { ready });
}

async function newContext(t, site, { width, height, dark, allow, workers = "allow" }) {
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    serviceWorkers: workers,
  });
  context.site = site;
  bound(context);
  atEnd(t, () => context.close());
  judge(t, context, site, allow);
  return context;
}

/** Waits until the service worker holds every file and this page is under its control. */
export async function inSecondVisit(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/**
 * Looks at this tab, as a person would: it alone has the focus. Playwright otherwise lets every page believe that it has.
 */
export async function lookAt(page) {
  for (const each of page.context().pages()) {
    each.debugging ??= await each.context().newCDPSession(each);
    await each.debugging.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  }
  await page.bringToFront();
}

/** Waits until something has the focus, without doing anything for it. */
export async function givenFocus(page, target) {
  await page.waitForFunction((element) => element === document.activeElement, await target.elementHandle());
}

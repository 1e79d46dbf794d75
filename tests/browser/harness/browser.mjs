// Which browser, started how, and how it is driven: what journeys and bench share. Knows nothing of tests.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Where the optimised site was built. */
export const SITE = process.env.FILO_SITE ?? fileURLToPath(new URL("../../../target/site", import.meta.url));

/** No wait lasts longer than this, so that nothing hangs for ever: a service worker that never takes control, for one. */
export const PATIENCE = 15_000;

/** What a headless Chromium needs in a container, and nothing that would make it another browser than people have. */
export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

/** The browser that scripts/need.sh has found, or else the first Chromium on PATH, for a test run by hand. */
export const CHROMIUM =
  process.env.CHROMIUM ??
  process.env.PATH.split(delimiter).flatMap((folder) => ["chromium", "google-chrome"].map((name) => join(folder, name))).find(existsSync);

/** Waits for something that may never come, and says what it was. */
export async function within(milliseconds, promise, what) {
  const late = new AbortController();
  const limit = sleep(milliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(`waited ${milliseconds} ms for ${what}`);
  });
  // Called off, the limit breaks its promise too: nobody listens then.
  limit.catch(() => {});
  try {
    return await Promise.race([promise, limit]);
  } finally {
    late.abort();
  }
}

/** Puts an end to every wait of a context, also of those for which the driver knows none. */
export function bound(context) {
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  context.on("page", (page) => {
    const evaluate = page.evaluate.bind(page);
    page.evaluate = (question, argument) => within(8 * PATIENCE, evaluate(question, argument), `the page to answer ${question}`);
  });
}

/** Goes to an address of the site and waits until the app says it can be used. */
export async function visit(page, site, path = "/", { ready = true } = {}) {
  await page.goto(new URL(path.replace(/^\//, ""), site.url).href, { waitUntil: "load" });
  if (ready) await page.locator("html[data-ready]").waitFor({ state: "attached" });
  return page;
}

/** Asks the page until the answer is yes. Unlike waitForFunction, which takes any promise for a yes, it may ask what must be awaited. */
export async function eventually(page, question, argument) {
  const end = Date.now() + PATIENCE;
  while (!(await page.evaluate(question, argument))) {
    if (Date.now() > end) throw new Error(`waited ${PATIENCE} ms in vain for: ${question}`);
    await sleep(20);
  }
}

/** Slows the page's processor down, `rate` times. */
export async function throttle(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

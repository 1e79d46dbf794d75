// The generated notebook, brought into a browser as a person would: the file is chosen in «Scambio», looked at, and
// joined. One browser for each size, made when a measure first asks for it, on a profile of its own: code that was
// compiled once stays compiled there, as it does for people.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, eventually, visit } from "../../tests/browser/harness/browser.mjs";
import { prepare } from "./page.mjs";

/** The largest is slow, and a machine may be busy. */
const PATIENCE = 120_000;

const FOLDER = fileURLToPath(new URL("../../target/bench/", import.meta.url));

/** The files that scripts/bench.sh had written for a size: more than one where one would be over what a file may be. */
export const filesOf = (times) =>
  readdirSync(FOLDER).filter((name) => name.startsWith(`x${times}-`)).sort().map((name) => FOLDER + name);

export const textOf = (file) => readFileSync(file, "utf8");

/** Chooses a file in «Scambio» and joins it. How long the app took to show what it brings, and to show the receipt. */
export async function bring(page, file) {
  // Making the browser read the file is not the app's work: the time runs from the moment the page has it.
  await page.evaluate(() => {
    document.querySelector("input[type=file]").addEventListener("change", () => (window.chosen = performance.now()), { capture: true, once: true });
    window.previewed = window.bench.shown(() => document.querySelector("#prima-di-unire") ?? document.querySelector("#rifiuto h3"));
  });
  await page.locator("input[type=file]").setInputFiles(file);
  const reading = await page.evaluate(async () => (await window.previewed) - window.chosen);
  if (await page.locator("#rifiuto h3").count()) throw new Error(`refused: ${await page.locator("#rifiuto").innerText()}`);
  await page.getByRole("radio", { name: "È mia" }).check();
  const joining = await page.evaluate(() => {
    const join = [...document.querySelectorAll("button")].find((button) => button.textContent.trim().startsWith("Unisci"));
    return window.bench.timed(() => join.click(), () => document.querySelector("#ricevuta"));
  });
  return { reading, joining };
}

/** A browser with a profile of its own that has the site's files and its default data, and one page of it. */
export async function fresh(site, path) {
  const profile = mkdtempSync(join(tmpdir(), "filo-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, args: FLAGS, viewport: { width: 1280, height: 800 }, locale: "it-IT", timezoneId: "Europe/Rome",
  });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  await prepare(context);
  const open = async (path) => {
    const page = await visit(await context.newPage(), site, path);
    await saved(page);
    return page;
  };
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const page = await open(path);
  // Files come from the service worker from here on.
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  return { context, page, open, close };
}

/** The same with the notebook of a size, which was brought in by its file; 0 is the default data alone. */
async function load(site, times) {
  const { page, ...notebook } = await fresh(site, "/scambio");
  for (const file of filesOf(times)) await bring(page, file);
  await saved(page);
  await page.close();
  return { times, ...notebook };
}

/** Waits until everything is on disk. */
export const saved = (page) => eventually(page, () => document.querySelector("[data-state=saved]") !== null);

/** Gives `notebook(times)`, made when it is first asked for, and `close()` for all that were. */
export function notebooks(site) {
  const known = new Map();
  return {
    notebook: (times) => {
      if (!known.has(times)) known.set(times, load(site, times));
      return known.get(times);
    },
    close: async () => {
      for (const notebook of known.values()) await (await notebook.catch(() => undefined))?.close();
    },
  };
}

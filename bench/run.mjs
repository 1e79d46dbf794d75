// Measures the built site in a real browser: every file of measures/, or those named on the command line. Prints a table
// and writes target/bench.json, keeping the figures that were not measured this time.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, SITE, bound } from "../tests/browser/harness/browser.mjs";
import { baseOf, serve } from "../scripts/serve.mjs";

const MEASURES = fileURLToPath(new URL("./measures/", import.meta.url));
const RESULTS = fileURLToPath(new URL("../target/bench.json", import.meta.url));

const only = process.argv.slice(2);
const files = readdirSync(MEASURES)
  .filter((file) => file.endsWith(".mjs") && (only.length === 0 || only.includes(basename(file, ".mjs"))))
  .sort();

const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
const site = await serve({ folder: SITE, base: baseOf(SITE) });

/** A page of somebody who has never been here. Without the service worker, which would download everything beside. */
async function freshPage(options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block", locale: "it-IT", ...options });
  bound(context);
  return context.newPage();
}

/** A measure exports `measure`, which gives `{ "<name>": { value, unit, peer?, ratio? } }`, and prints what it wants to add. */
const results = {};
for (const file of files) {
  const { measure } = await import(pathToFileURL(MEASURES + file).href);
  console.log(`\n── ${basename(file, ".mjs")}`);
  Object.assign(results, await measure({ browser, site, folder: SITE, freshPage }));
}
await browser.close();
await site.stop();

console.log("\n── Figures");
for (const [name, { value, unit, peer, ratio }] of Object.entries(results)) {
  const beside = peer === undefined ? "" : `   ${peer}${ratio === undefined ? "" : ` × ${ratio}`}`;
  console.log(`${name.padEnd(28)} ${String(value).padStart(10)} ${unit}${beside}`);
}
const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
mkdirSync(fileURLToPath(new URL("../target", import.meta.url)), { recursive: true });
writeFileSync(RESULTS, `${JSON.stringify({ ...before, ...results }, null, 2)}\n`);

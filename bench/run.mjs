// Measures the built site in a real browser: every file of measures/, or those named on the command line. Prints a table
// and writes target/bench.json, keeping the figures that were not measured this time.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, SITE, bound } from "../tests/browser/harness/browser.mjs";
import { baseOf, serve } from "../scripts/serve.mjs";
import { notebooks } from "./harness/notebook.mjs";

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

const { notebook, close } = notebooks(site);

/** A measure exports `measure`, which gives `{ "<name>": { value, unit, goal?, peer?, ratio? } }`, and prints what it wants to add. */
const results = {};
for (const file of files) {
  const { measure } = await import(pathToFileURL(MEASURES + file).href);
  console.log(`\n── ${basename(file, ".mjs")}`);
  Object.assign(results, await measure({ browser, site, folder: SITE, freshPage, notebook }));
}
await close();
await browser.close();
await site.stop();

console.log("\n── Figures");
for (const [name, { value, unit, goal, peer, ratio }] of Object.entries(results)) {
  const aim = goal === undefined ? "" : `goal ${goal}`;
  const beside = peer === undefined ? "" : `${peer}${ratio === undefined ? "" : `, × ${ratio}`}`;
  console.log(`${name.padEnd(26)} ${String(value).padStart(9)} ${unit.padEnd(6)} ${aim.padEnd(20)} ${beside}`.trimEnd());
}
// The goals are of the issue, not of the figures.
const figures = Object.fromEntries(Object.entries(results).map(([name, { goal, ...figure }]) => [name, figure]));
const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
mkdirSync(fileURLToPath(new URL("../target", import.meta.url)), { recursive: true });
writeFileSync(RESULTS, `${JSON.stringify({ ...before, ...figures }, null, 2)}\n`);

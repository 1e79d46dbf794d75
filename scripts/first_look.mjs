// What who has never been here sees first: opens the finished site in a browser as they would, and writes how the screens look by
// which people come in into the page itself. public/start.js shows it until the app, which takes longer to arrive, has drawn
// the same. Run by build.sh: node scripts/first_look.mjs FOLDER.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, bound, eventually, visit } from "../tests/browser/harness/browser.mjs";
import { listFiles } from "./finish.mjs";
import { baseOf, serve } from "./serve.mjs";

/** The screens by which people come in, as addresses below the base. */
const ENTRANCES = ["", "guida"];

/** Wide and as high as most: on a narrower screen the same reaches further down. */
const WINDOW = { width: 1280, height: 900 };

/** The still that the app keeps of a screen (src/browser/still.rs), without what it says of this hour or day. */
async function lookOf(browser, site, path) {
  const context = await browser.newContext({ viewport: WINDOW, locale: "it-IT", serviceWorkers: "block" });
  bound(context);
  const page = await context.newPage();
  await visit(page, site, path);
  await eventually(page, () => localStorage.getItem(`filo.still.${location.pathname}`) !== null);
  const look = await page.evaluate(() => {
    const { html, down } = JSON.parse(localStorage.getItem(`filo.still.${location.pathname}`));
    const parsed = new DOMParser().parseFromString(html, "text/html");
    parsed.querySelectorAll("[data-still=hour]").forEach((element) => element.remove());
    return { html: parsed.body.innerHTML, down };
  });
  await context.close();
  return `<template data-look="${new URL(path, site.url).pathname}" data-down="${look.down}">${look.html}</template>`;
}

const [, , folder] = process.argv;
const site = await serve({ folder, base: baseOf(folder) });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
const looks = [];
for (const path of ENTRANCES) looks.push(await lookOf(browser, site, path));
await browser.close();
await site.stop();

const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
writeFileSync(page, html.replace("<noscript>", () => `${looks.join("\n  ")}\n  <noscript>`));
listFiles(folder);
copyFileSync(page, join(folder, "404.html"));

// How much a person downloads before the first screen stands, and before it is seen (scripts/first_look.mjs); and before the
// guide, by which families come in, stands: what the page really asks for, each file compressed as a host would (brotli 11),
// and what the wasm is made of, crate by crate. The data are not counted, since they grow with the community and not with
// the app.
import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { visit } from "../../tests/browser/harness/browser.mjs";
import { crates } from "../harness/crates.mjs";

/** The part of the last release that opens the app, names and all. */
const NAMED = fileURLToPath(new URL("../../target/chunks/filo.wasm", import.meta.url));

/** Crates below this many bytes are not worth a line. */
const SMALL = 5_000;

const COUNTED = new Set([".wasm", ".js", ".css", ".woff2"]);
const compressed = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;

const print = (name, raw, br) =>
  console.log(`${name.padEnd(44)} ${(raw / 1000).toFixed(1).padStart(8)} kB   ${(br / 1000).toFixed(1).padStart(7)} kB br`);

/** What a page of somebody who has never been here asks for until `there`: by path, how many bytes. */
async function downloaded(page, there) {
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await there();
  const files = new Map();
  for (const response of responses) {
    const { pathname } = new URL(response.url());
    // The page holds the scripts that start the app.
    const isPage = response.request().resourceType() === "document";
    if (!(isPage || COUNTED.has(extname(pathname))) || files.has(pathname)) continue;
    const content = await response.body();
    files.set(pathname, { raw: content.length, br: compressed(content) });
  }
  await page.context().close();
  return [...files].sort(([, a], [, b]) => b.br - a.br);
}

/** All that is downloaded until a screen stands. */
async function untilItStands(page, site, path) {
  return downloaded(page, async () => {
    await visit(page, site, path);
    await page.waitForLoadState("networkidle");
  });
}

/** What is downloaded while the app's own code is still to come, and a screen is already seen. */
async function untilItIsSeen(page, site, path) {
  await page.route("**/*.wasm", () => {});
  return downloaded(page, async () => {
    await visit(page, site, path, { ready: false });
    await page.locator("#fermo h1").waitFor();
    await page.evaluate(() => document.fonts.ready);
  });
}

const inKilobytes = (files) => Number((files.reduce((total, [, { br }]) => total + br, 0) / 1000).toFixed(1));

export async function measure({ site, freshPage }) {
  const first = await untilItStands(await freshPage(), site, "/");
  const guide = await untilItStands(await freshPage(), site, "/guida");
  const look = await untilItIsSeen(await freshPage(), site, "/guida");
  for (const [path, { raw, br }] of first) print(path, raw, br);
  if (existsSync(NAMED)) {
    console.log("Of the wasm, each crate compressed alone:");
    for (const { name, raw, br } of crates(readFileSync(NAMED)).filter(({ raw }) => raw >= SMALL)) print(`  ${name}`, raw, br);
  }
  return {
    first_load_br_kb: { value: inKilobytes(first), unit: "kB", goal: "≤ 350" },
    guide_load_br_kb: { value: inKilobytes(guide), unit: "kB" },
    guide_look_br_kb: { value: inKilobytes(look), unit: "kB" },
  };
}

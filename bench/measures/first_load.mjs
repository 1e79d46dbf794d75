// How much a person downloads before the first screen stands: what the page really asks for, each file compressed as a
// host would (brotli 11), and what the wasm is made of, crate by crate. The data are not counted, since they grow with the
// community and not with the app.
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

export async function measure({ site, freshPage }) {
  const page = await freshPage();
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await visit(page, site);
  await page.waitForLoadState("networkidle");

  const rows = new Map();
  for (const response of responses) {
    const { pathname } = new URL(response.url());
    // The page holds the scripts that start the app.
    const isPage = response.request().resourceType() === "document";
    if (!(isPage || COUNTED.has(extname(pathname))) || rows.has(pathname)) continue;
    const content = await response.body();
    rows.set(pathname, { raw: content.length, br: compressed(content) });
  }
  await page.context().close();

  let total = 0;
  for (const [path, { raw, br }] of [...rows].sort(([, a], [, b]) => b.br - a.br)) {
    total += br;
    print(path, raw, br);
  }
  if (existsSync(NAMED)) {
    console.log("Of the wasm, each crate compressed alone:");
    for (const { name, raw, br } of crates(readFileSync(NAMED)).filter(({ raw }) => raw >= SMALL)) print(`  ${name}`, raw, br);
  }
  return { first_load_br_kb: { value: Number((total / 1000).toFixed(1)), unit: "kB", goal: "≤ 350" } };
}

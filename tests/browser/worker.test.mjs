// What the service worker promises: a new version never swaps files under a running page, downloads only what changed,
// and comes when a person asks for it.
import { strict as assert } from "node:assert";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { listFiles } from "../../scripts/finish.mjs";
import { copyOfSite, eventually, inSecondVisit, open, serveSite } from "./harness.mjs";

const NOTE = "nota.txt";

/** The next release in the same folder: a text changes, and the page says its number. */
function release(folder, number) {
  writeFileSync(join(folder, NOTE), `versione ${number}`);
  const page = join(folder, "index.html");
  const marked = readFileSync(page, "utf8").replace(/( data-release="\d+")?>/, `>`).replace(/<html[^>]*>/, `<html lang="it" data-release="${number}">`);
  writeFileSync(page, marked);
  listFiles(folder);
}

const noteOf = (page) => page.evaluate((name) => fetch(name).then((response) => response.text()), NOTE);
const releaseOf = (page) => page.locator("html").getAttribute("data-release");
const cacheNames = (page) => page.evaluate(() => caches.keys());
const lookForUpdate = async (page) => {
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found.update()));
  await eventually(page, async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
};

/**
 * Agrees to the new version, and waits until the page has started with it. Nothing may be on its way to the page by then:
 * a worker that is asked for a file in the instant it gives way stays until it has been idle for half a minute, in
 * Chromium, and until the end under a debugger.
 */
async function acceptUpdate(page) {
  await page.waitForLoadState("networkidle");
  const started = page.waitForEvent("load");
  await page.getByRole("region", { name: "Nuova versione" }).getByRole("button", { name: "Ricarica" }).click();
  await started;
}

test("a new version waits for a person, and other pages keep the files they started with", async (t) => {
  const folder = copyOfSite(t);
  release(folder, 1);
  const site = await serveSite(t, folder);
  const page = await open(t, { site });
  await inSecondVisit(page);
  const other = await open(t, { site, context: page.context() });

  release(folder, 2);
  await lookForUpdate(page);
  assert.equal(await noteOf(page), "versione 1", "the running page still has its own files");
  await page.reload();
  assert.equal(await releaseOf(page), "1", "a reload alone changes nothing");

  await acceptUpdate(page);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  assert.equal(await releaseOf(page), "2");
  assert.equal(await noteOf(page), "versione 2");
  assert.equal(await releaseOf(other), "1", "the other page was not reloaded");
  assert.equal(await noteOf(other), "versione 1", "and lives from the old files");
  assert.equal((await cacheNames(page)).length, 2);

  await other.close();
  await page.reload();
  await eventually(page, async () => (await caches.keys()).length === 1);
  assert.equal(await noteOf(page), "versione 2");
  await site.stop();
  await page.reload();
  assert.equal(await releaseOf(page), "2", "the new version opens without network");
});

test("a new version downloads only the files that changed", async (t) => {
  const folder = copyOfSite(t);
  release(folder, 1);
  const site = await serveSite(t, folder);
  const page = await open(t, { site });
  await inSecondVisit(page);

  site.asked.length = 0;
  release(folder, 2);
  await lookForUpdate(page);
  assert.deepEqual([...new Set(site.asked)].filter((path) => path !== "/sw.js").sort(), ["/", `/${NOTE}`]);
});

test("the code is kept as it came from the network, beside which the browser may keep what it has compiled", async (t) => {
  const page = await open(t);
  await inSecondVisit(page);
  const kept = await page.evaluate(async () => {
    const asked = [];
    for (const name of await caches.keys()) asked.push(...(await (await caches.open(name)).keys()));
    const code = asked.map((request) => request.url).filter((url) => url.endsWith(".wasm"));
    return Promise.all(code.map(async (url) => [url, (await caches.match(url)).url]));
  });
  assert.ok(kept.length > 1);
  for (const [asked, answered] of kept) assert.equal(answered, asked);
});

test("a version whose files do not match its list is never taken", async (t) => {
  const folder = copyOfSite(t);
  release(folder, 1);
  const site = await serveSite(t, folder);
  const page = await open(t, { site, allow: [/is not the file of version/] });
  await inSecondVisit(page);

  release(folder, 2);
  appendFileSync(join(folder, NOTE), ", a metà");
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    return worker.state;
  });
  assert.equal(state, "redundant");
  assert.equal(await noteOf(page), "versione 1");

  release(folder, 2);
  await lookForUpdate(page);
});

test("a file that the site no longer has is not answered with a page", async (t) => {
  const folder = copyOfSite(t);
  rmSync(join(folder, "rescue.html"));
  listFiles(folder);
  const page = await open(t, { site: await serveSite(t, folder), allow: [/404/] });
  await inSecondVisit(page);
  assert.equal(await page.evaluate(() => fetch("rescue.html").then((response) => response.status)), 404);
});

test("a file that another app shares waits for the screen of the exchange, and is given once", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/scambio" });
  await inSecondVisit(page);
  const text = await page.evaluate(async () => (await fetch("dati-del-piano.json")).text());
  // What the system does when the installed app is chosen: it sends a form, and follows where it is led.
  await page.evaluate(([text, changed]) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: "condividi", enctype: "multipart/form-data" });
    const input = Object.assign(document.createElement("input"), { type: "file", name: "file" });
    const data = new DataTransfer();
    data.items.add(new File([text.replace("Sub-ambito viadanese", changed)], "da una chat.json.txt", { type: "text/plain" }));
    input.files = data.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  }, [text, "Quaderno condiviso"]);
  await page.getByRole("heading", { level: 1, name: "Prima di unire: 1 differenza" }).waitFor();
  await page.getByText("«da una chat.json.txt»").waitFor();
  assert.equal(new URL(page.url()).pathname, "/scambio");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Il lavoro passa di mano in un file" }).waitFor();
});

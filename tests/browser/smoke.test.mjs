// The first journey: the app opens, under its strict policy, and opens again when there is no network.
import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { axe, open, sidewaysScroll, visit } from "./harness.mjs";

test("the app opens and shows its heading", async (t) => {
  const page = await open(t);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "it");
  assert.equal(await page.locator("#avvio").count(), 0, "the words shown while starting are gone");
});

test("the policy stands before everything it governs, and nothing is inline but what it knows by its hash", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(() => {
    const all = [...document.head.querySelectorAll("meta[http-equiv], script, link, style, base")];
    return {
      first: all[0].getAttribute("http-equiv"),
      policy: all[0].content,
      scripts: [...document.querySelectorAll("script:not([src])")].map((script) => script.textContent),
      styles: document.querySelectorAll("style").length,
    };
  });
  assert.equal(found.first, "Content-Security-Policy");
  const hashes = found.scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const allowed = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")};`;
  assert.equal(found.policy.slice(0, allowed.length), allowed);
  assert.doesNotMatch(found.policy, /unsafe-inline|'unsafe-eval'|https?:/);
  assert.equal(found.styles, 0);
});

test("after the first visit it opens without network, deep links included", async (t) => {
  const page = await open(t, { offline: true });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await visit(page, page.context().site, "/guida?area=minori");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
});

test("a panic opens the rescue page, with its message, and the next start is clean", async (t) => {
  const page = await open(t);
  await page.evaluate(() => window.filoPanic("a test broke it"));
  await page.waitForURL(/rescue\.html\?perche=errore/);
  await page.getByText("a test broke it").waitFor({ state: "attached" });
  await page.getByRole("link", { name: "Riprova" }).click();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => sessionStorage.getItem("filo.panic")), null);
});

test("files that do not arrive are told from a broken app", async (t) => {
  const page = await open(t, { path: "/rescue.html", ready: false, workers: "block", allow: [/ERR_FAILED|Failed to fetch/] });
  await page.route(/\.wasm$/, (route) => route.abort());
  await visit(page, page.context().site, "/", { ready: false });
  await page.getByRole("button", { name: "Riprova" }).waitFor();
  await axe(page);
  await page.unroute(/\.wasm$/);
  await page.getByRole("button", { name: "Riprova" }).click();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
});

test("a screen whose file does not arrive says so, and opens when it does", async (t) => {
  const page = await open(t, { workers: "block", allow: [/ERR_FAILED|Failed to fetch/] });
  await page.route(/split_family.*\.wasm$/, (route) => route.abort());
  await page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Guida" }).click();
  await page.getByRole("heading", { level: 1, name: "Questa schermata non è arrivata" }).waitFor();
  for (const number of ["112", "1522"]) await page.getByRole("main").getByRole("link", { name: number }).waitFor();
  await axe(page);
  await page.unroute(/split_family.*\.wasm$/);
  await page.getByRole("button", { name: "Riprova" }).click();
  await page.getByRole("heading", { level: 1, name: "Di che cosa hai bisogno?" }).waitFor();
});

test("a form whose file takes long says that it is coming; one that does not arrive, too", async (t) => {
  const page = await open(t, { path: "/guida", workers: "block", allow: [/ERR_FAILED|Failed to fetch/] });
  let letIn;
  const called = new Promise((done) => (letIn = done));
  await page.route(/split_community.*\.wasm$/, async (route) => {
    await called;
    await route.continue();
  });
  await page.getByRole("link", { name: "Aggiungi un servizio" }).click();
  await page.getByRole("status").filter({ hasText: "Il modulo sta arrivando…" }).waitFor();
  await axe(page);
  letIn();
  await page.getByRole("heading", { level: 1, name: "Aggiungi un servizio" }).waitFor();
  assert.equal(await page.getByText("Il modulo sta arrivando…").count(), 0);
  await page.unroute(/split_community.*\.wasm$/);
  await page.route(/split_community.*\.wasm$/, (route) => route.abort());
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Questa schermata non è arrivata" }).waitFor();
});

test("a browser without what Filò needs is told so, with the numbers to call", async (t) => {
  const page = await open(t, { path: "/rescue.html", ready: false });
  await page.addInitScript(() => delete window.WebAssembly);
  await visit(page, page.context().site, "/guida", { ready: false });
  await page.waitForURL(/rescue\.html\?perche=browser/);
  for (const number of ["112", "1522"]) await page.getByRole("link", { name: number }).first().waitFor();
  await axe(page);
});

test("a browser that never opens the database is waited for, then told about; the next visit finds everything", async (t) => {
  const page = await open(t, { path: "/rescue.html", ready: false });
  const { site } = page.context();
  const crashed = await page.context().newPage();
  // Time stands still until the test moves it on.
  await crashed.clock.install({ time: 0 });
  await crashed.clock.pauseAt(1_000);
  // A storage that has crashed answers nothing, not even an error.
  await crashed.addInitScript(() => {
    const real = IDBFactory.prototype.open;
    window.asked = 0;
    IDBFactory.prototype.open = function () {
      window.asked += 1;
      const request = real.call(this, "another");
      for (const answer of ["success", "error", "upgradeneeded", "blocked"]) {
        request.addEventListener(answer, (event) => event.stopImmediatePropagation());
      }
      return request;
    };
  });
  await visit(crashed, site, "/", { ready: false });
  // The start page has asked, and the app.
  await crashed.waitForFunction(() => window.asked === 2);
  assert.equal(await crashed.getByText("Filò si apre…").isVisible(), false, "nobody wonders yet");
  await crashed.clock.fastForward(400);
  assert.equal(await crashed.getByText("Filò si apre…").isVisible(), true);
  await crashed.clock.fastForward(20_000);
  await crashed.getByRole("heading", { level: 1, name: "Il browser non apre il quaderno" }).waitFor();
  await crashed.getByText("Quello che avevi scritto non è stato toccato.").waitFor();
  await crashed.clock.resume();
  await axe(crashed);
  await crashed.close();

  await visit(page, site);
  await page.getByRole("heading", { level: 1 }).waitFor();
});

for (const [width, dark] of [[320, false], [1280, true]]) {
  test(`nothing for axe to find at ${width} px, ${dark ? "dark" : "light"}`, async (t) => {
    const page = await open(t, { width, dark });
    await axe(page);
    await sidewaysScroll(page);
  });
}

// What is seen before the app has drawn anything: the screen as it was when it was last opened, if it still is.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { axe, eventually, open, retitle, titled, visit } from "./harness.mjs";

const stills = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filo.still.")));
const kept = (page) => eventually(page, () => localStorage.getItem(`filo.still.${location.pathname}`) !== null);

/** Makes the app's code arrive only when the test calls for it. */
const holdBack = (page) =>
  page.addInitScript(() => {
    const called = new Promise((done) => (window.letIn = done));
    for (const way of ["compile", "compileStreaming"]) {
      const compile = WebAssembly[way];
      WebAssembly[way] = async (source) => {
        await called;
        return compile(source);
      };
    }
  });

/** Where the headings stand that are on screen. */
const headings = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main :is(h1, h2, h3)")]
      .map((heading) => [heading.innerText, Math.round(heading.getBoundingClientRect().top)])
      .filter(([, top]) => top > 0 && top < innerHeight),
  );

for (const [path, width, dark] of [["/guida", 360, true], ["/guida", 1280, false], ["/", 360, false], ["/", 1280, true]]) {
  test(`${path} is seen before the app runs, in its place, and only its links answer (${width} px)`, async (t) => {
    const page = await open(t, { path, width, dark });
    await kept(page);
    const places = await headings(page);
    assert.ok(places.length > 1);
    await holdBack(page);
    await visit(page, page.context().site, path, { ready: false });
    const still = page.locator("#fermo");
    await still.getByRole("heading", { level: 1 }).waitFor();
    assert.deepEqual(await headings(page), places);
    assert.equal(await still.locator(":is(button, input, select, summary):not([inert]), dialog, [data-state]").count(), 0);
    await axe(page);
    await page.evaluate(() => window.letIn());
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    assert.equal(await still.count(), 0);
    assert.deepEqual(await headings(page), places);
  });
}

test("a link of the still leads where it says", async (t) => {
  const page = await open(t, { path: "/guida" });
  await kept(page);
  await holdBack(page);
  await visit(page, page.context().site, "/guida", { ready: false });
  await page.locator("#fermo article").first().getByRole("link").first().click();
  await page.waitForURL(/guida\/service/);
});

test("what has changed since, on whatever screen, is not seen as it was", async (t) => {
  const page = await open(t, { path: "/guida" });
  await kept(page);
  await visit(page, page.context().site, "/impostazioni");
  await retitle(page, "Quaderno nuovo");
  await titled(page, "Quaderno nuovo").waitFor();
  assert.deepEqual(await stills(page), []);
  await holdBack(page);
  await visit(page, page.context().site, "/guida", { ready: false });
  assert.equal(await page.locator("#fermo").count(), 0);
});

test("past its time, of another release, or in a taller window than it reaches, nothing is shown", async (t) => {
  const page = await open(t, { path: "/guida" });
  await kept(page);
  await holdBack(page);
  const whole = await page.evaluate(() => JSON.parse(localStorage.getItem(`filo.still.${location.pathname}`)));
  for (const [change, shown] of [[{}, 1], [{ until: Date.now() - 1 }, 0], [{ of: "0123456789ab" }, 0], [{ down: 300 }, 0]]) {
    await page.evaluate((still) => localStorage.setItem(`filo.still.${location.pathname}`, JSON.stringify(still)), { ...whole, ...change });
    await visit(page, page.context().site, "/guida", { ready: false });
    // The words for an app that does not come stand where the still would, once it is decided.
    await page.locator("#fermo, #avvio:not([hidden])").first().waitFor({ state: "attached" });
    assert.equal(await page.locator("#fermo").count(), shown, JSON.stringify(change));
  }
});

test("whoever was on a link of the still goes on from the same link", async (t) => {
  const page = await open(t, { path: "/guida" });
  await kept(page);
  await holdBack(page);
  await visit(page, page.context().site, "/guida", { ready: false });
  await page.locator("#fermo").getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Gruppi" }).focus();
  await page.evaluate(() => window.letIn());
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Gruppi");
});

test("nothing is kept of a screen on which somebody typed or asked, or that shows what this device keeps", async (t) => {
  const page = await open(t, { path: "/guida" });
  await page.getByRole("searchbox").first().fill("violenza");
  await page.waitForTimeout(1_500);
  await visit(page, page.context().site, "/guida?situazione=paura");
  await page.waitForTimeout(1_500);
  await visit(page, page.context().site, "/guida");
  await page.getByRole("searchbox").first().fill("affitto");
  await page.locator("#risposte article a").first().click();
  await page.getByRole("button", { name: /^Tieni/ }).first().click();
  await visit(page, page.context().site, "/guida");
  await page.getByRole("region", { name: /^Tenuti/ }).waitFor();
  await page.waitForTimeout(1_500);
  assert.deepEqual(await stills(page), []);
});

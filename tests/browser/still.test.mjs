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

/** A page of somebody who has never been here, and for whom the app takes long. */
const newcomer = (t, options) => open(t, { ...options, before: holdBack, ready: false });

for (const [path, width, dark] of [["/guida", 360, false], ["/guida", 1280, true], ["/", 360, true], ["/", 1280, false]]) {
  test(`who has never been here sees ${path} before the app arrives, in its place (${width} px)`, async (t) => {
    const page = await newcomer(t, { path, width, dark });
    const still = page.locator("#fermo");
    await still.getByRole("heading", { level: 1 }).waitFor();
    const places = await headings(page);
    assert.ok(places.length > 1);
    assert.equal(await still.locator(":is(button, input, select, summary):not([inert]), dialog, [data-state]").count(), 0);
    await axe(page);
    await page.evaluate(() => window.letIn());
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    assert.equal(await still.count(), 0);
    // The app greets, which may take a line more.
    if (path === "/guida") assert.deepEqual(await headings(page), places);
    else assert.match((await headings(page))[0][0], /^Buon.*\. Questa è la vostra comunità\.$/);
  });
}

test("what comes with the release says nothing of the day on which it was made", async (t) => {
  for (const path of ["/guida", "/"]) {
    const page = await open(t, { path, before: (page) => page.clock.setSystemTime("2031-05-03T07:30:00+02:00") });
    const [look, now] = await page.evaluate(() => {
      const look = [...document.querySelectorAll("template[data-look]")].find(({ dataset }) => dataset.look === location.pathname);
      const said = (root) => {
        const copy = root.cloneNode(true);
        copy.querySelectorAll("dialog, [popover], [data-still=never]").forEach((part) => part.remove());
        return [...copy.querySelectorAll("main :is(h1, h2, h3, p, dt, dd)")].map((it) => it.textContent.replaceAll(/\s+/g, " ").trim());
      };
      return [said(look.content), said(document.body)];
    });
    assert.ok(look.length > 10);
    // The app greets before the same words.
    for (const words of look) assert.ok(now.some((line) => line.endsWith(words)), words);
  }
});

test("what comes with the release is for who has never been here, and asks for nothing", async (t) => {
  const page = await newcomer(t, { path: "/guida?situazione=lavoro" });
  await page.locator("#avvio:not([hidden])").waitFor();
  assert.equal(await page.locator("#fermo").count(), 0);
  await page.evaluate(() => window.letIn());
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  // Its still was never kept: the address asked for something.
  await visit(page, page.context().site, "/guida", { ready: false });
  await page.locator("#avvio:not([hidden])").waitFor();
  assert.equal(await page.locator("#fermo").count(), 0);
});

test("who has a notebook, and has lost only what stands beside it, sees nothing that is not theirs", async (t) => {
  const page = await open(t, { path: "/impostazioni" });
  await retitle(page, "Quaderno nuovo");
  await titled(page, "Quaderno nuovo").waitFor();
  await page.evaluate(() => localStorage.clear());
  await holdBack(page);
  await visit(page, page.context().site, "/guida", { ready: false });
  await page.locator("#avvio:not([hidden])").waitFor();
  assert.equal(await page.locator("#fermo").count(), 0);
});

test("a situation chosen before the app arrives, or sent by somebody, opens at its answers", async (t) => {
  const inSight = async (page) => {
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await eventually(page, () => document.activeElement.id === "risposte");
    assert.ok((await page.locator("#risposte").boundingBox()).y < 200);
  };
  const page = await newcomer(t, { path: "/guida", width: 360 });
  await page.locator("#fermo").getByRole("link", { name: "Non arrivo a fine mese" }).click();
  await page.evaluate(() => window.letIn());
  await inSight(page);
  await inSight(await open(t, { path: "/guida?situazione=money#risposte", width: 360 }));
});

test("a link of the still opens where it says, without asking for the app again", async (t) => {
  const page = await newcomer(t, { path: "/guida" });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.locator("#fermo article").first().getByRole("link").first().click();
  await page.waitForURL(/guida\/service/);
  assert.equal(await page.locator("#fermo").count(), 0);
  await page.locator("#avvio:not([hidden])").waitFor();
  await page.evaluate(() => window.letIn());
  await page.getByRole("heading", { name: "Come si fa" }).waitFor();
  assert.deepEqual(asked.filter((address) => /_bg\.wasm/.test(address)), []);
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

test("whoever was on one of several links that lead to the same place stays on that one", async (t) => {
  const page = await newcomer(t, { path: "/", width: 360 });
  await page.locator("#fermo main").getByRole("link", { name: "5 gruppi guida da costituire" }).focus();
  await page.evaluate(() => window.letIn());
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "5 gruppi guida da costituire");
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

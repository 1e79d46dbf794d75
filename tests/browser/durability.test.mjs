// What the browser keeps: nothing that was written is lost, whatever becomes of the tab, the disk or the checkpoints.
import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { exportFile, lookAt, nameDevice, open, retitle, saveSign, saved, stored, titled, visit } from "./harness.mjs";

const SETTINGS = "/impostazioni";

const again = (page, path = SETTINGS, options = {}) => visit(page, page.context().site, path, options);
const named = (page, name) => page.getByRole("region", { name: "Come si chiama" }).getByText(name, { exact: true });

/** Another tab of the same person, on the settings. */
const another = (t, page) => open(t, { context: page.context(), path: SETTINGS });

async function settings(t) {
  const page = await open(t, { path: SETTINGS });
  await saved(page);
  return page;
}

/** From here on nothing fits on the disk, as long as `window.full` is true. */
function fillDisk() {
  window.full = true;
  for (const act of ["add", "put"]) {
    const real = IDBObjectStore.prototype[act];
    IDBObjectStore.prototype[act] = function (...all) {
      if (window.full) throw new DOMException("no room", "QuotaExceededError");
      return real.apply(this, all);
    };
  }
}
const room = (page) => page.evaluate(() => { window.full = false; });

/** Rewrites the texts of the stored checkpoints, the newest first; undefined leaves one as it is. The app must not run. */
const damage = (page, ...texts) =>
  page.evaluate(async (wanted) => {
    const settled = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await settled(indexedDB.open("filo"));
    const store = database.transaction("checkpoints", "readwrite").objectStore("checkpoints");
    const rows = (await settled(store.getAll())).sort((a, b) => b.number - a.number);
    const other = (bytes, change) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace(...change));
    const changed = rows.filter((row, n) => wanted[n]).map((row, n) => ({ ...row, text: other(row.text, wanted[n]) }));
    for (const row of changed) await settled(store.put(row));
    database.close();
    return rows.length;
  }, texts);

/** A notebook with two checkpoints that both hold the title, left for a page in which the app does not run. */
async function twoCheckpoints(page, title) {
  await retitle(page, title);
  await saved(page);
  for (const visits of [1, 2]) {
    await again(page, "/rescue.html", { ready: false });
    await again(page);
    await saved(page);
    await nameDevice(page, `Postazione ${visits}`);
    await saved(page);
  }
  await again(page, "/rescue.html", { ready: false });
}

test("an edit shown as Salvato is there after a reload", async (t) => {
  const page = await settings(t);
  await retitle(page, "Salvato e ritrovato");
  await saved(page);
  await page.reload();
  await titled(page, "Salvato e ritrovato").waitFor();
});

test("a tab that closes in the same instant as the edit loses nothing", async (t) => {
  let page = await settings(t);
  for (let n = 0; n < 5; n += 1) {
    await page.getByRole("button", { name: "Cambia il titolo" }).click();
    await page.getByRole("textbox", { name: "Titolo del quaderno" }).fill(`All’ultimo istante ${n}`);
    const save = page.getByRole("region", { name: "Il quaderno" }).getByRole("button", { name: "Salva", exact: true });
    // The edit and the end of the page are one task: no transaction can have been committed between them.
    await Promise.all([page.waitForURL("about:blank"), save.evaluate((button) => { button.click(); location.replace("about:blank"); })]);
    const next = await another(t, page);
    await page.close();
    page = next;
    await titled(page, `All’ultimo istante ${n}`).waitFor();
    await saved(page);
  }
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filo.emergency"))), []);
});

test("two tabs that both write lose nothing, and each sees the other's work as it happens", async (t) => {
  const one = await settings(t);
  const two = await another(t, one);
  for (let n = 0; n < 3; n += 1) {
    await lookAt(one);
    await saved(one);
    await retitle(one, `Titolo ${n}`);
    await titled(two, `Titolo ${n}`).waitFor();
    await lookAt(two);
    await saved(two);
    await nameDevice(two, `Postazione ${n}`);
    await named(one, `Postazione ${n}`).waitFor();
  }
  await saved(two);
  for (const page of [one, two]) {
    await lookAt(page);
    await page.reload();
    await titled(page, "Titolo 2").waitFor();
    await named(page, "Postazione 2").waitFor();
  }
});

test("an edit made out of turn waits for its turn, and goes through by itself", async (t) => {
  const one = await settings(t);
  const two = await another(t, one);
  await saved(two);
  // No focus comes back to the first tab, as on a screen where both are seen: it learns of its turn by the edit itself.
  await retitle(one, "Fuori turno");
  for (const page of [one, two]) await titled(page, "Fuori turno").waitFor();
  await saved(one);
  assert.equal(await one.getByText("Filò è aperto anche in un’altra scheda del browser").count(), 0);
});

test("a tab frozen in the middle of a save wakes and loses nothing, nor does the one that wrote meanwhile", async (t) => {
  const one = await settings(t);
  const two = await another(t, one);
  await lookAt(one);
  await saved(one);
  await one.evaluate(fillDisk);
  await retitle(one, "Scritto prima del sonno");
  assert.doesNotMatch(await saveSign(one).textContent(), /^Salvato/);
  await one.debugging.send("Page.setWebLifecycleState", { state: "frozen" });

  await lookAt(two);
  await saved(two);
  await nameDevice(two, "Scritto durante il sonno");
  await saved(two);

  await one.debugging.send("Page.setWebLifecycleState", { state: "active" });
  await lookAt(one);
  await room(one);
  await saved(one);
  for (const page of [one, two]) {
    await titled(page, "Scritto prima del sonno").waitFor();
    await named(page, "Scritto durante il sonno").waitFor();
  }
  await two.close();
  await again(one);
  await titled(one, "Scritto prima del sonno").waitFor();
  await named(one, "Scritto durante il sonno").waitFor();
});

for (const [how, change] of [["changed in one letter", ["Sub-ambito", "Sub-ombito"]], ["cut short", [/.{9}$/s, ""]]]) {
  test(`a newest checkpoint ${how} gives way to the other, and nothing is missing`, async (t) => {
    const page = await settings(t);
    await twoCheckpoints(page, "Sub-ambito di prova");
    assert.equal(await damage(page, change), 2);
    await again(page);
    await titled(page, "Sub-ambito di prova").waitFor();
    await named(page, "Postazione 2").waitFor();
    await page.getByText("L’ultima copia interna era rovinata").waitFor();
    await saved(page);
    await page.reload();
    await titled(page, "Sub-ambito di prova").waitFor();
    await saved(page);
    assert.equal(await page.getByText("L’ultima copia interna era rovinata").count(), 0, "both are whole again");
  });
}

test("with both checkpoints damaged the rescue page opens and overwrites nothing", async (t) => {
  const page = await settings(t);
  await twoCheckpoints(page, "Sub-ambito di prova");
  await damage(page, ["Sub-ambito", "Sub-ombito"], [/.{9}$/s, ""]);
  const before = await stored(page);
  await again(page, "/", { ready: false });
  await page.waitForURL(/rescue\.html\?perche=archivio/);
  await page.getByRole("heading", { level: 1, name: "Filò non riesce a leggere il quaderno" }).waitFor();
  await page.getByRole("link", { name: "Riprova" }).click();
  await page.waitForURL(/rescue\.html\?perche=archivio/);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Scarica tutto quello che c’è" }).click();
  await coming;
  assert.equal(await stored(page), before, "every stored byte is as it was");
  // The day's restore point is whole: it leads back to before the day's first change.
  await page.getByRole("button", { name: /^Torna a / }).first().click();
  await page.getByRole("button", { name: "Sì, torna qui" }).click();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await again(page);
  await titled(page, "Sub-ambito viadanese").waitFor();
  await saved(page);
});

test("a storage that falls silent does not keep the rescue page waiting: what came before is given out", async (t) => {
  const page = await settings(t);
  const rescue = await page.context().newPage();
  await rescue.clock.install();
  await rescue.addInitScript(() => {
    const real = IDBObjectStore.prototype.getAllKeys;
    IDBObjectStore.prototype.getAllKeys = function () {
      const request = real.call(this);
      const silent = this.name === "journal";
      if (silent) request.addEventListener("success", (event) => event.stopImmediatePropagation());
      window.silent ||= silent;
      return request;
    };
  });
  await visit(rescue, page.context().site, "/rescue.html", { ready: false });
  const coming = rescue.waitForEvent("download");
  await rescue.getByRole("button", { name: "Scarica tutto quello che c’è" }).click();
  await rescue.waitForFunction(() => window.silent);
  await rescue.clock.fastForward(60_000);
  const { database } = JSON.parse(await readFile(await (await coming).path(), "utf8"));
  assert.match(database.stores.journal.error, /does not answer/);
  assert.ok(database.stores.checkpoints.length > 0);
  await rescue.getByText("Una parte non si è lasciata leggere").waitFor();
});

test("a full disk says so, lets a copy out, and recovers as soon as there is room", async (t) => {
  const page = await settings(t);
  await page.evaluate(fillDisk);
  await retitle(page, "Senza spazio");
  await saveSign(page).filter({ hasText: "Non salvato" }).waitFor();
  const banner = page.getByRole("region", { name: "Salvataggio" });
  await banner.getByText("Non c’è più spazio.").waitFor();
  await banner.getByRole("link", { name: "Esporta una copia" }).click();
  assert.match((await exportFile(page)).text, /Senza spazio/);
  await room(page);
  await banner.getByRole("button", { name: "Riprova a salvare" }).click();
  await saved(page);
  await banner.waitFor({ state: "detached" });
  await again(page);
  await titled(page, "Senza spazio").waitFor();
});

test("what one edit writes does not grow with the notebook", async (t) => {
  const page = await settings(t);
  const size = async (title) => {
    await retitle(page, title);
    await saved(page);
    return JSON.parse(await stored(page, ["journal"])).journal.at(-1).text.length;
  };
  const full = await size("Un titolo");
  await again(page, `${SETTINGS}?parte=ricomincia`);
  await saved(page);
  await page.getByRole("button", { name: "Ricomincia da vuoto" }).click();
  await page.getByRole("checkbox", { name: "Ho capito: qui non resterà niente" }).check();
  await page.getByRole("button", { name: "Svuota e ricomincia" }).click();
  await page.getByText("Il quaderno è vuoto. Com’era prima lo trovi").waitFor();
  await again(page);
  await saved(page);
  const empty = await size("Un altro");
  assert.ok(Math.abs(full - empty) < 300 && full < 3000, `${full} characters with the Plan's records, ${empty} without`);
});

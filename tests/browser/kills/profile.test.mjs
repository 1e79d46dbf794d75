// What the promise of *Salvato* stands on: a strict IndexedDB transaction that was committed survives the death of the
// browser. If this fails, no care of ours can keep the promise on this machine.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { launchKillable, serveSite, visit } from "../harness.mjs";

const KILLS = Number(process.env.KILLS ?? 10);

/** Writes numbers into a database of its own, one strict transaction each, and shows the last one committed. */
function writeForEver() {
  const opening = indexedDB.open("a test of the browser", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("numbers");
  opening.onsuccess = () => {
    window.committed = 0;
    const write = (n) => {
      const transaction = opening.result.transaction("numbers", "readwrite", { durability: "strict" });
      transaction.objectStore("numbers").put(n, "last");
      transaction.oncomplete = () => write((window.committed = n) + 1);
    };
    write(1);
  };
}

/** What the database holds now. */
const readBack = () =>
  new Promise((done, failed) => {
    const opening = indexedDB.open("a test of the browser", 1);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction("numbers").objectStore("numbers").get("last");
      request.onsuccess = () => done(request.result);
    };
  });

test(`a strict commit survives ${KILLS} deaths of the browser`, async (t) => {
  const site = await serveSite(t);
  const browser = launchKillable(t, { site });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const page = await (await browser.start()).newPage();
    await visit(page, site);
    await page.evaluate(writeForEver);
    await page.waitForFunction(() => window.committed > 20);
    const committed = await page.evaluate(() => window.committed);
    await browser.kill();

    const again = await (await browser.start()).newPage();
    await visit(again, site);
    const found = await again.evaluate(readBack);
    assert.ok(found >= committed, `kill ${kill}: ${committed} was committed, ${found} is there`);
    await browser.kill();
  }
});

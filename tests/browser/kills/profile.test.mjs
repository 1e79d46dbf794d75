// What the promise of *Salvato* stands on: a strict IndexedDB transaction that was committed survives the death of the
// browser. If this fails, no care of ours can keep the promise on this machine. It tests the browser alone, so it belongs to
// `make kills`, not to `make test`: in some hundreds of deaths Chromium 156 has once lost all that an origin had stored.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { launchKillable, serveSite, visit } from "../harness.mjs";

/** How often the browser dies. */
const KILLS = Number(process.env.KILLS ?? 10);

/** Writes numbers into a database of its own, one strict transaction each, upwards; shows the last one committed. */
function writeAfter(start) {
  const opening = indexedDB.open("a test of the browser", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("numbers");
  opening.onsuccess = () => {
    window.committed = start;
    const write = (n) => {
      const transaction = opening.result.transaction("numbers", "readwrite", { durability: "strict" });
      transaction.objectStore("numbers").put(n, "last");
      transaction.oncomplete = () => write((window.committed = n) + 1);
    };
    write(start + 1);
  };
}

/** What the database holds now; broken where there is none any more, or it cannot be read. */
const readBack = () =>
  new Promise((done, failed) => {
    const opening = indexedDB.open("a test of the browser", 1);
    const refused = (event) => failed(event.target.error);
    opening.onupgradeneeded = () => failed(new Error("the database is gone"));
    opening.onerror = refused;
    opening.onsuccess = () => {
      const request = opening.result.transaction("numbers").objectStore("numbers").get("last");
      request.onerror = refused;
      request.onsuccess = () => done(request.result);
    };
  });

test(`a strict commit survives ${KILLS} deaths of the browser`, async (t) => {
  const site = await serveSite(t);
  const browser = launchKillable(t, { site });
  let committed = 0;
  for (let kill = 0; ; kill += 1) {
    const page = await browser.start();
    await visit(page, site);
    const found = kill === 0 ? 0 : await page.evaluate(readBack).catch(async (error) => {
      const left = await page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
      assert.fail(`kill ${kill}, after ${committed}: ${error.message}; the databases now: ${left}`);
    });
    assert.ok(found >= committed, `kill ${kill}: ${committed} was committed, ${found} is there`);
    if (kill === KILLS) return;
    await page.evaluate(writeAfter, found);
    await page.waitForFunction((enough) => window.committed > enough, found + 20);
    committed = await page.evaluate(() => window.committed);
    await browser.kill();
  }
});

// An import that fails at any point leaves the stored bytes as they were: a fault is put into each step of the database in
// turn, until one import has no step left to fail.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { bring, exportFile, open, retitle, saved, serveSite, stored, visit } from "./harness.mjs";

/** More steps than an import has. */
const MOST = 20;

/** From here on the n-th act of writing fails, once: it throws, or its transaction is taken back by the browser. */
function failAt({ n, how }) {
  window.left = n;
  window.struck = false;
  if (window.patched) {
    window.how = how;
    return;
  }
  window.patched = true;
  window.how = how;
  for (const act of ["add", "put", "delete", "clear"]) {
    const real = IDBObjectStore.prototype[act];
    IDBObjectStore.prototype[act] = function (...all) {
      window.left -= 1;
      if (window.left !== 0) return real.apply(this, all);
      window.struck = true;
      if (window.how === "throws") throw new DOMException("injected", "UnknownError");
      const request = real.apply(this, all);
      this.transaction.abort();
      return request;
    };
  }
}

for (const how of ["throws", "aborts"]) {
  test(`an import of which a step ${how} changes not one stored byte`, async (t) => {
    const site = await serveSite(t);
    const other = await open(t, { site, path: "/impostazioni" });
    await retitle(other, "Scritto altrove");
    await saved(other);
    await visit(other, site, "/scambio");
    const { name, text } = await exportFile(other);

    const page = await open(t, { site, path: "/scambio" });
    await saved(page);
    let steps = 0;
    for (let n = 1; n <= MOST; n += 1) {
      const before = await stored(page);
      await bring(page, name, text);
      await page.getByRole("heading", { level: 1, name: /^Prima di unire/ }).waitFor();
      await page.evaluate(failAt, { n, how });
      await page.getByRole("button", { name: /^Unisci/ }).click();
      const done = page.getByRole("heading", { name: /^Fatto: / });
      const failed = page.locator("#non-unito").getByText("Niente è cambiato");
      await done.or(failed).first().waitFor();
      if (await done.isVisible()) break;
      steps += 1;
      assert.ok(await page.evaluate(() => window.struck));
      assert.equal(await stored(page), before);
      await page.getByRole("button", { name: "Lascia tutto com’è" }).click();
      await page.getByLabel("Scegli un file").waitFor({ state: "attached" });
    }
    assert.ok(steps >= 2, `only ${steps} steps failed`);
    assert.ok(steps < MOST, "no import ever came to its end");
  });
}

// «Esci in fretta»: at once, and without a page about violence one step behind.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { open } from "./harness.mjs";

/** Notes where the page wants to go outside, and keeps it here: no test asks another origin. */
const keepHere = (page) =>
  page.addInitScript(() => {
    navigation.addEventListener("navigate", (event) => {
      const { origin, href } = new URL(event.destination.url);
      if (origin === location.origin) return;
      event.preventDefault();
      window.left = { href, how: event.navigationType };
    });
  });

for (const [how, leave] of [
  ["by its button", (page) => page.getByRole("link", { name: "Esci in fretta" }).click()],
  ["by Esc pressed twice", async (page) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }],
]) {
  test(`the quick way out ${how} leaves a harmless page where the visit began`, async (t) => {
    const page = await open(t, { path: "/rescue.html", ready: false });
    await keepHere(page);
    await page.goto(new URL("guida", page.context().site.url).href);
    await page.getByRole("link", { name: "Ho paura di chi vive con me" }).click();
    await page.waitForURL(/situazione=/);
    await page.getByRole("article").first().getByRole("link").first().click();
    await page.waitForURL(/guida\/service/);
    await leave(page);
    await page.waitForFunction(() => window.left);
    const { left, path, shown } = await page.evaluate(() => ({
      left: window.left, path: location.pathname, shown: document.body.checkVisibility(),
    }));
    // A push takes away what came after: the list of the fear and its card.
    assert.deepEqual([new URL(left.href).hostname, left.how, path, shown], ["it.wikipedia.org", "push", "/", false]);
  });
}

test("words that lead to an answer about violence bring the quick way out along", async (t) => {
  const page = await open(t, { path: "/guida" });
  assert.equal(await page.getByRole("link", { name: "Esci in fretta" }).count(), 0);
  await page.getByRole("searchbox").first().fill("1522");
  await page.getByRole("link", { name: "Esci in fretta" }).waitFor();
  await page.getByRole("searchbox").first().fill("affitto");
  await page.getByRole("link", { name: "Esci in fretta" }).waitFor({ state: "detached" });
});

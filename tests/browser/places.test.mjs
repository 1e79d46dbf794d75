// Whoever goes back finds the place they left: as far down, as much of a list open, the keyboard on the link.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bring, eventually, open, saved, take, visit } from "./harness.mjs";

/** Waits until the keyboard is on a link and the link on screen. */
const onLink = (page, href) =>
  eventually(page, (href) => {
    const held = document.activeElement;
    const { top, bottom } = held.getBoundingClientRect();
    return held.getAttribute("href") === href && top >= 0 && bottom <= innerHeight && scrollY > 0;
  }, href);

/** Follows the last link of some and gives back where it leads. */
async function followLast(links, arrived) {
  const href = await links.last().getAttribute("href");
  await links.last().click();
  await arrived.waitFor();
  return href;
}

for (const [how, width, height] of [["at a desk", 1280, 720], ["on a phone", 360, 740]]) {
  test(`from a card of the guide one comes back to the same card, ${how}`, async (t) => {
    const page = await open(t, { path: "/guida", width, height });
    await page.getByRole("button", { name: "Mostra altri" }).click();
    const answers = page.getByRole("region", { name: /risposte$/ }).getByRole("article");
    const many = await answers.count();
    assert.ok(many > 30, `only ${many} cards`);
    const back = page.getByRole("link", { name: /^← Torna alle \d+ risposte$/ });
    const href = await followLast(answers.getByRole("heading").getByRole("link"), back);
    for (const goBack of [() => page.goBack(), () => back.click(), () => back.press("Enter")]) {
      await goBack();
      await onLink(page, href);
      assert.equal(await answers.count(), many);
      await page.keyboard.press("Enter");
      await back.waitFor();
    }
    // Who begins anew begins at the top.
    await page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Guida" }).click();
    await answers.first().waitFor();
    assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.id]), [0, "contenuto"]);
  });
}

test("from a meeting one comes back to its line, however far down its group's list was open", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const file = JSON.parse(readFileSync(new URL("data/gruppi.json", import.meta.url), "utf8"));
  const [first] = file.records.meetings;
  const before = (n) => ({
    ...first, id: `meeting-prima-${n}`, title: `Incontro di prova ${n}`, held_on: `2025-03-${String(n).padStart(2, "0")}`,
  });
  file.records.meetings.push(...Array.from({ length: 17 }, (_, n) => before(n + 10)));
  await bring(page, "gruppi.json", JSON.stringify(file));
  await page.getByRole("radio", { name: /^È mia/ }).check();
  await take(page);
  await saved(page);
  await visit(page, page.context().site, `/gruppi/${first.group}`);
  const meetings = page.getByRole("region", { name: "Incontri", exact: true });
  for (const _ of [1, 2]) await meetings.getByRole("button", { name: "Mostra altri" }).click();
  const lines = meetings.getByRole("listitem").getByRole("link");
  const many = await lines.count();
  const href = await followLast(lines, page.getByRole("heading", { level: 1, name: /^Incontro di prova/ }));
  await page.goBack();
  await onLink(page, href);
  assert.equal(await lines.count(), many);
});

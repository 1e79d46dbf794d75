// Whoever goes back finds the place they left: as far down, as much of a list shown, what was typed, the keyboard on the
// link. Whoever comes anew begins at the top, and finds nobody's words.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bring, eventually, open, saved, take, visit } from "./harness.mjs";

const door = (page, name) => page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name });
const cards = (page) => page.getByRole("region", { name: /^\d+ rispost[ae]/ }).getByRole("article");
const cardLinks = (page) => cards(page).getByRole("heading").getByRole("link");
const backLink = (page) => page.getByRole("link", { name: /^← Torna alle \d+ risposte$/ });

/** Waits until the keyboard is on a link and the link on screen. */
const onLink = (page, href) =>
  eventually(page, (href) => {
    const held = document.activeElement;
    const { top, bottom } = held.getBoundingClientRect();
    return held.getAttribute("href") === href && top >= 0 && bottom <= innerHeight;
  }, href);

const down = (page) => page.evaluate(() => Math.round(scrollY));

/** Waits until the page stands so far down and rests there. */
async function standsAt(page, where) {
  await eventually(page, (where) => Math.abs(scrollY - where) < 2, where);
  await page.waitForTimeout(200);
  assert.ok(Math.abs((await down(page)) - where) < 2, `moved to ${await down(page)}`);
}

/** Follows a link and gives back where it leads. */
async function follow(link, arrived) {
  const href = await link.getAttribute("href");
  await link.click();
  await arrived.waitFor();
  return href;
}

for (const [how, width, height] of [["at a desk", 1280, 720], ["on a phone", 360, 740]]) {
  test(`from a card of the guide one comes back to the same card, ${how}`, async (t) => {
    const page = await open(t, { path: "/guida", width, height });
    await page.getByRole("button", { name: "Mostra altri" }).click();
    const many = await cards(page).count();
    assert.ok(many > 30, `only ${many} cards`);
    const href = await follow(cardLinks(page).last(), backLink(page));
    const backs = [() => page.goBack(), () => backLink(page).click(), () => backLink(page).press("Enter")];
    for (const goBack of backs) {
      await goBack();
      await onLink(page, href);
      assert.equal(await cards(page).count(), many);
      await page.keyboard.press("Enter");
      await backLink(page).waitFor();
    }
    await door(page, "Guida").click();
    await cards(page).first().waitFor();
    assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.id]), [0, "contenuto"]);
    assert.equal(await cards(page).count(), 30);
  });

  test(`what was left by a door stands where it was left, also after a reload, ${how}`, async (t) => {
    const page = await open(t, { path: "/guida", width, height });
    await eventually(page, () => document.querySelectorAll("main article").length > 20);
    await page.evaluate(() => {
      scrollTo(0, 3000);
      addEventListener("click", () => (window.leftAt = scrollY), { capture: true, once: true });
    });
    await door(page, "Territori").click();
    await page.waitForURL(/territori$/);
    const left = await page.evaluate(() => window.leftAt);
    assert.ok(left > 1000, `left at ${left}`);
    await page.goBack();
    await standsAt(page, left);
    await page.reload();
    await standsAt(page, left);
  });
}

test("typed words wait for who comes back, and for nobody else", async (t) => {
  const page = await open(t, { path: "/guida" });
  const box = page.getByRole("searchbox").first();
  await box.fill("affitto");
  await page.getByRole("heading", { level: 2, name: /per «affitto»$/ }).waitFor();
  const href = await follow(cardLinks(page).nth(2), backLink(page));
  await page.goBack();
  await onLink(page, href);
  await page.goForward();
  await backLink(page).click();
  await onLink(page, href);
  assert.equal(await box.inputValue(), "affitto");
  await door(page, "Territori").click();
  await page.waitForURL(/territori$/);
  await page.goBack();
  await page.waitForURL(/guida/);
  await eventually(page, () => document.querySelector("input[type=search]")?.value === "affitto");
  await door(page, "Oggi").click();
  await door(page, "Guida").click();
  await page.getByRole("heading", { level: 2, name: /^\d+ risposte$/ }).waitFor();
  assert.equal(await box.inputValue(), "");
});

test("who goes on and comes back with the browser is on the same card each time", async (t) => {
  const page = await open(t, { path: "/guida", width: 360, height: 740 });
  const href = await follow(cardLinks(page).nth(4), backLink(page));
  for (let turn = 0; turn < 2; turn += 1) {
    await page.goBack();
    await onLink(page, href);
    await page.goForward();
    await backLink(page).waitFor();
  }
});

test("a situation leads the keyboard to its answers, and a card of theirs back to them", async (t) => {
  const page = await open(t, { path: "/guida", width: 360, height: 740 });
  await page.getByRole("link", { name: "Non arrivo a fine mese" }).press("Enter");
  await eventually(page, () => document.activeElement.id === "risposte");
  const href = await follow(cardLinks(page).nth(3), backLink(page));
  await backLink(page).click();
  await onLink(page, href);
});

test("what was unfolded is unfolded again", async (t) => {
  const page = await open(t, { path: "/guida" });
  const fold = page.locator("details", { has: page.locator("summary", { hasText: /previst/i }) }).last();
  await fold.locator("summary").click();
  const href = await follow(fold.getByRole("link").first(), page.getByRole("heading", { level: 2, name: "Per chi tiene la guida" }));
  await page.goBack();
  await onLink(page, href);
});

test("a panel that is left by the browser gives the keyboard back to its row, and one that leads to another to its heading", async (t) => {
  const page = await open(t, { path: "/reti" });
  const row = page.getByRole("table").getByRole("link", { name: "ASST Mantova", exact: true });
  const href = await row.getAttribute("href");
  await row.press("Enter");
  const panel = page.getByRole("dialog");
  await panel.waitFor();
  await page.goBack();
  await onLink(page, href);
  await page.keyboard.press("Enter");
  await panel.waitFor();
  const before = await panel.getByRole("heading", { level: 2 }).innerText();
  await panel.getByRole("link").and(page.locator("[href*='apri=']")).first().press("Enter");
  await eventually(page, (before) => {
    const held = document.activeElement;
    return held.tagName === "H2" && held.innerText !== before;
  }, before);
});

test("where the card is gone, the keyboard goes on with what is in sight", async (t) => {
  const page = await open(t, { path: "/guida" });
  await saved(page);
  await follow(cardLinks(page).nth(15), backLink(page));
  await page.getByRole("button", { name: "Metti nel cestino" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Metti nel cestino" }).click();
  await page.getByText("Il servizio è nel cestino.").waitFor();
  await page.goBack();
  await eventually(page, () => {
    const held = document.activeElement;
    const { top, bottom } = held.getBoundingClientRect();
    return scrollY > 0 && held.closest("main a, main button") && top >= 0 && bottom <= innerHeight;
  });
});

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
  const href = await follow(lines.last(), page.getByRole("heading", { level: 1, name: /^Incontro di prova/ }));
  await page.goBack();
  await onLink(page, href);
  assert.equal(await lines.count(), many);
});

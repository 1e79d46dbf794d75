// The same story with the keyboard alone: nothing is clicked, nothing is filled in but by keys pressed where the focus is.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { choose, enter, givenFocus, open, reach, saved, write } from "./harness.mjs";

const TERRITORY = "Bozzolo, Rivarolo Mantovano, San Martino";

const main = (page) => page.getByRole("main");
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Goes through a door of the header. */
const door = (page, name) => enter(page, page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name }));

async function openTerritory(page) {
  await door(page, "Territori");
  await heading(page, "Le comunità del viadanese");
  await enter(page, main(page).getByRole("link", { name: TERRITORY }).first());
  await heading(page, TERRITORY);
}

test("the first key reaches the skip link, which leads past the header, and each door opens at its beginning", async (t) => {
  const page = await open(t);
  await page.keyboard.press("Tab");
  await givenFocus(page, page.getByRole("link", { name: "Vai al contenuto" }));
  await page.keyboard.press("Enter");
  await givenFocus(page, main(page));
  await page.keyboard.press("Tab");
  assert.ok(await main(page).evaluate((node) => node.contains(document.activeElement)), "the next stop is in the content");
  for (const [name, title] of [["Guida", "Di che cosa hai bisogno?"], ["Territori", "Le comunità del viadanese"], ["Scambio", "Il lavoro passa di mano in un file"], ["Oggi", /vostra comunità/]]) {
    await door(page, name);
    await heading(page, title);
    await givenFocus(page, main(page));
  }
});

test("a figure is corrected in a dialog that keeps the focus and gives it back, and undone and done again", async (t) => {
  const page = await open(t);
  await openTerritory(page);
  const opener = main(page).getByRole("link", { name: "Bozzolo", exact: true });
  await enter(page, opener);
  const panel = page.getByRole("dialog", { name: "Bozzolo" });
  await givenFocus(page, panel.getByRole("heading", { level: 2, name: "Bozzolo" }));
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press(pressed % 3 ? "Tab" : "Shift+Tab");
    // Past its last stop the focus may rest on the window itself, never on what lies beneath.
    const inside = await panel.evaluate((node) => node.contains(document.activeElement) || document.activeElement === document.body);
    assert.ok(inside, "the focus stays in the dialog");
  }
  await enter(page, panel.getByRole("button", { name: "Modifica" }));
  await givenFocus(page, panel.getByRole("textbox", { name: "Nome", exact: true }));
  const row = panel.getByRole("group", { name: "Abitanti", exact: true }).getByRole("listitem").nth(1);
  await write(page, row.getByRole("textbox", { name: "Abitanti" }), "4000");
  await write(page, row.getByRole("textbox", { name: "Femmine" }), "2061");
  await choose(page, panel.getByRole("combobox", { name: "Chi lo dice?" }), "L’abbiamo ver");
  await write(page, panel.getByRole("textbox", { name: "Chi ha verificato? Il ruolo, mai il nome" }), "anagrafe");
  await page.keyboard.press("Enter");
  await panel.getByText("4.000, il 1º gennaio 2021").waitFor();
  await givenFocus(page, panel.getByRole("heading", { level: 2, name: "Bozzolo" }));
  await page.keyboard.press("Escape");
  await givenFocus(page, opener);
  await page.getByText("8.088").first().waitFor();
  await saved(page);

  await page.keyboard.press("Control+z");
  await page.getByText("8.070").first().waitFor();
  await page.keyboard.press("Control+Shift+Z");
  await page.getByText("8.088").first().waitFor();
  await saved(page);
});

test("a form in the place of its button takes the focus, and gives it back to the button", async (t) => {
  const page = await open(t, { path: "/impostazioni" });
  const card = page.getByRole("region", { name: "Il quaderno" });
  const button = card.getByRole("button", { name: "Cambia il titolo" });
  await enter(page, button);
  const field = card.getByRole("textbox", { name: "Titolo del quaderno" });
  await givenFocus(page, field);
  await write(page, field, "Scritto senza topo");
  await page.keyboard.press("Enter");
  await card.getByText("Scritto senza topo").waitFor();
  await givenFocus(page, button);
  await page.keyboard.press("Enter");
  await givenFocus(page, field);
  await enter(page, card.getByRole("button", { name: "Lascia com’è" }));
  await givenFocus(page, button);
});

test("a service is added, and found everywhere from wherever one is", async (t) => {
  const page = await open(t, { path: "/guida" });
  await enter(page, page.getByRole("link", { name: "Aggiungi un servizio" }));
  await heading(page, "Aggiungi un servizio");
  await write(page, main(page).getByRole("textbox", { name: "Nome ufficiale" }), "Emporio della spesa sospesa");
  // The form is long: its last part has a button of its own at the top.
  await reach(page, page.getByRole("navigation", { name: "Parti del modulo" }).getByRole("button", { name: "Nella guida" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await choose(page, main(page).getByRole("combobox", { name: "Chi lo dice?" }), "L’abbiamo ver");
  await write(page, main(page).getByRole("textbox", { name: "Chi ha verificato? Il ruolo, mai il nome" }), "volontaria");
  await page.keyboard.press("Enter");
  await heading(page, "Emporio della spesa sospesa");
  await saved(page);

  await door(page, "Oggi");
  await heading(page, /vostra comunità/);
  const here = page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Guida" });
  await reach(page, here, "Shift+Tab");
  const palette = page.getByRole("dialog", { name: "Cerca ovunque" });
  const box = palette.getByRole("combobox", { name: "Cerca ovunque" });
  await page.keyboard.press("/");
  await givenFocus(page, box);
  await page.keyboard.press("Escape");
  await palette.waitFor({ state: "hidden" });
  await givenFocus(page, here);

  await page.keyboard.press("/");
  await givenFocus(page, box);
  await page.keyboard.type("spesa");
  const options = palette.getByRole("option");
  await options.nth(1).waitFor();
  const chosen = palette.getByRole("option", { selected: true });
  const first = await chosen.textContent();
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await chosen.textContent(), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await chosen.textContent(), first);
  for (let at = await options.count(); at > 0 && !(await chosen.textContent()).startsWith("Emporio"); at -= 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await heading(page, "Emporio della spesa sospesa");
  await givenFocus(page, main(page));
});

test("arrows go about the map, and Enter opens the territory", async (t) => {
  const page = await open(t);
  const map = page.getByRole("group", { name: "Mappa dei dieci comuni" });
  const comune = (name) => map.getByRole("link", { name: new RegExp(`^${name},`) });
  await reach(page, comune("Bozzolo"));
  for (const [key, name] of [["ArrowDown", "Rivarolo Mantovano"], ["ArrowRight", "San Martino dall’Argine"], ["ArrowDown", "Gazzuolo"], ["ArrowRight", "Marcaria"], ["ArrowLeft", "Bozzolo"], ["ArrowUp", "Bozzolo"]]) {
    await page.keyboard.press(key);
    await givenFocus(page, comune(name));
  }
  await page.keyboard.press("Enter");
  await heading(page, TERRITORY);
});

test("on a phone a search leads to the first of the answers, not into their midst", async (t) => {
  const page = await open(t, { width: 360, height: 740, path: "/guida" });
  await write(page, page.getByRole("searchbox", { name: /Cerca/ }), "famiglie");
  await page.keyboard.press("Enter");
  const first = page.getByRole("heading", { level: 2, name: /rispost. per «famiglie»/ });
  await first.waitFor();
  await page.waitForFunction((node) => node.getBoundingClientRect().top < 200, await first.elementHandle());
  assert.ok(await first.evaluate((node) => node.getBoundingClientRect().top >= 0), "its heading is in sight");
});

test("who searches everything types at once, though the search has yet to arrive", async (t) => {
  const page = await open(t);
  await page.keyboard.press("/");
  await page.keyboard.type("bozzolo");
  const search = page.getByRole("combobox", { name: "Cerca ovunque" });
  assert.equal(await search.inputValue(), "bozzolo");
  await page.getByRole("option", { name: /^Bozzolo/ }).first().waitFor();
  await page.keyboard.press("Escape");
  await search.waitFor({ state: "hidden" });
});

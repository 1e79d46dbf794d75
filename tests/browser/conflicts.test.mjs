// Two who wrote different things: it is seen, decided once, and the others agree when the next file comes.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { axe, bring, enter, exportFile, nameDevice, open, retitle, saved, serveSite, sidewaysScroll, take, titled } from "./harness.mjs";

/** Goes to a screen without leaving the page: what can be undone stays so. */
const go = (page, name) => page.getByRole("link", { name }).first().click();
const door = (page) => page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: /^Scambio/ });

/** A person with a device of their name, who gave the notebook a title. */
async function person(t, site, name, title, options = {}) {
  const page = await open(t, { site, path: "/impostazioni", ...options });
  await saved(page);
  await nameDevice(page, name);
  await saved(page);
  await retitle(page, title);
  await saved(page);
  return page;
}

async function fileOf(page) {
  await door(page).click();
  return exportFile(page);
}

/** Takes all that a file brings, erasures included; one that brings nothing is closed. */
async function receive(page, file) {
  await door(page).click();
  await bring(page, file.name, file.text);
  await page.getByRole("heading", { level: 1, name: /^Prima di unire|niente di nuovo$/ }).waitFor();
  const only = page.getByLabel("Mostra solo ciò che chiede una decisione");
  if (await only.isVisible()) await only.uncheck();
  for (const box of await page.getByRole("checkbox", { name: /^Cancella per sempre anche qui/ }).all()) await box.check();
  const close = page.getByRole("button", { name: "Va bene, chiudi" });
  if (await close.isVisible()) return close.click();
  await take(page);
  await saved(page);
}

/** A directory of somebody else with one service, under an identifier of theirs. */
const directory = (id) =>
  JSON.stringify([{ id, name: "Sportello del noleggio", status: "active", organization: { id: "o-1", name: "Pro loco di prova" },
    phones: [{ id: `t-${id}`, number: "0375 000999" }] }]);

/** Takes the same service out of two directories, and says that it is one, or that they are two. */
async function join(page, answer = /^Sì, fanne una sola/) {
  await door(page).click();
  await bring(page, "uno.json", directory("s-1"));
  await take(page);
  await saved(page);
  await door(page).click();
  await bring(page, "due.json", directory("s-2"));
  await page.getByRole("button", { name: answer }).click();
  await take(page);
  await saved(page);
}

/** Records, revisions and erasures of the working edition, as one text. */
function content({ text }) {
  const { records, revisions, erased } = JSON.parse(text);
  return JSON.stringify({ records, revisions, erased });
}

test("what two wrote differently is decided on one, and the other agrees after the next file", async (t) => {
  const site = await serveSite(t);
  const anna = await person(t, site, "Il telefono di Anna", "Il quaderno di Anna");
  const bruno = await person(t, site, "Il computer di Bruno", "Il quaderno di Bruno");
  const file = await fileOf(anna);

  await t.test("the preview asks, says who wrote what, and marks the words", async () => {
    await door(bruno).click();
    await bring(bruno, file.name, file.text);
    await bruno.getByRole("heading", { level: 2, name: "Una chiede una decisione" }).waitFor();
    const question = bruno.getByRole("group", { name: "Titolo: quale versione resta?" });
    await question.getByText(/^quella ricevuta: Il telefono di Anna, oggi/).waitFor();
    await question.locator("mark", { hasText: "Anna" }).waitFor();
    assert.ok(await question.getByRole("radio", { name: /Decido dopo/ }).isChecked());
    await axe(bruno);
    await take(bruno);
    await saved(bruno);
  });

  await t.test("the door counts what waits, and the record says it too", async () => {
    await door(bruno).filter({ hasText: "1 da decidere" }).waitFor();
    await go(bruno, "Impostazioni");
    const card = bruno.getByRole("region", { name: "Il quaderno" });
    await card.getByText("due versioni").waitFor();
    await card.getByRole("link", { name: "Guarda e decidi" }).click();
    await bruno.getByRole("heading", { level: 1, name: "Una cosa da decidere" }).waitFor();
    await axe(bruno);
  });

  await t.test("the keyboard decides, and the choice can be taken back and done again", async () => {
    await enter(bruno, bruno.getByRole("button", { name: /^Tieni questo: Il quaderno di Anna/ }));
    await bruno.getByRole("heading", { name: "Siete tutti d’accordo" }).waitFor();
    await bruno.getByText("Deciso.").waitFor();
    await bruno.keyboard.press("Control+z");
    await bruno.getByRole("heading", { level: 1, name: "Una cosa da decidere" }).waitFor();
    await bruno.keyboard.press("Control+Shift+z");
    await bruno.getByRole("heading", { name: "Siete tutti d’accordo" }).waitFor();
    await saved(bruno);
  });

  await t.test("the other agrees", async () => {
    await receive(anna, await fileOf(bruno));
    assert.equal(await anna.getByRole("link", { name: "Guarda e decidi" }).count(), 0);
    await anna.getByRole("link", { name: "Impostazioni" }).first().click();
    await titled(anna, "Il quaderno di Anna").waitFor();
  });
});

test("a choice in a preview is about what stood there: no other version is lost", async (t) => {
  const site = await serveSite(t);
  const people = {};
  for (const name of ["Anna", "Bruno", "Carla"]) people[name] = await person(t, site, `Di ${name}`, `Quaderno di ${name}`);
  const versions = async (page) => {
    await page.goto(new URL("/scambio/conflitti", page.url()).href);
    const kept = page.getByRole("button", { name: /^Tieni questo/ });
    await kept.first().waitFor();
    return (await kept.evaluateAll((all) => all.map((one) => /Tieni questo: (.*) \(/.exec(one.getAttribute("aria-label"))[1]))).sort();
  };
  const look = async (page, file) => {
    await door(page).click();
    await bring(page, file.name, file.text);
    await page.getByRole("radio", { name: /quella ricevuta/ }).check();
  };

  // A third version comes with the second, and is not on screen.
  await receive(people.Bruno, await fileOf(people.Anna));
  await look(people.Carla, await fileOf(people.Bruno));
  await people.Carla.getByText("C’è anche una terza versione").waitFor();
  await take(people.Carla);
  await saved(people.Carla);
  assert.deepEqual(await versions(people.Carla), ["Quaderno di Anna", "Quaderno di Bruno"]);

  // What is here changes while the file is looked at.
  const dora = await person(t, site, "Di Dora", "Quaderno di Dora");
  await look(dora, await fileOf(people.Anna));
  const tab = await open(t, { context: dora.context(), path: "/impostazioni" });
  await retitle(tab, "Scritto dopo");
  await saved(tab);
  await dora.getByText("Scritto dopo").first().waitFor();
  await dora.locator("label:has(:checked)", { hasText: "Decido dopo" }).waitFor();
  // The other tab still has the turn to write: it comes here with the press.
  await take(dora);
  await saved(dora);
  assert.deepEqual(await versions(dora), ["Quaderno di Anna", "Scritto dopo"]);
});

test("what changes here while a file is looked at is said, and the comparison is made again when one likes", async (t) => {
  const site = await serveSite(t);
  const anna = await person(t, site, "Di Anna", "Quaderno di Anna");
  const dora = await person(t, site, "Di Dora", "Quaderno di Dora");
  const file = await fileOf(anna);
  await door(dora).click();
  await bring(dora, file.name, file.text);
  await dora.getByRole("heading", { level: 2, name: "Una chiede una decisione" }).waitFor();
  assert.equal(await dora.getByText("Mentre guardavi").count(), 0);
  const tab = await open(t, { context: dora.context(), path: "/impostazioni" });
  await retitle(tab, "Quaderno di Anna");
  await saved(tab);
  await dora.getByText("Mentre guardavi, il quaderno è cambiato").waitFor();
  await axe(dora);
  await dora.getByRole("button", { name: "Confronta di nuovo" }).press("Enter");
  await dora.getByText("Mentre guardavi").waitFor({ state: "detached" });
  await dora.waitForFunction(() => document.activeElement?.id === "prima-di-unire");
  assert.equal(await dora.getByRole("heading", { name: "Una chiede una decisione" }).count(), 0, "both say the same now");
});

test("nothing waits: the page says so, on a phone too", async (t) => {
  const page = await open(t, { path: "/scambio/conflitti", width: 360, height: 740 });
  await page.getByRole("heading", { level: 1, name: "Niente da decidere" }).waitFor();
  await sidewaysScroll(page);
});

/** Puts a service in the bin. */
async function bin(page, service) {
  await page.goto(new URL(`/guida/${service}`, page.url()).href);
  await page.getByRole("button", { name: "Metti nel cestino" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Metti nel cestino" }).click();
  await page.getByText("Il servizio è nel cestino.").waitFor();
  await saved(page);
}

test("three who pass files around in a ring end with the same", async (t) => {
  const site = await serveSite(t);
  const names = ["Anna", "Bruno", "Carla"];
  const ring = [];
  for (const name of names) ring.push(await person(t, site, `Di ${name}`, `Quaderno di ${name}`));
  const [anna, bruno, carla] = ring;
  await bin(anna, "service-nil");
  await join(bruno);
  await bin(carla, "service-adm");
  await carla.goto(new URL("/impostazioni?parte=cestino", carla.url()).href);
  await carla.getByRole("button", { name: /^Cancella per sempre/ }).first().click();
  const sure = carla.getByRole("dialog");
  await sure.getByRole("checkbox").check();
  await sure.getByRole("button", { name: "Cancella per sempre" }).click();
  await carla.getByText("Il cestino è vuoto").waitFor();
  await saved(carla);
  // Two rounds: after the first everybody has everything once, after the second everybody knows the same.
  for (const _ of [1, 2]) {
    for (const n of [0, 1, 2]) await receive(ring[(n + 1) % 3], await fileOf(ring[n]));
  }
  const contents = [];
  for (const page of ring) contents.push(content(await fileOf(page)));
  assert.equal(contents[1], contents[0]);
  assert.equal(contents[2], contents[0]);
  const [{ erased, records }] = [JSON.parse((await fileOf(anna)).text)];
  assert.deepEqual(Object.keys(erased), ["service-adm"]);
  assert.deepEqual(records.matches.map((match) => match.verdict), ["same"]);
  assert.ok(records.services.find((service) => service.id === "service-nil").binned);
});

test("two who put one thing in the bin agree, and two who answer otherwise about a likeness are asked", async (t) => {
  const site = await serveSite(t);
  const [anna, bruno] = [await person(t, site, "Di Anna", "Il quaderno"), await person(t, site, "Di Bruno", "Il quaderno")];
  await receive(bruno, await fileOf(anna));
  await join(anna);
  await join(bruno, /^No, sono due/);
  for (const page of [anna, bruno]) await bin(page, "service-nil");
  const file = await fileOf(anna);
  await door(bruno).click();
  await bring(bruno, file.name, file.text);
  await bruno.getByRole("heading", { level: 1, name: /^Prima di unire/ }).waitFor();
  assert.equal(await bruno.getByText("Nel quaderno o nel cestino", { exact: false }).count(), 0, "both put it in the bin");
  await take(bruno);
  await saved(bruno);
  // About the bin there is nothing to choose; about the likeness there is.
  await bruno.getByRole("link", { name: "Guarda e decidi" }).click();
  const pair = bruno.getByText("Finché non scegli ne vedi una sola.", { exact: false });
  await pair.waitFor();
  await axe(bruno);
  await bruno.getByRole("button", { name: /^Separa: sono due/ }).click();
  await pair.waitFor({ state: "detached" });
  await saved(bruno);
  // The answer holds for the other too, and nobody is asked again.
  await receive(anna, await fileOf(bruno));
  await anna.goto(new URL("/scambio/conflitti", anna.url()).href);
  await anna.getByRole("heading", { level: 1, name: "Niente da decidere" }).waitFor();
  assert.equal(content(await fileOf(anna)), content(await fileOf(bruno)));
});

// Files before they are taken: what differs, a choice for each, several at once, dropped, pasted, and the register.
import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { axe, bring, exportFile, nameDevice, open, retitle, saved, serveSite, stored, take, titled } from "./harness.mjs";

const go = (page, name) => page.getByRole("link", { name }).first().click();

/** The working file of a fresh notebook, and the same with some services written by hand. */
async function files(t, site) {
  const page = await open(t, { site, path: "/scambio" });
  await saved(page);
  const { name, text } = await exportFile(page);
  const byHand = (count, note) => {
    const document = JSON.parse(text);
    for (const service of document.records.services.slice(0, count)) service.name = `${service.name} ${note}`;
    return JSON.stringify(document);
  };
  return { page, name, text, byHand };
}

/** Lets files go over a page, as a person who drags them there. */
const drop = (page, all) =>
  page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, text] of all) data.items.add(new File([text], name, { type: "application/json" }));
    const fire = (type) => document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    fire("dragover");
    fire("drop");
  }, all);

const asks = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

test("a file edited by hand in one value offers that one edit", async (t) => {
  const { page, byHand } = await files(t, await serveSite(t));
  await bring(page, "a-mano.json", byHand(1, "(di sera)"));
  await asks(page, "Prima di unire: 1 differenza");
  await page.getByRole("heading", { name: "Scritte a mano" }).waitFor();
  await page.getByText(/^Confronta: nome/).click();
  await page.locator("mark", { hasText: "(di sera)" }).waitFor();
  await axe(page);
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 1 elemento unito" }).waitFor();
});

test("what is left for later stays as it is and is offered again", async (t) => {
  const { page, byHand } = await files(t, await serveSite(t));
  await bring(page, "a-mano.json", byHand(3, "(di sera)"));
  await asks(page, "Prima di unire: 3 differenze");
  const whole = page.getByRole("checkbox", { name: "3 scritte a mano" });
  await page.getByRole("listitem").getByRole("checkbox").first().uncheck();
  assert.ok(await whole.evaluate((box) => box.indeterminate));
  await page.getByRole("button", { name: "Unisci le 2 scelte" }).waitFor();
  await page.getByText("Una la lasci per dopo").waitFor();
  await whole.check();
  await whole.uncheck();
  await page.getByText("Non hai scelto niente").waitFor();
  await whole.check();
  await page.getByRole("listitem").getByRole("checkbox").first().uncheck();
  await take(page);
  await saved(page);
  await bring(page, "a-mano.json", byHand(3, "(di sera)"));
  await asks(page, "Prima di unire: 1 differenza");
});

test("of what was set aside, what is left for later stays aside", async (t) => {
  const site = await serveSite(t);
  const before = await open(t, { site, path: "/impostazioni" });
  await saved(before);
  await nameDevice(before, "Il tablet del circolo");
  await saved(before);
  await retitle(before, "Il quaderno di prima");
  await saved(before);
  await go(before, /^Scambio/);
  const { text } = await exportFile(before);
  // As a tab leaves it that closed in the instant in which another one replaced the notebook.
  const page = await open(t, { site, path: "/impostazioni" });
  await saved(page);
  await page.evaluate((text) => localStorage.setItem("filo.emergency.0.chiusa", JSON.stringify(text)), text);
  await page.reload();
  await saved(page);
  const look = async () => {
    await page.getByRole("button", { name: "Guarda che cosa sono" }).click();
    return page.getByRole("dialog", { name: "Rimasto da parte" });
  };
  const first = await look();
  await first.getByRole("heading", { name: "Prima di unire: 2 differenze" }).waitFor();
  assert.equal(await first.getByText("di chi è?").count(), 0, "they were made here");
  await first.locator("summary").first().click();
  await first.getByRole("checkbox").first().uncheck();
  await first.getByRole("button", { name: /^Unisci/ }).click();
  await page.getByText(/resta da parte: lo ritrovi qui/).waitFor();
  await saved(page);
  const second = await look();
  await second.getByRole("heading", { name: "Prima di unire: 1 differenza" }).waitFor();
  await second.getByRole("button", { name: /^Unisci/ }).click();
  await page.getByRole("heading", { name: "Quello che è rimasto da parte" }).waitFor({ state: "detached" });
  await titled(page, "Il quaderno di prima").waitFor();
});

test("several files, of which one is bad, are looked at together and taken as one", async (t) => {
  const site = await serveSite(t);
  const { page, byHand, text } = await files(t, site);
  const other = await open(t, { site, path: "/impostazioni" });
  await saved(other);
  await retitle(other, "Titolo di una collega");
  await saved(other);
  await go(other, /^Scambio/);
  const colleague = await exportFile(other);
  const as = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByLabel("Scegli un file").setInputFiles([
    as("a-mano.json", byHand(1, "(di sera)")),
    as("rotto.json", text.slice(0, text.length / 2)),
    as(colleague.name, colleague.text),
  ]);
  await page.getByRole("heading", { name: "Il file «rotto.json» non è entrato" }).waitFor();
  await asks(page, "Prima di unire: 2 differenze");
  await page.getByText("2 file, guardati insieme").waitFor();
  await take(page);
  const receipt = page.locator("#ricevuta");
  for (const name of ["a-mano.json", colleague.name]) await receipt.getByText(`«${name}»`).waitFor();
  await saved(page);

  await t.test("the register remembers, on this device alone", async () => {
    await page.getByText("Registro degli scambi").click();
    const row = page.getByRole("listitem").filter({ hasText: "Entrato" });
    await row.getByText("2 elementi uniti").waitFor();
    assert.equal((await exportFile(page)).text.includes("rotto.json"), false);
  });

  await t.test("all of it goes back at once", async () => {
    await page.getByRole("button", { name: "Annulla tutta l’importazione" }).click();
    await page.getByText("Annullato: tutto è come se il file non fosse mai stato aperto.").waitFor();
    await page.getByText("Poi annullato").waitFor();
    await go(page, "Impostazioni");
    await titled(page, "Sub-ambito viadanese").waitFor();
  });
});

test("whoever goes to look something up finds the files again, compared with what changed, and nothing chosen is lost", async (t) => {
  const { page, byHand } = await files(t, await serveSite(t));
  await bring(page, "a-mano.json", byHand(3, "(di sera)"));
  await asks(page, "Prima di unire: 3 differenze");
  await page.getByRole("listitem").getByRole("checkbox").first().uncheck();
  await go(page, "Impostazioni");
  await retitle(page, "Un altro titolo");
  await saved(page);
  await go(page, "Scambio");
  // The title in the file is now an older one.
  await asks(page, "Prima di unire: 4 differenze");
  await page.getByRole("button", { name: "Unisci le 2 scelte" }).waitFor();
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 2 elementi uniti" }).waitFor();
  await go(page, "Guida");
  await go(page, "Scambio");
  await page.getByRole("heading", { name: "Fatto: 2 elementi uniti" }).waitFor();
});

test("what was taken can be refused later, once something else has changed", async (t) => {
  const site = await serveSite(t);
  const { page, byHand } = await files(t, site);
  await bring(page, "a-mano.json", byHand(1, "(di sera)"));
  await take(page);
  await saved(page);
  await go(page, "Impostazioni");
  await retitle(page, "Un altro titolo");
  await saved(page);
  await go(page, /^Scambio/);
  await page.getByRole("button", { name: "Rifiuta questi valori" }).click();
  await page.getByRole("dialog").getByText("Vale per tutti:").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Rifiuta i valori" }).click();
  await page.getByText("Rifiutato: è di nuovo com’era prima del file.").waitFor();
  await saved(page);
  const { text } = await exportFile(page);
  assert.ok(!text.includes("(di sera)"));
  assert.ok(text.includes("Un altro titolo"));
});

test("a file let go on another page, or pasted, leads to its preview; nothing is stored", async (t) => {
  const { page, byHand } = await files(t, await serveSite(t));
  const before = await stored(page);
  await go(page, "Territori");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await drop(page, [["uno.json.txt", byHand(1, "(di sera)")]]);
  await asks(page, "Prima di unire: 1 differenza");
  await page.getByRole("button", { name: "Lascia tutto com’è" }).click();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
  }, byHand(2, "(di sera)"));
  await asks(page, "Prima di unire: 2 differenze");
  await page.getByText("«incollato.json»").waitFor();
  assert.equal(await stored(page), before);
});

/** The same value with the members of every object in order: the text over which sums are taken. */
const inOrder = (value) =>
  Array.isArray(value)
    ? value.map(inOrder)
    : value && typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])]))
      : value;

/** The second release of the Plan's data: some records have another value in a field, under the dot of that release. */
function secondRelease(text, changes) {
  const document = JSON.parse(text);
  for (const [kind, id, field, value] of changes) {
    const record = document.records[kind].find((one) => one.id === id);
    record[field] = value;
    const { sum, ...revision } = { ...document.revisions[id], seen: { plan: 2 }, fields: { [field]: ["plan:2"] } };
    const texts = [record, revision].map((one) => JSON.stringify(inOrder(one)));
    const hash = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 16);
    document.revisions[id] = { ...revision, sum: hash };
  }
  return JSON.stringify(document);
}

test("a second release of the Plan's data is taken in beside what people wrote", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/impostazioni" });
  await saved(page);
  await retitle(page, "Il titolo che abbiamo scelto");
  await saved(page);
  const first = await page.evaluate(async () => (await fetch("dati-del-piano.json")).text());
  const second = secondRelease(first, [
    ["notebooks", "notebook-oglio-po-viadanese", "title", "Sub-ambito casalasco viadanese"],
    ["services", "service-nil", "name", "Un nome corretto dal Piano"],
  ]);
  await go(page, /^Scambio/);
  await bring(page, "dati-del-piano.json", second);
  await asks(page, "Prima di unire: 2 differenze");
  await page.getByText("1 più recente della tua").waitFor();
  const question = page.getByRole("group", { name: "Titolo: quale versione resta?" });
  await question.getByText("quella ricevuta: il Piano").waitFor();
  await question.getByRole("radio", { name: /Il titolo che abbiamo scelto/ }).check();
  await page.getByRole("button", { name: "Unisci tutte le 2 differenze" }).waitFor();
  await take(page);
  await saved(page);
  assert.equal(await page.getByRole("link", { name: "Guarda e decidi" }).count(), 0);
  const { records } = JSON.parse((await exportFile(page)).text);
  assert.equal(records.notebooks[0].title, "Il titolo che abbiamo scelto");
  assert.equal(records.services.find((one) => one.id === "service-nil").name, "Un nome corretto dal Piano");
  await bring(page, "dati-del-piano.json", second);
  await page.getByText("unirlo non cambierebbe niente").waitFor();
});

test("a file that comes while others are looked at joins them, and nothing chosen is lost", async (t) => {
  const { page, text, byHand } = await files(t, await serveSite(t));
  await bring(page, "a-mano.json", byHand(3, "(di sera)"));
  await asks(page, "Prima di unire: 3 differenze");
  await page.getByRole("listitem").getByRole("checkbox").first().uncheck();
  await page.getByRole("button", { name: "Unisci le 2 scelte" }).waitFor();
  const other = JSON.parse(text);
  other.records.organizations[0].name += " (altro nome)";
  await drop(page, [["altro.json", JSON.stringify(other)]]);
  await asks(page, "Prima di unire: 4 differenze");
  await page.getByText("«altro.json» è con quello che stai guardando. Le scelte fatte restano.").waitFor();
  await page.getByText("2 file, guardati insieme").waitFor();
  await page.getByRole("button", { name: "Unisci le 3 scelte" }).waitFor();
  await axe(page);
  await drop(page, [["rotto.json", "{"]]);
  await page.getByRole("heading", { name: "Il file «rotto.json» non è entrato" }).waitFor();
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 3 elementi uniti" }).waitFor();
  await saved(page);
});

test("reading a large file says how far it is, and stops within a moment", async (t) => {
  const { page, text } = await files(t, await serveSite(t));
  const document = JSON.parse(text);
  const [service] = document.records.services;
  for (let n = 0; n < 12_000; n += 1) {
    const id = `grande-${n}`;
    document.records.services.push({ ...service, id });
    document.revisions[id] = document.revisions[service.id];
  }
  const large = Buffer.from(JSON.stringify(document, null, 1));
  const work = page.getByRole("progressbar", { name: /^Leggo le schede… [\d.]+ di 12\.\d{3}$/ });
  await bring(page, "grande.json", large);
  await work.waitFor();
  const pressed = Date.now();
  // At once: a click of the driver waits for a page at rest.
  await page.getByRole("button", { name: "Interrompi" }).dispatchEvent("click");
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  assert.ok(Date.now() - pressed < 2000, `${Date.now() - pressed} ms`);
  assert.equal(await page.getByRole("heading", { name: /^Prima di unire/ }).count(), 0);
});

// Files closed with a passphrase: sealed, everything lost, opened, all back; and what cannot be opened is refused in words.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  axe, bring, exportFile, keys, open, reach, retitle, saved, seal, serveSite, sidewaysScroll, stored, take, takeWorked, titled, withDigest,
} from "./harness.mjs";

const PASSPHRASE = "la corriera blu parte alle nove";
/** Closed by OpenSSL, see harness/sealing.mjs and tests/browser_layer.rs. */
const FROZEN = readFileSync(new URL("../data/sealed-v1.json", import.meta.url), "utf8");
const FROZEN_PASSPHRASE = "Perché no? È l’anno buono";

const asked = (page) => page.getByRole("dialog", { name: /è chiuso con una parola d’ordine$/ });
const box = (page) => asked(page).getByRole("textbox", { name: "Parola d’ordine" }).or(asked(page).getByLabel("Parola d’ordine", { exact: true }));

async function unlock(page, passphrase) {
  await box(page).fill(passphrase);
  await asked(page).getByRole("button", { name: "Apri il file" }).click();
}

test("a full copy is sealed, everything is lost, and with its passphrase all of it is back", async (t) => {
  const site = await serveSite(t);
  const first = await open(t, { site, path: "/scambio" });
  await takeWorked(first);
  await first.getByRole("link", { name: "Impostazioni", exact: true }).first().click();
  await retitle(first, "Quaderno di una che perde il telefono");
  await saved(first);
  await first.goto(new URL("scambio", site.url).href);
  const open_ = await exportFile(first, /^Copia completa/);
  const file = await exportFile(first, /^Copia completa/, PASSPHRASE);
  assert.match(file.name, /^filo-viadanese-copia-completa-chiusa-\d{4}-\d\d-\d\d\.json$/);
  const header = JSON.parse(file.text);
  assert.deepEqual([header.kind, header.format, header.cipher], ["filo.sealed", 1, "AES-256-GCM"]);
  assert.ok(!file.text.includes("telefono") && !file.text.includes("records"));

  // Another browser, which knows nothing: what was lost is lost.
  const second = await open(t, { site, path: "/scambio" });
  await saved(second);
  const before = await stored(second);
  await bring(second, file.name, file.text);
  await unlock(second, "la corriera rossa parte alle nove");
  await asked(second).getByText(/^La parola d’ordine non apre questo file\. Niente è cambiato\./).waitFor();
  assert.equal(await stored(second), before);
  await axe(second);
  await unlock(second, `${PASSPHRASE} `);
  await second.getByRole("heading", { level: 1, name: /^Prima di unire: / }).waitFor();
  await second.getByRole("radio", { name: /^È mia/ }).check();
  await take(second);
  await saved(second);
  const back = await exportFile(second, /^Copia completa/);
  const records = (text) => JSON.parse(text).records;
  const { devices: _, ...lost } = records(open_.text);
  const { devices: __, ...found } = records(back.text);
  assert.deepEqual(found, lost);
  await second.getByRole("link", { name: "Impostazioni", exact: true }).first().click();
  await titled(second, "Quaderno di una che perde il telefono").waitFor();
});

test("what another implementation closed opens, and what no passphrase opens is refused in words", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const before = await stored(page);
  const refused = async (name, sentence) => {
    const heading = page.getByRole("heading", { name: `Il file «${name}» non è entrato` });
    await heading.waitFor();
    await page.getByText(sentence).waitFor();
    assert.equal(await stored(page), before);
    await page.getByRole("button", { name: "Ho letto, chiudi" }).click();
    await heading.waitFor({ state: "detached" });
  };
  const frozen = JSON.parse(FROZEN);
  const flipped = (text) => text.replace(/[A-Za-z]/, (letter) => (letter === "A" ? "B" : "A"));
  const key = (change) => ({ ...frozen, key: { ...frozen.key, ...change } });
  const REFUSED = [
    ["cut short", FROZEN.slice(0, FROZEN.length / 2), /^Il file si interrompe a metà/],
    ["with a bit of its header flipped", JSON.stringify(key({ salt: flipped(frozen.key.salt) })), /^Il file chiuso è rovinato/],
    ["with a bit of its body flipped", JSON.stringify({ ...frozen, data: flipped(frozen.data) }), /^Il file chiuso è rovinato/],
    ["of a thousand million steps", withDigest(key({ iterations: 1_000_000_000 })), /ci vorrebbero 1\.000\.000\.000 passaggi/],
    ["of too few steps", withDigest(key({ iterations: 1000 })), /chiuso in un modo troppo debole/],
    ["of another cipher", withDigest({ ...frozen, cipher: "ROT-13" }), /in un modo che Filò non conosce \(«ROT-13»\)/],
    ["of a newer Filò", FROZEN.replace('"format": 1', '"format": 2'), /una versione più nuova di Filò \(formato 2\)/],
    ["with a member too many", JSON.stringify({ ...frozen, hint: "nonna" }), /c’è una cosa che non può stare lì/],
  ];
  for (const [what, text, sentence] of REFUSED) {
    await t.test(`a sealed file ${what}`, async () => {
      await bring(page, `${what}.json`, text);
      await refused(`${what}.json`, sentence);
    });
  }
  await t.test("a header or a body that a forger gave a digest that holds", async () => {
    for (const forged of [key({ salt: flipped(frozen.key.salt) }), { ...frozen, data: flipped(frozen.data) }]) {
      await bring(page, "falso.json", withDigest(forged));
      await unlock(page, FROZEN_PASSPHRASE);
      await asked(page).getByText(/^La parola d’ordine non apre questo file/).waitFor();
      await asked(page).getByRole("button", { name: "Lascia stare" }).click();
      await asked(page).waitFor({ state: "detached" });
      await refused("falso.json", /e l’hai lasciato così\. Niente è cambiato\./);
    }
  });
  await t.test("what is inside is looked at as any file is", async () => {
    await bring(page, "altro.json", seal('{"type":"FeatureCollection"}', PASSPHRASE));
    await unlock(page, PASSPHRASE);
    await refused("altro.json", /^Questo file viene da un altro programma/);
    await bring(page, "doppio.json", seal(FROZEN, PASSPHRASE));
    await unlock(page, PASSPHRASE);
    await refused("doppio.json", /^Questo file viene da un altro programma/);
  });
  await t.test("the frozen file with its passphrase", async () => {
    await bring(page, "sealed-v1.json", FROZEN);
    await unlock(page, FROZEN_PASSPHRASE);
    await page.getByRole("heading", { level: 1, name: /^Prima di unire: / }).waitFor();
    await page.getByText("È una copia completa: di chi è?").waitFor();
  });
});

test("by the keyboard alone and on a narrow screen: a passphrase is chosen, seen, refused and forgotten", async (t) => {
  const page = await open(t, { path: "/scambio", width: 320, height: 640 });
  await saved(page);
  const hands = keys(page);
  const radio = page.getByRole("radio", { name: /^Copia completa/ });
  await reach(page, page.getByRole("radio", { name: /^Edizione di lavoro/ }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.ok(await radio.isChecked());
  assert.ok(await page.getByRole("checkbox", { name: "Chiudi il file con una parola d’ordine" }).isChecked());
  const field = page.getByLabel("Parola d’ordine", { exact: true });
  await hands.press(page.getByRole("button", { name: "Salva su file", exact: true }));
  await page.getByText("Servono almeno 10 caratteri").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "parola-d-ordine");
  await page.keyboard.type("bozzolo2026");
  await page.getByText("Debole: si può indovinare.").waitFor();
  await hands.press(page.getByRole("button", { name: "Salva su file", exact: true }));
  await page.getByText("Le due parole d’ordine non sono uguali").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "parola-d-ordine-ancora");
  await hands.write(field, PASSPHRASE);
  await page.getByText("Forte.", { exact: true }).waitFor();
  await axe(page);
  await sidewaysScroll(page);
  // What can be seen need not be written twice.
  await hands.press(page.getByRole("button", { name: "Mostra: Parola d’ordine", exact: true }));
  await page.getByLabel("Parola d’ordine, ancora una volta", { exact: true }).waitFor({ state: "detached" });
  const coming = page.waitForEvent("download");
  await hands.press(page.getByRole("button", { name: "Salva su file", exact: true }));
  await hands.press(page.getByRole("dialog").getByRole("button", { name: "Salva il file senza nome" }));
  const text = readFileSync(await (await coming).path(), "utf8");
  assert.equal(await field.inputValue(), "");
  await bring(page, "mio.json", text);
  await asked(page).waitFor();
  await sidewaysScroll(page);
  await page.keyboard.press("Escape");
  await asked(page).waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Il file «mio.json» non è entrato" }).waitFor();
  await bring(page, "mio.json", text);
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "");
  await hands.write(box(page), PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Questo file non porta niente di nuovo" }).waitFor();
});

test("where the page is not safe, files are neither closed nor opened, and it is said why", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/" });
  // A page over plain http has no crypto.subtle.
  await page.context().addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
  await page.goto(new URL("scambio", site.url).href);
  await saved(page);
  await page.getByRole("radio", { name: /^Copia completa/ }).check();
  await page.getByText("il browser non sa chiudere i file con una parola d’ordine").waitFor();
  await bring(page, "sealed-v1.json", FROZEN);
  await page.getByText("il browser non apre file chiusi").waitFor();
});

test("one sealed file among several is opened in its turn, or left, and the others go on", async (t) => {
  const site = await serveSite(t);
  const colleague = await open(t, { site, path: "/impostazioni" });
  await retitle(colleague, "Titolo di una collega");
  await saved(colleague);
  await colleague.getByRole("link", { name: "Scambio", exact: true }).first().click();
  const plain = await exportFile(colleague);
  const page = await open(t, { site, path: "/scambio" });
  await saved(page);
  const both = [
    { name: "aperto.json", mimeType: "application/json", buffer: Buffer.from(plain.text) },
    { name: "chiuso.json", mimeType: "application/json", buffer: Buffer.from(FROZEN) },
  ];
  await page.getByLabel("Scegli un file").setInputFiles(both);
  await asked(page).getByRole("button", { name: "Lascia stare" }).click();
  await page.getByRole("heading", { name: "Il file «chiuso.json» non è entrato" }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Prima di unire: 1 differenza" }).waitFor();
  await page.reload();
  await saved(page);
  await page.getByLabel("Scegli un file").setInputFiles(both);
  await unlock(page, FROZEN_PASSPHRASE);
  await page.getByText("chiuso.json").first().waitFor();
  await page.getByText("È una copia completa: di chi è?").waitFor();
});

// Files between people: refused in words without a byte changed, taken once, disagreements shown, and ways back.
import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { atEnd, axe, bring, exportFile, open, retitle, saved, serveSite, stored, take, titled } from "./harness.mjs";

/** Goes to a screen without leaving the page: what can be undone stays so. */
async function go(page, name) {
  await page.getByRole("link", { name, exact: true }).first().click();
}

/** A person of their own, with the notebook under a title of theirs. */
async function person(t, site, title) {
  const page = await open(t, { site, path: "/impostazioni" });
  await saved(page);
  await retitle(page, title);
  await saved(page);
  return page;
}

/** The file of somebody who gave the notebook a title. */
async function fileOf(page) {
  await go(page, "Scambio");
  return exportFile(page);
}

const REFUSED = [
  ["of another program", () => '{"type":"FeatureCollection","features":[]}', /^Questo file viene da un altro programma\. Niente è cambiato\./],
  ["with nothing in it", () => " \n", /^Il file è vuoto/],
  ["cut short", (text) => text.slice(0, text.length / 2), /^Il file si interrompe a metà/],
  ["of a newer Filò", (text) => text.replace('"format": 1', '"format": 2'), /una versione più nuova di Filò \(formato 2\)/],
  ["that is a page", () => "<!doctype html><html><body><h1>Accesso negato</h1></body></html>", /Niente è cambiato\./],
  ["that is no text", () => Buffer.from([0xff, 0xfe, 0x00, 0xd8]), /^Questo file non contiene testo/],
  ["with a link that runs", (text) => text.replace('"url": null', '"url": "javascript:alert(1)"'), /c’è una cosa che non può stare lì/],
  ["with a record twice", (text) => text.replace('"id": "comune-commessaggio"', '"id": "comune-bozzolo"'), /che non può|che non possono/],
];

test("what cannot be taken is refused in words, and not one stored byte changes", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const { text } = await exportFile(page);
  const before = await stored(page);
  const refused = async (name, sentence) => {
    const heading = page.getByRole("heading", { name: `Il file «${name}» non è entrato` });
    await heading.waitFor();
    await page.getByText(sentence).waitFor();
    await page.waitForFunction(() => document.activeElement.textContent.includes("non è entrato"));
    assert.equal(await stored(page), before);
    await page.getByRole("button", { name: "Ho letto, chiudi" }).click();
    await heading.waitFor({ state: "detached" });
  };
  for (const [what, change, sentence] of REFUSED) {
    await t.test(`a file ${what}`, async () => {
      const changed = change(text);
      assert.notEqual(changed, text);
      await bring(page, `${what}.json`, changed);
      await refused(`${what}.json`, sentence);
    });
  }
  await t.test("a file over 64 MiB", async () => {
    const folder = mkdtempSync(join(tmpdir(), "filo-file-"));
    atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "enorme.json");
    writeFileSync(path, text);
    truncateSync(path, 64 * 1024 * 1024 + 1);
    await page.getByLabel("Scegli un file").setInputFiles(path);
    await refused("enorme.json", /^Il file è troppo grande/);
  });
});

test("the same file taken twice changes nothing the second time", async (t) => {
  const site = await serveSite(t);
  const file = await fileOf(await person(t, site, "Titolo di una collega"));
  const page = await open(t, { site, path: "/scambio" });
  await bring(page, file.name, file.text);
  await page.getByRole("heading", { level: 1, name: "Prima di unire: 1 differenza" }).waitFor();
  await take(page);
  await saved(page);
  const before = await stored(page);
  await bring(page, file.name, file.text);
  await page.getByRole("heading", { level: 1, name: "Questo file non porta niente di nuovo" }).waitFor();
  await page.getByRole("button", { name: "Va bene, chiudi" }).click();
  assert.equal(await stored(page), before);
  await go(page, "Impostazioni");
  await titled(page, "Titolo di una collega").waitFor();
});

test("before a file is taken a restore point is made, and it leads back there", async (t) => {
  const site = await serveSite(t);
  const file = await fileOf(await person(t, site, "Titolo di una collega"));
  const page = await open(t, { site, path: "/scambio" });
  await bring(page, file.name, file.text);
  await take(page);
  await page.getByRole("button", { name: "Va bene, chiudi" }).click();
  const point = page.getByRole("region", { name: "Copie di sicurezza" }).getByRole("listitem").filter({ hasText: "prima di unire un file" });
  await point.getByRole("button", { name: /^Torna qui: / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Torna a com’era" }).click();
  await page.getByText("Il quaderno è di nuovo com’era").waitFor();
  await saved(page);
  await page.reload();
  await go(page, "Impostazioni");
  await titled(page, "Sub-ambito viadanese").waitFor();
});

test("what was here before a file went out can be brought back for everybody", async (t) => {
  const site = await serveSite(t);
  const page = await person(t, site, "Prima");
  const point = page.getByRole("region", { name: "Copie di sicurezza" }).getByRole("listitem").filter({ hasText: "del giorno" });
  const file = await fileOf(page);
  await point.getByRole("button", { name: /^Torna qui: / }).click();
  const asked = page.getByRole("dialog", { name: /^Torno a / });
  await asked.getByText(/^Dopo quella copia è uscito un file/).waitFor();
  await axe(page);
  await asked.getByRole("button", { name: "Riporta i valori di allora" }).click();
  await page.getByText(/^I valori di allora sono di nuovo qui/).waitFor();
  await saved(page);
  // The file that went out does not win any more, neither here nor with a colleague.
  await bring(page, file.name, file.text);
  await page.getByText("unirlo non cambierebbe niente").waitFor();
  await page.getByRole("button", { name: "Va bene, chiudi" }).click();
  const again = await exportFile(page);
  const colleague = await open(t, { site, path: "/scambio" });
  for (const { name, text } of [file, again]) {
    await bring(colleague, name, text);
    await take(colleague);
    await saved(colleague);
    await colleague.getByRole("button", { name: "Va bene, chiudi" }).click();
  }
  await go(colleague, "Impostazioni");
  await titled(colleague, "Sub-ambito viadanese").waitFor();
  await go(page, "Impostazioni");
  await titled(page, "Sub-ambito viadanese").waitFor();
  await page.getByRole("banner").getByRole("button", { name: /^Annulla/ }).click();
  await titled(page, "Prima").waitFor();
});

test("what was undone after a file went out does not come back with that file", async (t) => {
  const page = await person(t, await serveSite(t), "Un ripensamento");
  const file = await fileOf(page);
  await page.getByRole("banner").getByRole("button", { name: /^Annulla/ }).click();
  await page.getByText("Annullato.", { exact: true }).waitFor();
  await saved(page);
  await bring(page, file.name, file.text);
  await page.getByText("unirlo non cambierebbe niente").waitFor();
  await page.getByRole("button", { name: "Va bene, chiudi" }).click();
  await go(page, "Impostazioni");
  await titled(page, "Sub-ambito viadanese").waitFor();
});

test("what does not add up once a file is taken is told, with the way to its record", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const amiss = page.locator("summary", { hasText: "Che cosa non torna" });
  const file = await exportFile(page);
  const odd = JSON.parse(file.text);
  const service = odd.records.services.find(({ id }) => id === "service-nil");
  Object.assign(service, { minimum_age: 9, maximum_age: 3, provider: { organization: "organization-mai-vista" } });
  await bring(page, file.name, JSON.stringify(odd));
  await take(page);
  await saved(page);
  await amiss.getByText("Che cosa non torna: 2").waitFor();
  await amiss.press("Enter");
  const lines = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Apri «/ }) });
  await lines.filter({ hasText: "l’età minima è più alta della massima" }).waitFor();
  await lines.filter({ hasText: "rimanda a qualcosa che qui non c’è (organizzazione)" }).waitFor();
  await axe(page);
  await lines.first().getByRole("link").press("Enter");
  await page.waitForURL(/guida\/service-nil$/);
  await page.goBack();
  await page.getByRole("button", { name: "Annulla tutta l’importazione" }).click();
  await page.getByText(/^Annullato: /).waitFor();
  assert.equal(await amiss.count(), 0);
});

test("the copy of the day is of before its first change", async (t) => {
  const page = await open(t, { path: "/impostazioni" });
  await saved(page);
  const title = await page.getByRole("region", { name: "Il quaderno" }).locator("p").first().innerText();
  await retitle(page, "Scritto per sbaglio");
  await saved(page);
  await go(page, "Scambio");
  const copy = page.getByRole("listitem").filter({ hasText: "prima modifica del giorno" });
  await copy.getByRole("button", { name: /^Torna qui/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Torna a com’era" }).click();
  await page.getByText(/^Il quaderno è di nuovo com’era/).waitFor();
  await go(page, "Impostazioni");
  await page.getByRole("region", { name: "Il quaderno" }).getByText(title).first().waitFor();
  assert.equal(await titled(page, "Scritto per sbaglio").count(), 0);
});

test("what another tab has taken meanwhile is not taken twice, and a tab whose notebook was replaced says so", async (t) => {
  const site = await serveSite(t);
  const file = await fileOf(await person(t, site, "Da un’altra persona"));
  const first = await open(t, { site, path: "/scambio" });
  await saved(first);
  const second = await open(t, { context: first.context(), path: "/scambio" });
  for (const page of [first, second]) await bring(page, file.name, file.text);
  await take(first);
  await saved(first);
  await second.getByRole("button", { name: /^Unisci/ }).click();
  await second.getByText(/non c’è più niente da unire\. Niente è cambiato\./).waitFor();
  await first.getByRole("button", { name: "Annulla tutta l’importazione" }).click();
  await first.getByText(/^Annullato: /).waitFor();
  await second.getByText(/^In un’altra scheda il quaderno è tornato a com’era prima/).waitFor();
});

// The whole story of a person and their notebook, without network: open, correct, add, find, take away in a file, lose
// the browser, bring the file back, think better of it.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { bring, exportFile, open, saved, serveSite, take } from "./harness.mjs";

const TERRITORIES = [
  "Bozzolo, Rivarolo Mantovano, San Martino",
  "Dosolo, Pomponesco, Viadana nord",
  "Marcaria, Sabbioneta, Commessaggio, Gazzuolo",
  "Viadana · I.C. Parazzi",
  "Viadana · I.C. Vanoni",
];
const HEADING = "La spesa per chi questo mese non ci arriva";

const door = (page, name) => page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name }).click();

/** Who says it, asked once at the foot of a form. */
async function source(form) {
  await form.getByRole("combobox", { name: "Chi lo dice?" }).selectOption("L’abbiamo verificato");
  await form.getByRole("textbox", { name: "Chi ha verificato? Il ruolo, mai il nome" }).fill("anagrafe del comune");
}

/** Bozzolo had 4.000 residents on the first day of 2021, not 3.982. */
async function correctFigure(page) {
  await figureIs(page, "8.070");
  await page.getByRole("main").getByRole("link", { name: "Bozzolo", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Bozzolo" });
  await panel.getByRole("button", { name: "Modifica" }).click();
  const row = panel.getByRole("group", { name: "Abitanti", exact: true }).getByRole("listitem").nth(1);
  assert.equal(await row.getByRole("textbox", { name: "Giorno" }).inputValue(), "2021-01-01");
  await row.getByRole("textbox", { name: "Abitanti" }).fill("4.000");
  await row.getByRole("textbox", { name: "Femmine" }).fill("2061");
  await source(panel);
  await panel.getByRole("button", { name: "Salva" }).click();
  await panel.getByText("4.000, il 1º gennaio 2021").waitFor();
  await panel.getByRole("button", { name: "Chiudi" }).click();
  await page.getByText("8.088").first().waitFor();
  await saved(page);
}

/** A service that was not there, written and published. */
async function addService(page) {
  await door(page, "Guida");
  await page.getByRole("link", { name: "Aggiungi un servizio" }).click();
  const form = page.getByRole("main");
  await form.getByRole("textbox", { name: "Che cosa offre, detto semplice" }).fill(HEADING);
  await form.getByRole("textbox", { name: "Nome ufficiale" }).fill("Emporio della spesa sospesa");
  await form.getByRole("textbox", { name: "Per chi facoltativo" }).fill("chi fa fatica a comprare da mangiare");
  await form.getByRole("textbox", { name: "Come si fa" }).fill("Passa il sabato mattina e chiedi di Caritas");
  await form.getByRole("combobox", { name: "Dove vale" }).selectOption("Tutti i 10 comuni");
  await source(form);
  await form.getByRole("button", { name: "Aggiungi", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: HEADING }).waitFor();
  await page.getByRole("button", { name: "Pubblica nella guida" }).click();
  await page.getByText("È nella guida: da adesso le famiglie lo trovano.").waitFor();
  await saved(page);
}

/** Looked for as a family would: in words of theirs, without an ending. */
async function lookFor(page, answers) {
  await door(page, "Guida");
  await page.getByRole("searchbox", { name: "Cerca nella guida" }).fill("emporio sosp");
  await page.getByRole("button", { name: "Cerca", exact: true }).click();
  await page.getByRole("heading", { name: `${answers} per «emporio sosp»` }).waitFor();
  assert.equal(await page.getByRole("main").getByRole("link", { name: HEADING }).count(), Number.parseInt(answers, 10));
}

/** How many people the first territory counts, on its own page. */
async function figureIs(page, figure) {
  await door(page, "Territori");
  await page.getByRole("main").getByRole("link", { name: TERRITORIES[0] }).first().click();
  await page.getByRole("heading", { level: 1, name: TERRITORIES[0] }).waitFor();
  await page.getByText(figure).first().waitFor();
}

for (const width of [1280, 360]) {
  test(`from the first opening to another browser and back, without network, at ${width} px`, async (t) => {
    const site = await serveSite(t);
    const page = await open(t, { site, width, offline: true });
    for (const name of TERRITORIES) await page.getByRole("main").getByRole("link", { name, exact: true }).waitFor();
    await correctFigure(page);
    await addService(page);
    await lookFor(page, "1 risposta");
    await door(page, "Scambio");
    const file = await exportFile(page, /^Copia completa/);
    assert.match(file.name, /^filo-.*\.json$/);

    await t.test("another browser, that has never seen it, takes the file and has it all", async () => {
      await site.start();
      const other = await open(t, { site, width, path: "/scambio", offline: true });
      await bring(other, file.name, file.text);
      await other.getByRole("heading", { level: 1, name: /^Prima di unire: / }).waitFor();
      await other.getByRole("radio", { name: /^È mia/ }).check();
      await take(other);
      await saved(other);
      await figureIs(other, "8.088");
      await lookFor(other, "1 risposta");
      await other.reload();
      await other.locator("html[data-ready]").waitFor({ state: "attached" });
      await figureIs(other, "8.088");
      await lookFor(other, "1 risposta");
    });

    await t.test("and another one takes it back whole", async () => {
      await site.start();
      const other = await open(t, { site, width, path: "/scambio", offline: true });
      await bring(other, file.name, file.text);
      await other.getByRole("radio", { name: /^Solo ciò che viaggia/ }).check();
      await take(other);
      await other.getByRole("button", { name: "Annulla tutta l’importazione" }).click();
      await other.getByText("Annullato: tutto è come se il file non fosse mai stato aperto.").waitFor();
      await figureIs(other, "8.070");
      await lookFor(other, "0 risposte");
    });
  });
}

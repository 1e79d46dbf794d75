// Bad input in forms: every wrong field is named at once and beside itself, the focus goes to the first, and nothing that
// was typed is lost, not even when the page is left.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { PATIENCE, bring, exportFile, givenFocus, open, saved, stored, visit } from "./harness.mjs";

const box = (within, name) => within.getByRole("textbox", { name, exact: true });
const faults = (page, count) => page.getByRole("group", { name: `${count} cose da correggere` });

/** What a screen reader says of a field that is wrong, right after its name. */
const said = (field) =>
  field.evaluate((node) => {
    const ids = node.getAttribute("aria-invalid") === "true" ? node.getAttribute("aria-describedby") ?? "" : "";
    return ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  });

/** Waits until the draft on the device holds a text. */
async function drafted(page, text) {
  const end = Date.now() + PATIENCE;
  while (!(await stored(page, ["drafts"])).includes(text)) assert.ok(Date.now() < end, `no draft holds ${text}`);
}

const WRONG = [
  ["Nome ufficiale", "   ", /./],
  ["Età minima facoltativo", "dieci", /numero intero da 0 a 120/],
  ["Indirizzo e-mail facoltativo", "comune viadana", /un indirizzo come nome@esempio\.it/],
  ["Sito facoltativo", "javascript:alert(1)", /https:\/\//],
  ["Quando ha verificato facoltativo", "", /scrivi anche il giorno/],
];
const RIGHT = ["Emporio della spesa sospesa", "10", "emporio@esempio.it", "https://esempio.it/emporio", "2026-02-28"];

test("a long form names every wrong field at once, and keeps the right ones through it all", async (t) => {
  const page = await open(t, { path: "/guida?nuovo=si" });
  const form = page.getByRole("main");
  const heading = box(form, "Che cosa offre, detto semplice facoltativo");
  const checker = box(form, "Chi ha verificato facoltativo");
  await heading.fill("La spesa per chi non ci arriva");
  await checker.fill("volontaria");
  await form.getByRole("checkbox", { name: /^Scheda protetta/ }).check();
  for (const [name, text] of WRONG) await box(form, name).fill(text);
  await form.getByRole("button", { name: "Aggiungi", exact: true }).click();

  const summary = faults(page, WRONG.length + 1);
  await summary.getByText("Quello che hai scritto è ancora tutto qui.").waitFor();
  await givenFocus(page, box(form, WRONG[0][0]));
  for (const [name, text, sentence] of WRONG) {
    assert.match(await said(box(form, name)), sentence, name);
    assert.equal(await box(form, name).inputValue(), text);
  }
  const source = form.getByRole("combobox", { name: "Chi lo dice?" });
  assert.match(await said(source), /Scegli/);
  // The summary follows the form from its top, and each line leads to its field.
  const lines = await summary.getByRole("link").allTextContents();
  assert.deepEqual(lines.map((line) => line.split(/[:?]/)[0]), ["Nome ufficiale", "Età minima", "Indirizzo e-mail", "Sito", "Quando ha verificato", "Chi lo dice"]);
  await summary.getByRole("link").nth(2).click();
  await givenFocus(page, box(form, WRONG[2][0]));
  assert.equal(await heading.inputValue(), "La spesa per chi non ci arriva");
  assert.equal(await checker.inputValue(), "volontaria");
  assert.ok(await form.getByRole("checkbox", { name: /^Scheda protetta/ }).isChecked());

  await t.test("left and opened again, it is as it was", async () => {
    await drafted(page, "javascript:alert(1)");
    await page.reload();
    await page.getByText("Hai ritrovato quello che avevi scritto e non ancora salvato.").waitFor();
    for (const [name, text] of WRONG) assert.equal(await box(form, name).inputValue(), text);
    assert.equal(await heading.inputValue(), "La spesa per chi non ci arriva");
  });

  await t.test("set right, it is saved whole, and its draft is gone", async () => {
    for (const [n, [name]] of WRONG.entries()) await box(form, name).fill(RIGHT[n]);
    await source.selectOption("L’abbiamo verificato");
    await box(form, "Chi ha verificato? Il ruolo, mai il nome").fill("volontaria");
    await form.getByRole("button", { name: "Aggiungi", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "La spesa per chi non ci arriva" }).waitFor();
    await saved(page);
    await visit(page, page.context().site, "/guida?nuovo=si");
    assert.equal(await heading.inputValue(), "");
    assert.doesNotMatch(await stored(page, ["drafts"]), /volontaria/);
  });
});

test("figures that do not add up and a missing source are told together, and the row keeps what was typed", async (t) => {
  const page = await open(t, { path: "/territori/micro-territory-bozzolo?apri=comune-bozzolo" });
  const panel = page.getByRole("dialog", { name: "Bozzolo" });
  await panel.getByRole("button", { name: "Modifica" }).click();
  const group = panel.getByRole("group", { name: "Abitanti", exact: true });
  const row = group.getByRole("listitem").nth(1);
  const summary = faults(page, 2);
  await row.getByRole("textbox", { name: "Abitanti" }).fill("quattromila");
  await panel.getByRole("button", { name: "Salva" }).click();
  await page.getByRole("group", { name: "Una cosa da correggere" }).getByText("«quattromila» non è un numero intero").waitFor();
  await row.getByRole("textbox", { name: "Abitanti" }).fill("4.000");
  await panel.getByRole("button", { name: "Salva" }).click();
  await summary.getByText("Abitanti: maschi e femmine insieme non fanno il totale.").waitFor();
  await summary.getByText("Chi lo dice?").waitFor();
  await page.waitForFunction((element) => document.activeElement.contains(element), await group.elementHandle());
  assert.equal(await row.getByRole("textbox", { name: "Abitanti" }).inputValue(), "4.000");
  assert.match(await said(panel.getByRole("combobox", { name: "Chi lo dice?" })), /Scegli da dove viene/);
});

test("a full copy is not taken before somebody has said whose it is", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const { text } = await exportFile(page, /^Copia completa/);
  await bring(page, "copia.json", text.replace("Sub-ambito viadanese", "Un altro titolo"));
  await page.getByRole("heading", { level: 1, name: /^Prima di unire/ }).waitFor();
  await page.getByRole("button", { name: /^Unisci/ }).click();
  const question = page.getByRole("group", { name: "Che cosa prendiamo?" });
  await question.getByText("Di chi è questa copia: scegli una risposta.").waitFor();
  await page.waitForFunction((element) => element.contains(document.activeElement) || document.activeElement.contains(element), await question.elementHandle());
  assert.equal(await page.getByRole("heading", { name: /^Fatto/ }).count(), 0);
});

test("letters that have chosen nothing are told of before the form closes over them", async (t) => {
  const page = await open(t, { path: "/reti?apri=organization-acli-mantova" });
  await page.getByRole("button", { name: "Modifica" }).click();
  const places = page.getByRole("textbox", { name: /^Luoghi/ });
  await places.fill("oratorio che non c’è");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await givenFocus(page, places);
  assert.match(await said(places), /«oratorio che non c’è» non è ancora una scelta/);
  await places.fill("");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.getByRole("button", { name: "Modifica" }).waitFor();
});

test("a name that was taken back is no name, and another can be given without a conflict with oneself", async (t) => {
  const page = await open(t, { path: "/impostazioni" });
  await saved(page);
  const card = page.getByRole("region", { name: "Come si chiama" });
  const named = async (name) => {
    await card.getByRole("button").click();
    await card.getByRole("textbox", { name: "Nome del dispositivo" }).fill(name);
    await card.getByRole("button", { name: "Salva", exact: true }).click();
    await card.getByText(name).waitFor();
  };
  await named("Sportello di Viadana");
  await page.getByRole("status", { name: "Avvisi" }).getByRole("button", { name: "Annulla" }).click();
  await card.getByText("da completare").waitFor();
  await named("Facilitatrice di Bozzolo");
  await saved(page);
  await page.goto(new URL("/scambio/conflitti", page.url()).href);
  await page.getByRole("heading", { level: 1, name: "Niente da decidere" }).waitFor();
});

test("what was typed in the last instant before the form went is found again", async (t) => {
  const page = await open(t, { path: "/gruppi" });
  await saved(page);
  const begin = page.getByRole("button", { name: "Costituisci il primo gruppo" });
  const role = page.getByRole("dialog", { name: "Come comincia il gruppo?" }).getByRole("textbox", { name: /facilita/i });
  await begin.click();
  await role.focus();
  // In one turn of the page: no timer of a form has come to its end in between.
  await role.evaluate((field) => {
    field.value = "Educatrice";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.closest("dialog").close();
  });
  await page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Guida" }).click();
  await page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Gruppi" }).click();
  await begin.click();
  assert.equal(await role.inputValue(), "Educatrice");
});

test("what was begun and left is found again, and whoever throws it away goes on by the keyboard", async (t) => {
  const page = await open(t, { path: "/gruppi" });
  await saved(page);
  const dialog = page.getByRole("dialog", { name: "Come comincia il gruppo?" });
  const begin = page.getByRole("button", { name: "Costituisci il primo gruppo" });
  const role = dialog.getByRole("textbox", { name: /facilita/i });
  await begin.click();
  await role.fill("Educatrice");
  // A draft is kept a moment after the last key.
  while (!(await stored(page, ["drafts"])).includes("Educatrice")) await page.waitForTimeout(50);
  await page.keyboard.press("Escape");
  await begin.click();
  await dialog.getByText("Hai ritrovato quello che avevi scritto").waitFor();
  assert.equal(await role.inputValue(), "Educatrice");
  await dialog.getByRole("button", { name: "Buttalo e ricomincia" }).press("Enter");
  await page.waitForFunction(() => document.activeElement.closest("dialog"));
  assert.equal(await role.inputValue(), "");
});

test("two tabs that write the same new thing keep both, and each finds its own again", async (t) => {
  const first = await open(t, { path: "/guida?nuovo=si" });
  const second = await open(t, { path: "/guida?nuovo=si", context: first.context() });
  const name = (page) => box(page.getByRole("main"), "Nome ufficiale");
  const left = [[first, "Doposcuola del giovedì"], [second, "Passaggi in auto"]];
  for (const [page, text] of left) {
    await name(page).fill(text);
    await drafted(page, text);
  }
  for (const [page, text] of left) {
    await page.reload();
    await page.getByText("Hai ritrovato quello che avevi scritto").waitFor();
    assert.equal(await name(page).inputValue(), text);
  }
  await first.getByRole("button", { name: "Buttalo e ricomincia" }).click();
  await drafted(second, "Passaggi in auto");
  assert.doesNotMatch(await stored(second, ["drafts"]), /Doposcuola/);
});

test("what a tab has open is not offered to another, nor thrown away there", async (t) => {
  const first = await open(t, { path: "/guida?nuovo=si" });
  const name = (page) => box(page.getByRole("main"), "Nome ufficiale");
  await name(first).fill("Doposcuola del giovedì");
  await drafted(first, "Doposcuola");
  const second = await open(t, { path: "/guida?nuovo=si", context: first.context() });
  assert.equal(await name(second).inputValue(), "");
  await first.close();
  await second.reload();
  await second.getByText("Hai ritrovato quello che avevi scritto").waitFor();
  assert.equal(await name(second).inputValue(), "Doposcuola del giovedì");
});

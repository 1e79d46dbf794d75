// What goes wrong in the rooms of a group: something binned by mistake comes back with its links, and whatever is typed or
// pasted is either taken whole or told kindly, and never lost.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { exportFile, givenFocus, open, pointer, saved, sidewaysScroll, takeWorked, visit, worked } from "./harness.mjs";
import { NEED, STORY, box, button, dialog, main, region, title } from "./harness/community.mjs";

const GROUP = "Gruppo guida di Bozzolo, Rivarolo Mantovano e San Martino";
const MEETING = `Primo incontro: ${GROUP}`;
const { press } = pointer();

/** A page of a notebook in which the group has worked. */
async function afterWork(t, screen) {
  const page = await open(t, screen);
  await takeWorked(page);
  return page;
}

const go = (page, path) => visit(page, page.context().site, path);
const link = (within, name) => within.getByRole("link", { name, exact: true }).first();
const meeting = `/incontri/${worked("meetings", "minutes_draft")}`;
const sheet = `/mappatura/${worked("mapping_sheets", "verified")}`;
const need = `/osservatorio?apri=${worked("needs", STORY.need)}`;

async function bin(page) {
  await press(page.getByRole("button", { name: "Metti nel cestino" }).first());
  await page.getByRole("dialog", { name: /nel cestino/ }).getByRole("button", { name: "Metti nel cestino" }).click();
  await page.getByText(/^Nel cestino: /).waitFor();
  await saved(page);
}

async function restore(page, name) {
  await go(page, "/impostazioni?parte=cestino");
  await press(page.getByRole("button", { name: `Rimetti ${name}` }));
  await page.getByText(`«${name}» è di nuovo nel quaderno.`).waitFor();
  await saved(page);
}

const MISTAKES = [
  ["a meeting", meeting, /^Altr/, MEETING, [STORY.decision, STORY.task, STORY.need, STORY.talk, STORY.resource, GROUP]],
  ["a sheet", sheet, null, STORY.resource, [STORY.talk, MEETING, "Aprila nella guida"]],
  ["a group", "/gruppi/steering-group-bozzolo", /^Altr/, GROUP, [MEETING, STORY.task, "Persona di prova", "Tornare a casa la sera"]],
];

test("what was binned by mistake comes back from the bin with all its links", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  for (const [what, path, menu, name, links] of MISTAKES) {
    await t.test(what, async () => {
      await go(page, path);
      await title(page, name);
      if (menu) await press(main(page).getByRole("button", { name: menu }));
      await bin(page);
      // Nothing leads to it any more: not even from the list, nor from what speaks of it.
      assert.equal(await main(page).getByRole("link", { name, exact: true }).count(), 0);
      await restore(page, name);
      await go(page, path);
      await title(page, name);
      // Names of people lie folded.
      const all = (each) => main(page).getByRole("link", { name: each, exact: true, includeHidden: true });
      for (const each of links) await all(each).first().waitFor({ state: "attached" });
    });
  }
  await t.test("a need", async () => {
    await go(page, need);
    const panel = dialog(page, STORY.need);
    await link(panel, MEETING).waitFor();
    await bin(page);
    await go(page, meeting);
    await link(main(page), STORY.decision).waitFor();
    assert.equal(await link(main(page), STORY.need).count(), 0);
    await restore(page, STORY.need);
    await go(page, meeting);
    await link(main(page), STORY.need).click();
    await link(dialog(page, STORY.need), MEETING).waitFor();
  });
});

test("what is corrected while its meeting is in the bin stays tied to it", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  await go(page, meeting);
  await press(main(page).getByRole("button", { name: /^Altr/ }));
  await bin(page);
  await go(page, `/incontri?vista=decisioni&apri=${worked("decisions", STORY.decision)}`);
  const panel = dialog(page, STORY.decision);
  await press(panel.getByRole("button", { name: "Modifica" }));
  await panel.getByRole("combobox", { name: /Incontro/i }).getByRole("option", { name: `${MEETING} (nel cestino)` }).waitFor({ state: "attached" });
  await panel.getByRole("textbox").first().fill("Corretta");
  await press(panel.getByRole("button", { name: "Salva" }));
  await saved(page);
  await restore(page, MEETING);
  await go(page, meeting);
  await link(main(page), "Corretta").waitFor();
});

/** Ten thousand characters as somebody pastes them: emoji, Arabic from right to left, a word without end. */
const PASTED = `Chi torna la sera 🚌👨‍👩‍👧 لا توجد حافلة بعد السادسة ${"perché ".repeat(1200)}${"a".repeat(2000)}`.slice(0, 10_000).trim();

test("ten thousand characters, a day that does not exist and a meeting before its group: told, and nothing lost", async (t) => {
  const page = await afterWork(t, { width: 360, height: 740 });
  await go(page, "/gruppi/steering-group-bozzolo");
  await press(button(region(page, "Incontri"), "Aggiungi un incontro"));
  const form = page.locator("dialog[open]");
  await box(form, "Titolo").fill(PASTED);
  const day = box(form, "Giorno");
  await day.focus();
  // The 31st of February, in whatever order the browser asks for day and month.
  await page.keyboard.type("02312020");
  if (!(await day.evaluate((node) => node.validity.badInput))) {
    for (const _ of [1, 2]) await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("31022020");
  }
  await press(button(form, "Aggiungi"));
  await form.getByRole("group", { name: "Una cosa da correggere" }).getByText("questo giorno non esiste", { exact: false }).waitFor();
  await givenFocus(page, day);
  assert.equal(await box(form, "Titolo").inputValue(), PASTED);
  assert.ok(await day.evaluate((node) => node.validity.badInput), "what was typed of the day is still there");
  await day.fill("2020-02-29");
  await press(button(form, "Aggiungi"));
  await form.waitFor({ state: "detached" });
  await go(page, "/gruppi/steering-group-bozzolo");
  await press(main(page).getByRole("link", { name: /^Chi torna la sera/ }).first());

  await page.getByText(/Questo incontro viene prima che il gruppo nascesse/).waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), PASTED);
  await sidewaysScroll(page);
  await press(button(page, "Scrivi il verbale"));
  await box(region(page, "Il verbale"), "Che cosa si è detto").fill(PASTED);
  await press(button(page, "Salva il verbale"));
  await press(button(page, "Un bisogno"));
  const needing = dialog(page, NEED);
  await box(needing, "Che cosa serve").fill(PASTED);
  await press(button(needing, "Aggiungi"));
  const found = needing.getByRole("group", { name: /da correggere$/ });
  if (await found.count()) assert.fail(await found.textContent());
  await saved(page);
  await page.reload();
  await main(page).getByRole("link", { name: /^Chi torna la sera/ }).first().waitFor();
  await sidewaysScroll(page);

  await go(page, "/scambio");
  const { records } = JSON.parse((await exportFile(page)).text);
  const kept = records.meetings.find((each) => each.held_on === "2020-02-29");
  assert.equal(kept.title, PASTED);
  assert.equal(kept.minutes.text, PASTED);
  assert.ok(records.needs.some((each) => each.statement === PASTED && each.meetings.includes(kept.id)));
});

test("a sheet whose page of the guide is in the bin puts it back, and never makes it twice", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  await go(page, sheet);
  await link(main(page), "Aprila nella guida").click();
  await title(page, STORY.offer);
  const address = new URL(page.url()).pathname;
  await press(button(page, "Metti nel cestino"));
  await page.getByRole("dialog", { name: /nel cestino/ }).getByRole("button", { name: "Metti nel cestino" }).click();
  await page.getByText("Il servizio è nel cestino.").waitFor();
  await go(page, sheet);
  const panel = region(page, "Nella guida");
  await panel.getByText("le famiglie non la trovano", { exact: false }).waitFor();
  await main(page).getByText("si rimette al suo posto dal riquadro", { exact: false }).waitFor();
  assert.equal(await button(page, "Portala nella guida").count(), 0);
  await press(button(panel, "Rimettila al suo posto"));
  await saved(page);
  await go(page, address);
  await title(page, STORY.offer);
});

test("what a sheet takes back is not left with families unnoticed", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  await go(page, sheet);
  await saved(page);
  const panel = region(page, "Nella guida");
  const agrees = panel.getByRole("checkbox", { name: /^Chi offre l’aiuto è d’accordo/ });
  await agrees.uncheck();
  const warning = main(page).getByText("non è più d’accordo a essere nella guida", { exact: false });
  await warning.waitFor();
  await agrees.check();
  await warning.waitFor({ state: "detached" });

  await go(page, `${sheet}?parte=per-chi`);
  const form = region(page, "Per chi");
  await box(form, "Per chi").fill("");
  await press(button(form, "Salva"));
  await main(page).getByText("non dicono la stessa cosa: per chi", { exact: false }).waitFor();
  await panel.getByText("Manca una cosa:").waitFor();
  await press(button(page, "Ha ragione la guida"));
  await panel.getByText("La guida dice quello che dice la scheda.").waitFor();

  await press(panel.getByRole("link", { name: "Aprila nella guida" }));
  await press(button(page, "Ritira dalla guida"));
  await press(button(page.getByRole("dialog"), "Ritira dalla guida"));
  await saved(page);
  await go(page, sheet);
  await panel.getByText("ritirata dalla guida", { exact: true }).waitFor();
  await button(panel, "Rimettila nella guida").waitFor();
  assert.equal(await button(page, "Portala nella guida").count(), 0, "nobody is urged to undo what was decided");
});

test("a task that is ticked by mistake stands as it did", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  await go(page, meeting);
  await saved(page);
  await press(link(main(page), STORY.task));
  await press(button(dialog(page, STORY.task), "Modifica"));
  const form = page.locator("dialog[open]").last();
  await form.getByRole("combobox", { name: "Stato" }).selectOption({ label: "In corso" });
  await press(button(form, "Salva"));
  await saved(page);
  await go(page, meeting);
  const tick = main(page).getByRole("checkbox", { name: new RegExp(STORY.task) }).first();
  await tick.check();
  await page.getByText(`Fatto: ${STORY.task}.`).waitFor();
  await tick.uncheck();
  await page.getByText(`Di nuovo aperto: ${STORY.task}.`).waitFor();
  await press(link(main(page), STORY.task));
  await dialog(page, STORY.task).getByText(/^In corso/).waitFor();
});

test("the keyboard stays near what goes: a task that is done, a receipt that is closed", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-task], #contenuto")?.tagName);
  await go(page, meeting);
  // Until then the screen may be drawn anew under the hand.
  await saved(page);
  const tick = main(page).getByRole("checkbox", { name: new RegExp(STORY.task) }).first();
  await tick.press("Space");
  await page.getByText(`Fatto: ${STORY.task}.`).waitFor();
  await page.waitForFunction(() => document.activeElement.matches("[data-task]"));
  const notes = page.getByRole("status", { name: "Avvisi" });
  await notes.getByRole("button", { name: "Chiudi l’avviso" }).first().press("Enter");
  await page.waitForFunction(() => document.activeElement !== document.body);
  assert.equal(await focused(), "MAIN");
});

test("two territories of one time never have one number", async (t) => {
  const page = await open(t, { path: "/territori" });
  await saved(page);
  await press(button(page, "Aggiungi un micro-territorio"));
  const form = page.locator("dialog[open]");
  await box(form, "Numero").fill("1");
  await box(form, "Nome").fill("Le Valli");
  await press(button(form, "Aggiungi"));
  await form.getByText(/il 1 è già di «.+»\. Scegline un altro\./).first().waitFor();
  await box(form, "Numero").fill("6");
  await press(button(form, "Aggiungi"));
  await title(page, "Le Valli");
});

test("«Annulla» of a receipt takes back what the receipt speaks of, or is not there", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  await go(page, meeting);
  await saved(page);
  const notes = page.getByRole("status", { name: "Avvisi" });
  const tick = main(page).getByRole("checkbox", { name: new RegExp(STORY.task) }).first();
  await tick.check();
  await button(notes, "Annulla").waitFor();
  await press(button(page, "Anziani: uno in più"));
  await button(notes, "Annulla").waitFor({ state: "detached" });
  assert.equal(await notes.getByText(`Fatto: ${STORY.task}.`).count(), 1, "it is still said");
  await tick.uncheck();
  await press(button(notes, "Annulla"));
  await notes.getByText("Annullato.").waitFor();
  assert.equal(await button(notes, "Annulla").count(), 0);
  assert.ok(await tick.isChecked(), "the last tick was taken back, and nothing before it");
});

test("a number that was just typed survives a reload, though nobody has left its field", async (t) => {
  const page = await afterWork(t, { path: "/scambio" });
  await go(page, meeting);
  await saved(page);
  const young = page.getByLabel("Giovani", { exact: true });
  await young.fill("");
  await young.pressSequentially("7");
  await page.reload();
  await saved(page);
  assert.equal(await young.inputValue(), "7");
});

test("the second press of a double click does nothing to what takes the place of the first", async (t) => {
  const page = await open(t, { path: "/osservatorio?vista=voci" });
  await saved(page);
  const voices = page.getByRole("button", { name: /^Ritira/ });
  const all = await voices.count();
  assert.ok(all > 2);
  await voices.first().dblclick();
  await page.getByText("Voce ritirata: non si pubblica più.").waitFor();
  await saved(page);
  assert.equal(await voices.count(), all - 1);
  // By keyboard: whoever presses Enter once more opens a voice, and takes none back.
  await voices.first().press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "A");
  assert.equal(await voices.count(), all - 2);
});

test("a voice that was taken back is not given again by its state alone: the form says what else", async (t) => {
  const page = await open(t, { path: "/osservatorio?vista=voci" });
  await saved(page);
  await page.getByRole("button", { name: /^Ritira/ }).first().click();
  await page.getByText("Voce ritirata: non si pubblica più.").waitFor();
  await saved(page);
  await go(page, "/osservatorio?vista=voci&stato=withdrawn");
  await page.locator("main li a[href*='apri=']").first().click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Modifica" }).click();
  await panel.getByRole("combobox", { name: "Stato" }).selectOption("publishable");
  await panel.getByRole("button", { name: "Salva" }).click();
  await panel.getByText(/cambia anche il consenso/).first().waitFor();
  await panel.getByRole("combobox", { name: "Consenso" }).selectOption("given");
  await panel.getByRole("button", { name: "Salva" }).click();
  await panel.getByRole("button", { name: "Ritira" }).waitFor();
});

test("nothing was heard in days to come, nor checked", async (t) => {
  const page = await afterWork(t, { width: 1280, height: 900 });
  const year = new Date().getFullYear() + 1;
  await go(page, need);
  const panel = page.getByRole("dialog");
  await press(button(panel, "Modifica"));
  await box(panel, "Sentito l’ultima volta").fill(`${year}-11-20`);
  await press(button(panel, "Salva"));
  await panel.getByText("Questo giorno deve ancora venire.", { exact: false }).first().waitFor();

  await go(page, `${sheet}?parte=chi-lo-dice`);
  const part = region(page, "Chi lo ha raccontato, chi ha verificato");
  await box(part, "Quando").fill(`${year}-11-20`);
  await press(button(part, "Salva"));
  await part.getByText("Questo giorno deve ancora venire.", { exact: false }).first().waitFor();
});

// Files for other programs: each is downloaded and read as its program would, and none says what must stay here.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe, bring, open, saved, sidewaysScroll, takeWorked, visit, worked } from "./harness.mjs";

const section = (page) => page.getByRole("region", { name: "Per altri programmi" });

/** Chooses a format, downloads the file, waits until the page says so. */
async function given(page, format, button) {
  const here = section(page);
  await here.getByRole("radio", { name: format }).check();
  const coming = page.waitForEvent("download");
  await here.getByRole("button", { name: button }).click();
  const download = await coming;
  const name = download.suggestedFilename();
  await here.getByRole("status").filter({ hasText: `Fatto: ${name}` }).waitFor();
  return { name, text: readFileSync(await download.path(), "utf8") };
}

/** The cells of a list, quotes and line breaks in them included. */
function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/** How many things the page says are inside. */
const promised = async (page) => parseInt(await section(page).getByRole("definition").first().innerText(), 10);

test("a table opens in a spreadsheet as it is, and each kind has its own", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const services = await given(page, /^Una tabella/, "Scarica la tabella");
  assert.match(services.name, /^filo-viadanese-servizi-\d{4}-\d{2}-\d{2}\.csv$/);
  assert.ok(services.text.startsWith('\ufeff"identificativo";"nome ufficiale";'), services.text.slice(0, 80));
  const rows = cells(services.text.slice(1));
  assert.equal(rows.length - 1, await promised(page));
  assert.ok(rows.every((row) => row.length === rows[0].length), "every row has as many cells as there are headings");
  assert.ok(rows.flat().every((cell) => !/^[=+\-@]/.test(cell)), "no cell is a formula");
  const saes = rows.find(([id]) => id === "service-saes");
  assert.ok(saes.includes("nella guida"), "words, not codes");

  await section(page).getByLabel("Quale tabella?").selectOption({ label: "Organizzazioni" });
  assert.equal(await section(page).getByRole("status").count(), 0, "what was said of one file is not said of the next");
  const organizations = await given(page, /^Una tabella/, "Scarica la tabella");
  assert.match(organizations.name, /^filo-viadanese-organizzazioni-/);
  assert.equal(cells(organizations.text.slice(1)).length - 1, await promised(page));
  for (const absent of ["Componenti", "Note private"]) {
    assert.equal(await section(page).getByRole("option", { name: absent }).count(), 0, absent);
  }
});

test("the services of the guide go out as HSDS", async (t) => {
  const page = await open(t, { path: "/scambio" });
  const { name, text } = await given(page, /^Un elenco di servizi/, "Scarica l’elenco");
  assert.match(name, /^filo-viadanese-servizi-hsds-\d{4}-\d{2}-\d{2}\.json$/);
  const directory = JSON.parse(text);
  assert.equal(directory.version, "3.1");
  assert.equal(directory.contents.length, directory.total_items);
  assert.equal(directory.total_items, await promised(page));
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.ok(directory.contents.every(({ id, name, status }) => uuid.test(id) && name && status));
  assert.ok(!text.includes("null"));
});

test("meetings and tasks go to a calendar; a map without a point says so; names of people go nowhere", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await takeWorked(page);
  await visit(page, page.context().site, "/scambio");
  const calendar = await given(page, /^Un calendario/, "Scarica il calendario");
  assert.match(calendar.name, /^filo-viadanese-incontri-e-compiti-\d{4}-\d{2}-\d{2}\.ics$/);
  const lines = calendar.text.replaceAll("\r\n ", "").split("\r\n");
  assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
  const begun = (what) => lines.filter((line) => line === `BEGIN:${what}`).length;
  assert.deepEqual([begun("VEVENT"), begun("VTODO")], [2, 2]);
  assert.equal(await promised(page), 4);
  assert.ok(lines.includes(`UID:${worked("meetings", "Prima che il gruppo nascesse")}@filo.viadanese`));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20260110"));
  assert.ok(lines.includes("DUE;VALUE=DATE:20260115"));
  assert.ok(!calendar.text.includes("Persona di prova"));

  const here = section(page);
  await here.getByLabel("Quali incontri?").selectOption({ label: "10 gennaio 2026: Prima che il gruppo nascesse" });
  const meeting = await given(page, /^Un calendario/, "Scarica l’incontro");
  assert.match(meeting.name, /^filo-viadanese-prima-che-il-gruppo-nascesse-\d{4}-\d{2}-\d{2}\.ics$/);
  assert.ok(meeting.text.includes("BEGIN:VEVENT") && !meeting.text.includes("VTODO"));

  await here.getByRole("radio", { name: /^Una mappa/ }).check();
  await here.getByText("Per ora non c’è niente da mettere in questo file.").waitFor();
  await here.getByText("1 luogo pubblico che non ha ancora un punto; i luoghi riservati, sempre.").waitFor();
  assert.equal(await here.getByRole("button").count(), 0);

  await here.getByRole("radio", { name: /^Una tabella/ }).check();
  const lists = [];
  // A few of them: the browser refuses an eleventh download within a second.
  for (const kind of ["Gruppi", "Incontri", "Compiti", "Voci", "Schede di mappatura"]) {
    await here.getByLabel("Quale tabella?").selectOption({ label: kind });
    const list = await given(page, /^Una tabella/, "Scarica la tabella");
    assert.ok(!list.text.includes("Persona di prova"), kind);
    lists.push(list);
  }

  await t.test("what is only for reading is not taken for a list of services when it comes back", async () => {
    for (const [{ name, text }, said] of [
      [lists.find(({ name }) => name.includes("voci")), /^È l’elenco per i fogli di calcolo «Voci», .* Niente è cambiato\./],
      [calendar, /^È un calendario: .* Niente è cambiato\./],
    ]) {
      await bring(page, name, text);
      await page.getByRole("heading", { name: `Il file «${name}» non è entrato` }).waitFor();
      await page.getByText(said).waitFor();
    }
    assert.equal(await page.getByRole("heading", { level: 1, name: /^Che cosa c’è in/ }).count(), 0);
  });
});

test("a meeting leads to its own file for calendars", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await takeWorked(page);
  await visit(page, page.context().site, `/incontri/${worked("meetings", "Prima che il gruppo nascesse")}`);
  await page.getByRole("button", { name: "Altre modifiche" }).click();
  await page.getByRole("link", { name: "Mettilo in un calendario" }).click();
  await page.waitForFunction(() => document.activeElement.id === "altri-programmi");
  const { name, text } = await given(page, /^Un calendario/, "Scarica l’incontro");
  assert.match(name, /^filo-viadanese-prima-che-il-gruppo-nascesse-/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
});

test("the schema of our own file is there for whoever writes programs", async (t) => {
  const page = await open(t, { path: "/scambio" });
  const coming = page.waitForEvent("download");
  await section(page).getByRole("link", { name: "il suo JSON Schema" }).click();
  const schema = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.deepEqual(schema.properties.kind, { const: "filo.snapshot" });
});

for (const [width, dark] of [[320, false], [320, true], [1280, false]]) {
  test(`every format is readable at ${width} pixels${dark ? ", in the dark" : ""}`, async (t) => {
    const page = await open(t, { path: "/scambio", width, dark });
    for (const format of [/^Una tabella/, /^Un calendario/, /^Una mappa/, /^Un elenco di servizi/]) {
      await section(page).getByRole("radio", { name: format }).check();
      await axe(page);
      await sidewaysScroll(page);
    }
  });
}

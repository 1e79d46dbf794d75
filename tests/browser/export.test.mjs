// What goes out is what the screen said would: each edition of each part, counted; handed on by the device where it can.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  axe, bring, exportFile, keys, open, reach, saved, serveSite, sidewaysScroll, takeWorked, visit, worked,
} from "./harness.mjs";

const region = (page) => page.getByRole("region", { name: "Salva su file" });

/** What the screen says the file will hold: all in all, in the bin, and by the name of each kind. */
async function said(page) {
  const words = await region(page).locator("dd").first().innerText();
  await region(page).getByText("Conta per tipo").click();
  const rows = await region(page).locator("dd").first().getByRole("listitem").allInnerTexts();
  const number = (text) => Number(text.replaceAll(".", ""));
  const kinds = rows.map((row) => number(/^[\d.]+/.exec(row)[0])).sort((one, other) => one - other);
  const total = number(/^([\d.]+) element/.exec(words)[1]);
  const binned = number(/più ([\d.]+) nel cestino/.exec(words)?.[1] ?? "0");
  return { total, binned, kinds };
}

/** What a file holds, counted in the same way. */
function held(text) {
  const { records } = JSON.parse(text);
  const inBin = (record) => record.binned != null;
  const kinds = Object.values(records).map((list) => list.filter((record) => !inBin(record)).length);
  const sum = (counts) => counts.reduce((all, count) => all + count, 0);
  const some = kinds.filter((count) => count > 0).sort((one, other) => one - other);
  return { total: sum(kinds), binned: sum(Object.values(records).map((list) => list.filter(inBin).length)), kinds: some };
}

const PARTS = () => [
  ["all", "", null],
  ["a territory", "?parte=territori&quali=micro-territory-bozzolo", { micro_territories: ["micro-territory-bozzolo"], records: null }],
  ["a meeting", `?parte=incontro&quali=${worked("meetings", MEETING)}`, { micro_territories: null, records: [worked("meetings", MEETING)] }],
  ["a selection", "?parte=scelta&quali=service-nil,organization-asc-oglio-po", { micro_territories: null, records: ["organization-asc-oglio-po", "service-nil"] }],
];
const MEETING = JSON.parse(readFileSync(new URL("data/gruppi.json", import.meta.url), "utf8")).records.meetings[0].title;

test("each edition of each part holds what the screen says, and nothing else", async (t) => {
  const page = await open(t);
  await takeWorked(page);
  for (const [what, query, scope] of PARTS()) {
    for (const [edition, word] of [[/^Edizione di lavoro/, "working"], [/^Edizione pubblica/, "public"]]) {
      await t.test(`${word} of ${what}`, async () => {
        await visit(page, page.context().site, `/scambio${query}`);
        await page.getByRole("radio", { name: edition }).check();
        const told = await said(page);
        const { name, text } = await exportFile(page, edition);
        assert.deepEqual(held(text), told);
        const document = JSON.parse(text);
        assert.equal(document.edition, word);
        assert.match(name, /^filo-viadanese(-[a-z0-9]+)*-(lavoro|pubblica)-\d{4}-\d\d-\d\d\.json$/);
        assert.ok(!text.includes("private_notes") || document.records.private_notes.length === 0);
        assert.ok(!text.includes('"members"') || document.records.members.length === 0);
        if (word === "working") assert.deepEqual(document.scope, scope ?? { micro_territories: null, records: null });
        else assert.ok(!("written" in document) || !("by" in document.written));
      });
    }
  }
  await t.test("a full copy", async () => {
    await visit(page, page.context().site, "/scambio?parte=scelta&quali=service-nil");
    await page.getByRole("radio", { name: /^Copia completa/ }).check();
    const told = await said(page);
    const { name, text } = await exportFile(page, /^Copia completa/);
    assert.deepEqual(held(text), told);
    assert.match(name, /^filo-viadanese-copia-completa-\d{4}-\d\d-\d\d\.json$/);
    assert.ok(JSON.parse(text).records.members.length > 0);
  });
});

test("a meeting goes from its page into a file with all that came of it, and a colleague finds it", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site });
  await takeWorked(page);
  const id = worked("meetings", MEETING);
  await visit(page, site, `/incontri/${id}`);
  await page.getByRole("link", { name: "Passa in un file" }).click();
  await page.waitForURL(/\/scambio\?parte=incontro&quali=/);
  await page.getByRole("combobox", { name: "Quale incontro?" }).waitFor();
  const { name, text } = await exportFile(page);
  assert.match(name, /^filo-viadanese-incontro-/);
  const { records } = JSON.parse(text);
  const all = JSON.parse(readFileSync(new URL("data/gruppi.json", import.meta.url), "utf8")).records;
  const of = (record) => record.meeting === id || record.meetings?.includes(id);
  for (const kind of ["decisions", "tasks", "voices", "needs", "interviews", "mapping_sheets"]) {
    const ids = records[kind].map((record) => record.id);
    for (const record of all[kind].filter(of)) assert.ok(ids.includes(record.id), `${kind}: ${record.id} is missing`);
  }
  const colleague = await open(t, { site, path: "/scambio" });
  await saved(colleague);
  await bring(colleague, name, text);
  await colleague.getByRole("heading", { level: 1, name: /^Prima di unire: / }).waitFor();
});

test("a public file is for reading: no notebook takes it in", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const { name, text } = await exportFile(page, /^Edizione pubblica/);
  await bring(page, name, text);
  await page.getByText(/^Questo file è l’edizione pubblica: è fatta per leggere/).waitFor();
});

test("by the keyboard alone and on a narrow screen, a part is chosen; the address says which", async (t) => {
  const page = await open(t, { path: "/scambio", width: 320, height: 640 });
  await saved(page);
  const hands = keys(page);
  await reach(page, page.getByRole("radio", { name: "Tutto il quaderno" }));
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/\?parte=territori/);
  await hands.press(page.getByRole("button", { name: "Salva su file", exact: true }));
  await page.getByText("Scegli almeno un micro-territorio.").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "quale-parte");
  await page.keyboard.type("bozzolo");
  await page.keyboard.press("Enter");
  await page.waitForURL(/quali=micro-territory-bozzolo/);
  await page.getByText(/^filo-viadanese-bozzolo-lavoro-/).waitFor();
  // What is looked for and not chosen would stay out of the file: that is said before it is written.
  await page.keyboard.type("viad");
  await hands.press(page.getByRole("button", { name: "Salva su file", exact: true }));
  await page.getByText(/«viad» non è ancora una scelta/).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "quale-parte");
  await axe(page);
  await sidewaysScroll(page);
  await page.reload();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await page.getByRole("button", { name: /^Togli \d\. Bozzolo/ }).waitFor();
});

test("a device that takes files is handed one as plain text, and one that does not is not asked", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  assert.equal(await page.getByRole("button", { name: "Manda a qualcuno" }).count(), 0);
  await page.context().addInitScript(() => {
    navigator.canShare = ({ files }) => files.every((file) => file.type === "text/plain" && file.name.endsWith(".json.txt"));
    navigator.share = async ({ files: [file] }) => {
      if (window.refusing) throw new DOMException("too late", "NotAllowedError");
      window.shared = { name: file.name, text: await file.text() };
    };
  });
  await page.reload();
  await saved(page);
  await page.getByRole("radio", { name: /^Edizione pubblica/ }).check();
  await page.evaluate(() => (window.refusing = true));
  await page.getByRole("button", { name: "Manda a qualcuno" }).click();
  await page.getByText("È pronto qui sotto").waitFor();
  await page.evaluate(() => (window.refusing = false));
  await page.getByRole("button", { name: "Manda adesso" }).click();
  await page.getByText("Il file è partito.").waitFor();
  const shared = await page.evaluate(() => window.shared);
  assert.match(shared.name, /^filo-viadanese-pubblica-.*\.json\.txt$/);
  assert.equal(JSON.parse(shared.text).edition, "public");
});

test("minutes, a sheet and an organisation are passed on in words that can be read without the app", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site });
  await takeWorked(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async () => {
    await page.getByRole("button", { name: "Copia come testo" }).click();
    await page.getByText("Il testo è pronto: incollalo dove vuoi.").first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await visit(page, site, `/incontri/${worked("meetings", MEETING)}`);
  const minutes = await copied();
  assert.ok(minutes.startsWith(`${MEETING}\n`), minutes);
  assert.match(minutes, /\n\nDecisioni\n• /);
  const { members } = JSON.parse(readFileSync(new URL("data/gruppi.json", import.meta.url), "utf8")).records;
  assert.ok(members.length > 0);
  for (const member of members) assert.ok(!minutes.includes(member.name), "names of people are in no minutes");
  const { mapping_sheets: [sheet] } = JSON.parse(readFileSync(new URL("data/gruppi.json", import.meta.url), "utf8")).records;
  await visit(page, site, `/mappatura/${sheet.id}`);
  assert.ok((await copied()).startsWith(`${sheet.name}\n`));
  await visit(page, site, "/reti?apri=organization-asc-oglio-po");
  assert.match(await copied(), /^Azienda Speciale Consortile “Oglio Po”\nEnte pubblico\n/);
});

// What others wrote comes in: a table whose columns are matched, a directory in HSDS, the tables of a package; and records
// that may be one thing, at import and while somebody writes.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { axe, bring, open, saved, serveSite, sidewaysScroll, take, visit } from "./harness.mjs";

const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page, name) => page.getByRole("button", { name });

async function fine(page) {
  await axe(page);
  await sidewaysScroll(page);
}

const TABLE = [
  "\ufeffDenominazione;Tel.;Orari;Chi lo offre;Comune;Colore",
  "Emporio Il Melograno;0375 000112 (mattina);lunedì 9-12;Associazione di prova;Viadana;blu",
  "\"Prestito; libri\";;martedì;Associazione di prova;Bozzolo;",
].join("\r\n");

const DIRECTORY = {
  version: "3.1",
  contents: [
    {
      id: "x1", name: "Il Melograno, emporio", status: "active", licenses: "nessuna",
      phones: [{ number: "+39 0375 000112" }, { number: "0375 000999" }],
      contacts: [{ name: "Una Persona", title: "Segreteria" }],
    },
    { id: "x2", status: "active" },
  ],
};

test("a table is read by its headings, corrected, taken, and the second time it brings nothing", async (t) => {
  const page = await open(t, { path: "/scambio", width: 320, height: 700 });
  await saved(page);
  await bring(page, "elenco.csv", TABLE);
  await title(page, "Che cosa c’è in «elenco.csv»?");
  await fine(page);
  const column = (name) => page.getByLabel(`Colonna «${name}»`);
  assert.equal(await column("Tel.").inputValue(), "field-phone");
  assert.equal(await column("Colore").inputValue(), "note");
  await column("Denominazione").selectOption("Lasciala fuori");
  await button(page, "Vedi che cosa porta").click();
  await page.getByText(/^Manca la colonna del nome/).waitFor();
  await column("Denominazione").selectOption("Nome");
  await button(page, "Vedi che cosa porta").click();
  await title(page, "Prima di unire: 3 differenze");
  await page.getByText("2 servizi, 1 organizzazione").waitFor();
  await fine(page);
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 3 elementi uniti" }).waitFor();
  await saved(page);
  await bring(page, "elenco.csv", TABLE);
  await button(page, "Vedi che cosa porta").click();
  await title(page, "Questo file non porta niente di nuovo");
});

test("a directory is understood, its twin is joined, what it says besides is carried over, and the two are parted", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/scambio" });
  await saved(page);
  await bring(page, "elenco.csv", TABLE);
  await button(page, "Vedi che cosa porta").click();
  await take(page);
  await bring(page, "altri.json", JSON.stringify(DIRECTORY));
  await title(page, "Prima di unire: 1 differenza");
  await page.getByText("1 voce non letta").click();
  await page.getByText("Voce 2: manca il nome").waitFor();
  await page.getByRole("heading", { name: "È lo stesso servizio?" }).waitFor();
  await page.getByText(/stesso telefono/).waitFor();
  const same = button(page, /^Sì, fanne una sola/);
  await same.click();
  assert.equal(await same.getAttribute("aria-pressed"), "true");
  await fine(page);
  await take(page);
  await saved(page);
  await visit(page, site, "/scambio/conflitti");
  await title(page, "Una cosa da decidere");
  await fine(page);
  const carry = button(page, /^(Aggiungi anche questo|Metti questo)/);
  const before = await carry.count();
  await carry.last().click();
  await page.getByText("Portato qui.").waitFor();
  assert.equal(await carry.count(), before - 1);
  await button(page, /^Lascia il resto/).click();
  await title(page, "Niente da decidere");
  await page.getByText("1 coppia senza altro da guardare").click();
  await button(page, /^Separa: sono due/).click();
  await page.getByRole("heading", { name: "Fatte una sola" }).waitFor({ state: "detached" });

  await t.test("they are parted on their own page too, and that can be taken back", async () => {
    await page.keyboard.press("Control+z");
    const card = page.getByRole("article").filter({ hasText: "insieme a «" });
    await page.getByText("1 coppia senza altro da guardare").click();
    await card.getByRole("link").first().click();
    await page.getByText("Sono più schede fatte una sola").waitFor();
    await fine(page);
    const part = button(page, /^Separa: sono due/);
    await part.click();
    await page.getByText("Di nuovo due.").last().waitFor();
    assert.equal(await part.count(), 0);
    await page.keyboard.press("Control+z");
    await part.waitFor();
    await saved(page);
  });
});

test("several tables are looked at in turn, and what was corrected of one waits while a file is decided", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const table = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(rows) });
  await page.locator("input[type=file]").setInputFiles([
    table("uno.csv", "Nome;Telefono\nAvis di prova;0375 000111\n"),
    table("due.csv", "Nome;Comune;Colore\nPro loco di prova;Viadana;blu\n"),
    table("tre.csv", "Nome;Telefono\nBanda di prova;0375 000333\n"),
  ]);
  await title(page, "Che cosa c’è in «uno.csv»?");
  await page.getByText("File 1 di 3").waitFor();
  await fine(page);
  await button(page, "Vedi che cosa porta").click();
  await title(page, "Prima di unire: 1 differenza");
  await page.getByText("Dopo guardiamo le tabelle «due.csv» e «tre.csv».").waitFor();
  await take(page);
  await title(page, "Che cosa c’è in «due.csv»?");
  await page.getByText("File 2 di 3").waitFor();
  await button(page, "Annulla tutta l’importazione").waitFor();
  await fine(page);
  const colour = page.getByLabel("Colonna «Colore»");
  await colour.selectOption("Lasciala fuori");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "altri.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, JSON.stringify(DIRECTORY));
  await title(page, "Prima di unire: 1 differenza");
  await button(page, "Lascia tutto com’è").click();
  await title(page, "Che cosa c’è in «due.csv»?");
  assert.equal(await colour.inputValue(), "out");
  await button(page, "Salta questo file").click();
  await title(page, "Che cosa c’è in «tre.csv»?");
  await page.getByText("File 3 di 3").waitFor();
  await button(page, "Vedi che cosa porta").click();
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 1 elemento unito" }).waitFor();
  await saved(page);
});

test("the tables of a package come in together", async (t) => {
  const page = await open(t, { path: "/scambio" });
  await saved(page);
  const tables = {
    "services.csv": "id,name,status,organization_id\ns1,Emporio,active,o1\n",
    "organizations.csv": "id,name\no1,Associazione di prova\n",
    "phones.csv": "id,service_id,number\np1,s1,0375 000112\n",
  };
  const files = Object.entries(tables).map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) }));
  await page.locator("input[type=file]").setInputFiles(files);
  await title(page, "Prima di unire: 2 differenze");
  await take(page);
  await page.getByRole("heading", { name: "Fatto: 2 elementi uniti" }).waitFor();
});

test("while somebody writes a service that is there, that is said and never in the way", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/scambio", width: 320, height: 700 });
  await saved(page);
  await bring(page, "elenco.csv", TABLE);
  await button(page, "Vedi che cosa porta").click();
  await take(page);
  await saved(page);
  await visit(page, site, "/guida?nuovo=si");
  const name = page.getByRole("main").getByRole("textbox", { name: "Nome ufficiale", exact: true });
  await name.fill("Emporio il melograno");
  await page.getByText("Forse c’è già").waitFor();
  await page.getByRole("link", { name: "È lo stesso: aprilo: Emporio Il Melograno" }).waitFor();
  await fine(page);
  await button(page, "È un altro: Emporio Il Melograno").click();
  await page.getByText("Forse c’è già").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Aggiungi", exact: true }).click();
  await title(page, "Emporio il melograno");
  await saved(page);
});

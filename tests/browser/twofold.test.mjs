// A field that two people wrote differently says so wherever it is read, and leads to where it is decided.
import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe, bring, exportFile, givenFocus, open, saved, serveSite, sidewaysScroll, take, visit } from "./harness.mjs";

const GROUPS = readFileSync(new URL("./data/gruppi.json", import.meta.url), "utf8");
const OTHER = "p0q8aa.xx41c9";

/** An object with its members in order, as our writer has them. */
const inOrder = (value) =>
  Array.isArray(value) ? value.map(inOrder)
  : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])]))
  : value;

/** A file in which somebody else wrote other values, each beside the one that is there. */
function alsoSaid(text, values) {
  const document = JSON.parse(text);
  for (const [kind, id, field, value] of values) {
    const record = document.records[kind].find((record) => record.id === id);
    const { sum, ...before } = document.revisions[id];
    const siblings = { ...before.siblings, [field]: [{ value, dots: [`${OTHER}:1`] }] };
    const revision = { ...before, siblings, seen: { ...before.seen, [OTHER]: 1 } };
    const texts = [record, revision].map((one) => JSON.stringify(inOrder(one)));
    const hash = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 16);
    document.revisions[id] = { ...revision, sum: hash };
  }
  return JSON.stringify(document);
}

const { records } = JSON.parse(GROUPS);
const kinds = ["meetings", "needs", "mapping_sheets", "voices", "decisions", "tasks"];
const [meeting, need, sheet, voice, decision, task] = kinds.map((kind) => records[kind][0].id);
const GROUP = "steering-group-bozzolo";
const TERRITORY = "micro-territory-bozzolo";

const mark = (page, label) => page.getByRole("link", { name: /^due versioni/ }).filter({ hasText: `: ${label}. Guarda e decidi` });

test("a field with two values is marked beside it, on every page that shows it", async (t) => {
  const site = await serveSite(t);
  const page = await open(t, { site, path: "/scambio" });
  await saved(page);
  const { text } = await exportFile(page);
  const plan = alsoSaid(text, [
    ["services", "service-saes", "required_documents", ["la tessera sanitaria"]],
    ["organizations", "organization-acli-mantova", "area", "viadanese"],
    ["micro_territories", TERRITORY, "facilitator_role", "una maestra"],
    ["micro_territories", "micro-territory-viadana-vanoni", "name", "Viadana del Vanoni"],
    ["organizations", "organization-asc-oglio-po", "name", "Azienda Speciale dell’Oglio Po"],
    ["co_programming_tables", "co-programming-table-bozzolo-rivarolo-san-martino", "meetings", null],
    ["family_centres", "family-centre-bozzolo", "next_steps", "cercare una sede"],
    ["networks", "network-albo-saes", "area", "casalasco"],
    ["agreements", "agreement-accordo-csv", "amount_cents", 125000],
    ["comuni", "comune-bozzolo", "name", "Bozzolo sull’Oglio"],
    ["frazioni", "frazione-viadana-centro", "name", "Viadana: il centro"],
    ["links", "link-acli-mantova-gruppo-scuola-genitori", "since", "2024-01-01"],
  ]);
  await bring(page, "piano.json", plan);
  await take(page);
  await saved(page);
  const groups = alsoSaid(GROUPS, [
    ["steering_groups", GROUP, "rhythm", "ogni due mesi"],
    ["meetings", meeting, "minutes", null],
    ["needs", need, "statement", "La sera non si torna più a casa"],
    ["mapping_sheets", sheet, "what_it_does", "Un’altra cosa ancora"],
    ["voices", voice, "theme", "la corriera"],
    ["decisions", decision, "text", "Chiedere tre corse la sera"],
    ["tasks", task, "role", "un volontario"],
  ]);
  await bring(page, "gruppi.json", groups);
  await page.getByRole("radio", { name: /^È mia/ }).check();
  await take(page);
  await saved(page);

  const pages = [
    ["/guida/service-saes", "documenti da portare"],
    ["/reti?apri=organization-acli-mantova", "fin dove arriva"],
    [`/territori/${TERRITORY}`, "chi facilita (ruolo)"],
    ["/territori?apri=family-centre-bozzolo", "prossimi passi"],
    ["/territori?vista=centri", "prossimi passi"],
    [`/gruppi/${GROUP}`, "ogni quanto ci si trova"],
    ["/gruppi", "ogni quanto ci si trova"],
    [`/incontri/${meeting}`, "verbale"],
    [`/osservatorio?apri=${need}`, "che cosa serve"],
    ["/osservatorio", "che cosa serve"],
    [`/mappatura/${sheet}`, "che cosa fa davvero"],
    [`/osservatorio?apri=${voice}`, "di che cosa parla"],
    ["/reti?vista=reti", "fin dove arriva"],
    ["/reti?vista=accordi", "euro all’anno"],
    ["/reti?apri=organization-acli-mantova", "da quando"],
    ["/territori?vista=comuni", "nome"],
    ["/incontri?vista=decisioni", "che cosa si è deciso"],
    ["/incontri?vista=compiti", "chi se ne occupa (ruolo)"],
    [`/incontri/${meeting}`, "che cosa si è deciso"],
    [`/gruppi/${GROUP}`, "chi se ne occupa (ruolo)"],
    // Where a record is only named, its name is marked.
    ["/guida/service-saes", "nome"],
    ["/", "nome"],
    ["/territori", "nome"],
    ["/reti?vista=accordi", "nome"],
    ["/territori?vista=tavoli", "incontri"],
  ];
  for (const [path, label] of pages) {
    await visit(page, site, path);
    await mark(page, label).first().waitFor().catch(async () => {
      const found = await page.getByRole("link", { name: /^due versioni/ }).allTextContents();
      assert.fail(`${path}: no mark of «${label}», but ${JSON.stringify(found)}`);
    });
  }
  await axe(page);

  await t.test("the mark leads to that field, and is gone once it is decided", async () => {
    await visit(page, site, `/gruppi/${GROUP}`);
    await mark(page, "ogni quanto ci si trova").first().click();
    const card = page.getByRole("article").filter({ hasText: "ogni due mesi" });
    await card.waitFor();
    await givenFocus(page, page.locator(`[id="decidi-${GROUP}-rhythm"]`));
    await page.getByRole("button", { name: /^Tieni questo: ogni due mesi \(/ }).click();
    await page.getByText("Deciso.").waitFor();
    await saved(page);
    await visit(page, site, `/gruppi/${GROUP}`);
    await page.getByText("ogni due mesi").first().waitFor();
    assert.equal(await mark(page, "ogni quanto ci si trova").count(), 0);
  });

  await t.test("on a phone nothing is cut", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["/guida/service-saes", "/territori?apri=family-centre-bozzolo", "/territori?vista=centri"]) {
      await visit(page, site, path);
      await page.getByRole("link", { name: /^due versioni/ }).first().waitFor();
      await sidewaysScroll(page);
      await axe(page);
    }
  });
});

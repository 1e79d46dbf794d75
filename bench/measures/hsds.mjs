// How long a directory of 20,000 services takes that somebody else wrote: from the moment the page has the file to the
// preview, and from «Unisci» to the receipt. Beside it the floor: JSON.parse of the same text.
import { fresh } from "../harness/notebook.mjs";
import { list, median } from "../harness/page.mjs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = 3;
const SERVICES = 20_000;
const DAYS = ["MO", "TU", "WE", "TH", "FR"];
const WHAT = ["Doposcuola", "Sportello", "Assistenza domiciliare", "Centro diurno", "Trasporto", "Laboratorio", "Consultorio"];
const COMUNI = ["Viadana", "Bozzolo", "Sabbioneta", "Marcaria", "Gazzuolo", "Pomponesco", "Dosolo", "Mantova", "Cremona"];

/** A directory as an API gives it: every service with its organisation, its place, its hours. */
function directory() {
  const contents = [];
  for (let n = 0; n < SERVICES; n += 1) {
    const city = COMUNI[n % COMUNI.length];
    contents.push({
      id: `s-${n}`, name: `${WHAT[n % WHAT.length]} numero ${n}`, status: n % 50 === 0 ? "temporarily closed" : "active",
      description: `Che cosa dà il servizio ${n}, a chi, e come ci si arriva.`, licenses: n % 3 === 0 ? "nessuna" : undefined,
      email: `servizio${n}@esempio.it`, minimum_age: n % 18, application_process: "Si telefona o si passa.",
      organization: { id: `o-${n % 800}`, name: `Ente ${n % 800}`, description: "Un ente di prova" },
      phones: [{ id: `p-${n}`, number: `0375 ${String(n).padStart(6, "0")}`, type: "voice" }],
      schedules: [{ id: `h-${n}`, freq: "WEEKLY", byday: `${DAYS[n % 5]},${DAYS[(n + 2) % 5]}`, opens_at: "09:00", closes_at: "12:30" }],
      service_at_locations: [{ id: `a-${n}`, location: {
        id: `l-${n % 2500}`, location_type: "physical", name: `Sede ${n % 2500}`, latitude: 45 + (n % 2500) / 1e4, longitude: 10.5 + (n % 2500) / 1e4,
        addresses: [{ id: `i-${n % 2500}`, address_1: `via di Prova ${n % 2500}`, city, state_province: "MN", postal_code: "46019", country: "IT", address_type: "physical" }],
      } }],
    });
  }
  return JSON.stringify({ version: "3.1", total_items: SERVICES, contents });
}

async function bring(page, file) {
  await page.evaluate(() => {
    document.querySelector("input[type=file]").addEventListener("change", () => (window.chosen = performance.now()), { capture: true, once: true });
    window.previewed = window.bench.shown(() => document.querySelector("#prima-di-unire") ?? document.querySelector("#rifiuto h3"));
  });
  await page.locator("input[type=file]").setInputFiles(file);
  const reading = await page.evaluate(async () => (await window.previewed) - window.chosen);
  if (await page.locator("#rifiuto h3").count()) throw new Error(`refused: ${await page.locator("#rifiuto").innerText()}`);
  const joining = await page.evaluate(() => {
    const join = [...document.querySelectorAll("button")].find((button) => button.textContent.trim().startsWith("Unisci"));
    return window.bench.timed(() => join.click(), () => document.querySelector("#ricevuta"));
  });
  return { reading, joining };
}

export async function measure({ site }) {
  const folder = mkdtempSync(join(tmpdir(), "filo-hsds-"));
  const file = join(folder, "elenco.json");
  const text = directory();
  writeFileSync(file, text);
  const all = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, close } = await fresh(site, "/scambio");
    all.push(await bring(page, file));
    await close();
  }
  rmSync(folder, { recursive: true, force: true });
  const start = performance.now();
  JSON.parse(text);
  const floor = performance.now() - start;
  console.log(`${list(all.map((one) => one.reading))} ms to the preview, ${list(all.map((one) => one.joining))} ms to the receipt`);
  const value = median(all.map(({ reading, joining }) => reading + joining));
  return {
    hsds_20k_import_ms: { value: Math.round(value), unit: "ms", goal: "≤ 5,000", peer: `JSON.parse ${Math.round(floor)} ms`, ratio: Number((value / floor).toFixed(1)) },
  };
}

// How much one change writes: the bytes of the journal entry of one field of one service, on the large notebook and on one
// ten times as large. It must not grow.
import { eventually } from "../../tests/browser/harness/browser.mjs";

/** The number and the bytes of the last entry of the journal. */
const last = (page) =>
  page.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("filo").onsuccess = (event) => done(event.target.result)));
    const cursor = database.transaction("journal").objectStore("journal").openCursor(null, "prev");
    const row = await new Promise((done) => (cursor.onsuccess = () => done(cursor.result?.value)));
    database.close();
    return row ? { number: row.number, bytes: new TextEncoder().encode(row.text).length } : { number: 0, bytes: 0 };
  });

async function entryOf({ open }) {
  const page = await open("/guida/service-g00003");
  await eventually(page, () => document.querySelector("[data-state=saved]") !== null);
  const before = await last(page);
  await page.getByRole("region", { name: "Per chi tiene la guida" }).getByRole("link", { name: "Modifica" }).click();
  await page.locator("textarea[name=note], textarea[id$=note]").fill("Una nota lunga come quelle che si scrivono.");
  await page.locator("form button[type=submit]").click();
  await page.locator("[aria-labelledby=lavoro]").waitFor();
  await eventually(page, () => document.querySelector("[data-state=saved]") !== null);
  const after = await last(page);
  if (after.number <= before.number) throw new Error("the change wrote no entry");
  await page.close();
  return after.bytes;
}

export async function measure({ notebook }) {
  const large = await entryOf(await notebook(1));
  const tenfold = await entryOf(await notebook(10));
  return {
    journal_entry_bytes: { value: large, unit: "bytes" },
    journal_entry_bytes_x10: {
      value: tenfold, unit: "bytes", goal: "does not grow", peer: `×1 ${large} bytes`, ratio: Number((tenfold / large).toFixed(2)),
    },
  };
}

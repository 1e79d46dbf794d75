// What a person does in the notebook, in the words of its screens: the acts that several journeys share.
import { readFileSync } from "node:fs";

/** The sign in the header that says how saving stands. */
export const saveSign = (page) => page.getByRole("banner").getByRole("status");

/** Waits until everything that was done is *Salvato*. */
export async function saved(page) {
  await saveSign(page).filter({ hasText: /^Salvato/ }).waitFor();
}

/** The title of the notebook, as the settings show it; the page must be there. */
export const titled = (page, title) => page.getByRole("region", { name: "Il quaderno" }).getByText(title, { exact: true });

/** One edit, as small as an edit can be: the notebook gets another title. The page must be the settings. */
export async function retitle(page, title) {
  await page.getByRole("button", { name: "Cambia il titolo" }).click();
  const card = page.getByRole("region", { name: "Il quaderno" });
  await card.getByRole("textbox", { name: "Titolo del quaderno" }).fill(title);
  await card.getByRole("button", { name: "Salva", exact: true }).click();
}

/** Another small edit, of another record: this device gets a name. The page must be the settings. */
export async function nameDevice(page, name) {
  const card = page.getByRole("region", { name: "Come si chiama" });
  await card.getByRole("button", { name: /Dagli un nome|Cambia/ }).click();
  await card.getByRole("textbox").fill(name);
  await card.getByRole("button", { name: "Salva", exact: true }).click();
}

/** Writes the notebook to a file and gives back its text. The page must be the exchange; a device without a name stays so. */
export async function exportFile(page, edition = /Edizione di lavoro/) {
  await page.getByRole("radio", { name: edition }).check();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Salva su file", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Come si chiama questo dispositivo?" });
  const without = asked.getByRole("button", { name: "Salva il file senza nome" });
  const download = await Promise.race([coming, without.click().then(() => coming, () => coming)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Brings a file to the exchange, where it is previewed or refused. */
export async function bring(page, name, text) {
  const buffer = Buffer.isBuffer(text) ? text : Buffer.from(text);
  await page.getByLabel("Scegli un file").setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Takes the file that is previewed, and waits for its receipt. */
export async function take(page) {
  await page.getByRole("button", { name: /^Unisci/ }).click();
  await page.getByRole("heading", { name: /^Fatto: / }).waitFor();
}

/** Everything that the database holds, row by row, as one text: two equal texts are the same stored bytes. */
export const stored = (page, stores = ["head", "checkpoints", "journal", "points"]) =>
  page.evaluate(async (names) => {
    const settled = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await settled(indexedDB.open("filo"));
    const transaction = database.transaction(names);
    const rows = await Promise.all(names.map((name) => settled(transaction.objectStore(name).getAll())));
    database.close();
    const readable = (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);
    return JSON.stringify(Object.fromEntries(names.map((name, n) => [name, rows[n]])), readable);
  }, stores);

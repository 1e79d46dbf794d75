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

/**
 * Writes the notebook to a file and gives back its text, closed with a passphrase only where there is one. The page must
 * be the exchange; a device without a name stays so.
 */
export async function exportFile(page, edition = /Edizione di lavoro/, passphrase = "") {
  await page.getByRole("radio", { name: edition }).check();
  const seal = page.getByRole("checkbox", { name: "Chiudi il file con una parola d’ordine" });
  if (await seal.count()) await seal.setChecked(passphrase !== "");
  if (passphrase) {
    await page.getByLabel("Parola d’ordine", { exact: true }).fill(passphrase);
    await page.getByLabel("Parola d’ordine, ancora una volta", { exact: true }).fill(passphrase);
  }
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Salva su file", exact: true }).click();
  const questions = [
    ["Salvare tutto senza parola d’ordine?", "Salva senza parola d’ordine"],
    ["Come si chiama questo dispositivo?", "Salva il file senza nome"],
  ];
  const answered = async ([question, answer]) => {
    await page.getByRole("dialog", { name: question }).getByRole("button", { name: answer }).click();
  };
  // Either question may be asked, both or none: whatever waits in vain ends with the file.
  for (const question of questions) answered(question).catch(() => {});
  const download = await coming;
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

// A notebook in which a guiding group has worked: the records of its story as the app wrote them to a file, with a few
// beside them that stand elsewhere on their way. Frozen, so that what today's app writes is read by tomorrow's.
import { readFileSync } from "node:fs";
import { bring, saved, take } from "./notebook.mjs";
import { visit } from "./browser.mjs";

const TEXT = readFileSync(new URL("../data/gruppi.json", import.meta.url), "utf8");
const { records } = JSON.parse(TEXT);

/** The id of the record of a kind that says this somewhere. */
export function worked(kind, words) {
  const found = records[kind].find((record) => Object.values(record).includes(words));
  if (!found) throw new Error(`no record among ${kind} says «${words}»`);
  return found.id;
}

/** Takes the file into the notebook of a page, names of people included. */
export async function takeWorked(page) {
  await visit(page, page.context().site, "/scambio");
  await bring(page, "gruppi.json", TEXT);
  await page.getByRole("radio", { name: /^È mia/ }).check();
  await take(page);
  await saved(page);
}

// Paper goes from hand to hand: it quotes who may be quoted, names nobody, and tells how many came only where no small number
// can be told from it.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { open, takeWorked, visit, worked } from "./harness.mjs";

const KEPT = "La sera resto qui, non ho modo di tornare.";
const VOICE = worked("voices", KEPT);
const MEETING = worked("meetings", "minutes_draft");

/** What of a screen stands on paper. */
async function onPaper(page, path) {
  await visit(page, page.context().site, path);
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("body").innerText();
  await page.emulateMedia({ media: "screen" });
  return text;
}

test("no paper tells what was said among those who work here, nor how few came", async (t) => {
  const page = await open(t, { width: 1280, height: 900 });
  await takeWorked(page);
  const screens = [
    "/", "/gruppi", "/gruppi/steering-group-bozzolo", "/incontri", `/incontri/${MEETING}`, "/osservatorio?vista=voci",
    `/osservatorio?apri=${VOICE}`, "/territori/micro-territory-bozzolo?parte=voci", "/scambio/conflitti",
  ];
  for (const path of screens) {
    const text = await onPaper(page, path);
    assert.ok(!text.includes(KEPT), `${path}: a voice that nobody may quote`);
    assert.ok(!/Persona di prova/.test(text), `${path}: a name`);
    // Six families and two young people: the total would tell the two.
    assert.ok(!/\b(8|otto|2|due) persone\b/i.test(text), `${path}: a small number`);
  }
  assert.match(await onPaper(page, "/gruppi"), /alcune persone/);
  assert.match(await onPaper(page, `/osservatorio?apri=${VOICE}`), /Questa voce non si stampa/);
});

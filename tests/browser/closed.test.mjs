// A micro-territory that is over: what was written of it is still found, its comuni wait for a place, its group is told.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { open, pointer, saved, takeWorked, visit } from "./harness.mjs";
import { box, button, list, main, title } from "./harness/community.mjs";

const { press } = pointer();
const go = (page, path) => visit(page, page.context().site, path);

test("a territory that is over is asked for where it was written of, and its comuni wait for a place", async (t) => {
  const page = await open(t, { width: 1280, height: 900 });
  await takeWorked(page);
  await go(page, "/gruppi/steering-group-bozzolo");
  const name = await main(page).locator("dd a[href^='/territori/']").first().innerText();
  await press(main(page).getByRole("link", { name, exact: true }).first());
  await title(page, name);
  await press(main(page).getByRole("button", { name: "Cambia", exact: true }));
  await press(button(main(page), "Chiudi da un giorno"));
  await box(page, "Ultimo giorno").fill("2026-01-01");
  await press(button(page, "Chiudi il micro-territorio"));
  await page.getByText(/^Chiuso fino al/).waitFor();
  await saved(page);
  await go(page, "/");
  await main(page).getByText(/in nessun micro-territorio$/).waitFor();
  await go(page, "/gruppi/steering-group-bozzolo");
  await main(page).getByText(`Il micro-territorio «${name}» è chiuso.`).waitFor();
  for (const path of ["/incontri", "/mappatura", "/osservatorio", "/gruppi", "/reti"]) {
    await go(page, path);
    const choice = list(main(page), "Micro-territorio").locator("option", { hasText: `${name} (fino al 1º gennaio 2026)` });
    assert.equal(await choice.count(), 1, path);
  }
});

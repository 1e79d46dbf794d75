// Every screen, as everybody gets it: axe finds nothing, nothing scrolls sideways, one heading of the first level, at the
// narrowest width and on a desk, in the light and in the dark.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { axe, open, sidewaysScroll, visit } from "./harness.mjs";

const SCREENS = [
  "/",
  "/guida",
  "/guida?comune=comune-viadana",
  "/guida/service-saes",
  "/guida/service-accoglienza-donne",
  "/guida/service-che-non-esiste",
  "/territori",
  "/territori/micro-territory-bozzolo",
  "/territori/micro-territory-viadana-vanoni",
  "/territori?apri=comune-viadana",
  "/territori?vista=centri",
  "/gruppi",
  "/gruppi?stato=paused",
  "/gruppi/steering-group-bozzolo",
  "/gruppi?apri=steering-group-bozzolo",
  "/reti",
  "/reti?vista=reti",
  "/reti?vista=accordi",
  "/reti?apri=organization-asc-oglio-po",
  "/osservatorio",
  "/osservatorio?risposta=unmet&territorio=nessuno",
  "/osservatorio?vista=voci",
  "/osservatorio?vista=priorita",
  "/mappatura",
  "/mappatura?vista=colloqui",
  "/mappatura/mapping-sheet-che-non-esiste",
  "/scambio",
  "/impostazioni",
  "/impostazioni?parte=aspetto",
  "/impostazioni?parte=cestino",
  "/impostazioni?parte=ricomincia",
  "/impostazioni?parte=accessibilita",
  "/impostazioni?parte=privacy",
  "/impostazioni?parte=dati",
  "/pagina/che/non/esiste",
];

for (const [width, dark] of [[320, false], [320, true], [1280, false], [1280, true]]) {
  test(`every screen at ${width} px, ${dark ? "dark" : "light"}`, async (t) => {
    const page = await open(t, { width, dark });
    for (const path of SCREENS) {
      await t.test(path, async () => {
        await visit(page, page.context().site, path);
        assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, "one first heading");
        await axe(page);
        await sidewaysScroll(page);
      });
    }
  });
}

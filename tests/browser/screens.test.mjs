// Every screen, as everybody gets it: axe finds nothing, nothing scrolls sideways, one heading of the first level, at the
// narrowest width and on a desk, in the light and in the dark.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { axe, open, sidewaysScroll, takeWorked, visit, worked } from "./harness.mjs";

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
  "/scambio?parte=scelta",
  "/scambio/conflitti",
  "/impostazioni",
  "/impostazioni?parte=aspetto",
  "/impostazioni?parte=cestino",
  "/impostazioni?parte=ricomincia",
  "/impostazioni?parte=accessibilita",
  "/impostazioni?parte=privacy",
  "/impostazioni?parte=dati",
  "/pagina/che/non/esiste",
];

const IN_PLACE = [
  ["/incontri", "decisions", "Chiedere al comune due corse la sera"],
  ["/incontri", "tasks", "Scrivere alle scuole"],
  ["/mappatura", "interviews", "Colloquio con l’oratorio"],
  ["/osservatorio", "needs", "Dopo le 18 non c’è una corriera per tornare"],
  ["/osservatorio", "voices", "La sera resto qui, non ho modo di tornare."],
  ["/osservatorio", "priorities", "Tornare a casa la sera"],
  ["/gruppi", "members", "Persona di prova"],
];

/** What a guiding group leaves behind, in each state on its way. */
const WORKED = [
  "/",
  "/gruppi",
  "/gruppi/steering-group-bozzolo",
  "/incontri",
  "/incontri?vista=compiti",
  "/incontri?vista=decisioni",
  `/incontri/${worked("meetings", "minutes_draft")}`,
  `/incontri/${worked("meetings", "Prima che il gruppo nascesse")}`,
  "/mappatura",
  "/mappatura?vista=colloqui",
  ...["verified", "open", "archived"].map((status) => `/mappatura/${worked("mapping_sheets", status)}`),
  `/mappatura/${worked("mapping_sheets", "open")}?parte=dove-e-quando`,
  "/osservatorio",
  "/osservatorio?vista=voci",
  "/osservatorio?vista=priorita",
  `/guida/${worked("services", "Passaggi in auto dei volontari")}`,
  "/territori/micro-territory-bozzolo",
  ...IN_PLACE.map(([screen, kind, words]) => `${screen}?apri=${worked(kind, words)}`),
];

/** Goes to each address and looks at it. */
async function look(t, page, screens) {
  for (const path of screens) {
    await t.test(path, async () => {
      await visit(page, page.context().site, path);
      // A screen may come in a file of its own, after the frame around it.
      const first = page.getByRole("heading", { level: 1 });
      await first.first().waitFor();
      assert.equal(await first.count(), 1, "one first heading");
      if (path.includes("?apri=")) await page.getByRole("dialog").waitFor();
      await axe(page);
      await sidewaysScroll(page);
    });
  }
}

for (const [width, dark] of [[320, false], [320, true], [1280, false], [1280, true]]) {
  const how = `${width} px, ${dark ? "dark" : "light"}`;
  test(`every screen at ${how}`, async (t) => look(t, await open(t, { width, dark }), SCREENS));
  test(`every screen of a group that has worked, at ${how}`, async (t) => {
    const page = await open(t, { width, dark });
    await takeWorked(page);
    await look(t, page, WORKED);
  });
}

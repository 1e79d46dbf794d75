// The built site on a server of the test's own: a free port, hence an origin and a storage that nobody else uses.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baseOf, serve } from "../../../scripts/serve.mjs";
import { SITE } from "./browser.mjs";

/** Serves a built site until the test ends. `stop()` and `start()` take its network away and give it back. */
export async function serveSite(t, folder = SITE) {
  const site = await serve({ folder, base: baseOf(folder) });
  t.after(() => site.stop());
  return site;
}

/** A copy of the built site that the test may change, deleted afterwards. */
export function copyOfSite(t) {
  const folder = mkdtempSync(join(tmpdir(), "filo-site-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

// The built site on a server of the test's own: a free port, hence an origin and a storage that nobody else uses.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baseOf, serve } from "../../../scripts/serve.mjs";
import { atEnd } from "./ending.mjs";
import { SITE } from "./browser.mjs";

/**
 * Serves a built site until the test ends. `stop()` and `start()` take its network away and give it back; `asked` holds the
 * address of every request, whoever made it: the debugger does not always see those of a service worker.
 */
export async function serveSite(t, folder = SITE) {
  const asked = [];
  const site = await serve({ folder, base: baseOf(folder), heard: (address) => asked.push(address) });
  site.asked = asked;
  atEnd(t, () => site.stop());
  return site;
}

/** A copy of the built site that the test may change, deleted afterwards. */
export function copyOfSite(t) {
  const folder = mkdtempSync(join(tmpdir(), "filo-site-"));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

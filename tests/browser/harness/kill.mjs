// A browser that can be killed as a power cut would: its whole process group at once, with no time to say goodbye.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, PATIENCE, bound, within } from "./browser.mjs";
import { atEnd } from "./ending.mjs";
import { judge } from "./page.mjs";

/** Asks again and again until the answer is not undefined, for as long as patience lasts. */
async function until(ask, what) {
  const end = Date.now() + 2 * PATIENCE;
  while (Date.now() < end) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await sleep(10);
  }
  throw new Error(`waited ${2 * PATIENCE} ms for ${what}`);
}

const groupLives = (pid) => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Where the browser that has just been started listens, once it has written it down. */
function endpoint(profile) {
  try {
    const [port, path] = readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n");
    return path && `ws://127.0.0.1:${port}${path}`;
  } catch {
    return undefined;
  }
}

/**
 * A browser for a site, with a profile that survives it. `start()` gives a page in it, `kill()` ends every process of it with SIGKILL
 * and returns when none is left; then `start()` again opens the same profile. Deleted when the test ends.
 */
export function launchKillable(t, { site, allow = [] }) {
  const profile = mkdtempSync(join(tmpdir(), "filo-profile-"));
  let child;
  let connection;

  async function kill() {
    if (!child) return;
    const { pid } = child;
    child = undefined;
    if (groupLives(pid)) process.kill(-pid, "SIGKILL");
    await until(() => (groupLives(pid) ? undefined : true), "the killed browser to be gone");
    // The other end is dead: closing can only confirm it.
    if (connection) await within(PATIENCE, connection.close(), "the driver to let go of the killed browser").catch(() => {});
    connection = undefined;
  }

  async function start() {
    // What a killed browser leaves behind would be taken for a living one.
    for (const name of ["DevToolsActivePort", "SingletonLock", "SingletonCookie", "SingletonSocket"]) {
      rmSync(join(profile, name), { force: true });
    }
    // Without a window of its own: the driver would take that page over while it is being made, and may wait for it for ever.
    const args = ["--headless", ...FLAGS, "--no-startup-window", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
    child = spawn(CHROMIUM, args, { detached: true, stdio: "ignore" });
    const refused = new Promise((_, failed) => child.once("error", failed));
    const address = await Promise.race([until(() => endpoint(profile), "the browser to listen"), refused]);
    connection = await chromium.connectOverCDP(address, { timeout: PATIENCE });
    const [context] = connection.contexts();
    bound(context);
    judge(t, context, site, allow);
    return within(PATIENCE, context.newPage(), "the started browser to open a page");
  }

  atEnd(t, async () => {
    await kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return { start, kill };
}

// Starts the app, and stands by it: a plain sentence when it cannot be downloaded, the rescue page when it breaks,
// and the service worker that opens it without network. The app may call window.filoPanic(message).

/** Leaves word for the rescue page of what went wrong in this tab; nothing to say clears what was left before. */
function leaveWord(message) {
  try {
    if (message === undefined) sessionStorage.removeItem("filo.panic");
    else sessionStorage.setItem("filo.panic", String(message).slice(0, 4000));
  } catch {
    // Without storage the rescue page still opens: it only cannot say what went wrong.
  }
}

// A panic leaves the app's memory in an unknown state, so nothing more may run in this page: the rescue page takes over.
// Only the first message counts, the others are its echo.
let broken = false;
window.filoPanic = (message) => {
  if (broken) return;
  broken = true;
  leaveWord(message);
  location.replace("rescue.html?perche=errore");
};

// A trap that no panic announced (the stack or the memory ran out) is a panic all the same.
const trapped = (error) => {
  if (error instanceof WebAssembly.RuntimeError) window.filoPanic(error.stack ?? error);
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

/** What the screen looked like when it was last opened, where the app has kept it and it still holds (src/browser/still.rs); to
 * who has never been here, as it comes with the release (scripts/first_look.mjs). Nothing where neither is there. */
async function keptStill() {
  if (localStorage.getItem("filo.browser") === null) {
    const look = [...document.querySelectorAll("template[data-look]")].find(({ dataset }) => dataset.look === location.pathname);
    // Who has lost no more than that has a notebook, which says other things.
    if (!look || (await window.filoStored)) return undefined;
    return { down: Number(look.dataset.down), html: look.innerHTML };
  }
  const kept = JSON.parse(localStorage.getItem(`filo.still.${location.pathname}`));
  const release = document.querySelector('meta[name="filo-version"]')?.content;
  return kept?.of === release && Date.now() < kept.until ? kept : undefined;
}

/** Goes where a link of the still leads without leaving the page, for which all would have to arrive anew: the app opens there. */
function followInPlace(event) {
  const link = event.target.closest("a");
  const leaves = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link?.origin !== location.origin || leaves) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  // The app may already be drawing the screen that was left.
  dispatchEvent(new PopStateEvent("popstate"));
  event.currentTarget.remove();
  showWaiting();
}

/** Shows a still until the app has drawn the same screen anew. Whether there is one. */
async function showStill() {
  try {
    const kept = await keptStill();
    const failed = !document.getElementById("avvio-mancato").hidden || localStorage.getItem("filo.rescue");
    if (!kept || failed || innerHeight > kept.down || location.search) return false;
    const still = document.createElement("div");
    still.id = "fermo";
    still.innerHTML = kept.html;
    still.addEventListener("click", followInPlace);
    document.getElementById("avvio").after(still);
    // A still is shorter than its screen: the place that the browser would go back to is not there yet.
    history.scrollRestoration = "manual";
    return true;
  } catch {
    // Without storage, or with something else in its place, the app draws the first thing that is seen.
    return false;
  }
}

/** Shows what stands until the app takes it away, as soon as it has something to show. */
const showWaiting = () => document.getElementById("avvio")?.removeAttribute("hidden");

/** Gives something to look at until the app stands. Most starts are over before anybody wonders, and who has something to read
 * meanwhile wonders later. */
async function bridge() {
  const wondering = setTimeout(showWaiting, 400);
  if (!(await showStill())) return;
  clearTimeout(wondering);
  setTimeout(showWaiting, 2_000);
}

/** The files did not arrive: nothing is broken, and trying again is all there is to do. */
function sayNotDownloaded() {
  document.getElementById("fermo")?.remove();
  showWaiting();
  document.getElementById("avvio-attesa").hidden = true;
  document.getElementById("avvio-mancato").hidden = false;
  document.getElementById("avvio-riprova").addEventListener("click", () => location.reload());
}

/** The body, whose parts the app and this script need. */
const body = new Promise((done) => {
  if (document.readyState !== "loading") done();
  else document.addEventListener("DOMContentLoaded", done, { once: true });
});

/** Downloads the app and runs it. The link is written into the page by the build; the code is on its way since ahead.js. */
async function start() {
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const coming = import(glue);
  // Heard below: until then nobody waits for it.
  coming.catch(() => {});
  await body;
  bridge();
  let parts;
  try {
    parts = await Promise.all([coming, window.filoCode]);
  } catch (error) {
    // What does not arrive, or not to its end, is a TypeError; all else is a browser that cannot go on.
    return error instanceof TypeError ? sayNotDownloaded() : window.filoPanic(error.stack ?? error);
  }
  try {
    const [{ default: initialise }, module] = parts;
    await initialise({ module_or_path: module });
    leaveWord();
  } catch (error) {
    window.filoPanic(error.stack ?? error);
  }
}

await start();

// Only a release has a version, and only a release has a service worker: while developing, every file must be fresh.
const released = document.querySelector('meta[name="filo-version"]');
if (released && "serviceWorker" in navigator && !broken) {
  navigator.serviceWorker
    .register("sw.js", { updateViaCache: "none" })
    .catch((error) => console.warn("Filò will not open without network:", error));
}

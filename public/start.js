// Starts the app, and stands by it: a plain sentence when it cannot be downloaded, the rescue page when it breaks,
// and the service worker that opens it without network. What the app may call: filoPanic(message), filoReload().

const page = document.documentElement;
const waiting = document.getElementById("avvio");

// A panic leaves the app's memory in an unknown state, so nothing more may run in this page: the rescue page takes over.
// It reads the message from here. Only the first one counts, the others are its echo.
let broken = false;
window.filoPanic = (message) => {
  if (broken) return;
  broken = true;
  try {
    sessionStorage.setItem("filo.panic", String(message).slice(0, 4000));
  } catch {
    // Without storage the rescue page still opens: it only cannot say what went wrong.
  }
  location.replace("rescue.html");
};

// A trap that no panic announced (the stack or the memory ran out) is a panic all the same.
const trapped = (error) => {
  if (error instanceof WebAssembly.RuntimeError) window.filoPanic(error.stack ?? error);
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

/** The files did not arrive: nothing is broken, and trying again is all there is to do. */
function sayNotDownloaded() {
  const sentence = (text) => Object.assign(document.createElement("p"), { textContent: text });
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: "Riprova" });
  again.addEventListener("click", () => location.reload());
  waiting.replaceChildren(
    sentence("Filò non è arrivato fino a qui: forse manca la rete. Quello che hai scritto su questo dispositivo non è toccato."),
    again,
    sentence("In un’emergenza chiama il 112. Contro la violenza e lo stalking il 1522 risponde sempre ed è gratuito."),
  );
}

/** Downloads the app and runs it. The two links are written into the page by the build. */
async function start() {
  waiting.hidden = false;
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
  let parts;
  try {
    parts = await Promise.all([import(glue), fetch(wasm)]);
    if (!parts[1].ok) throw new TypeError(`${wasm}: ${parts[1].status}`);
  } catch (error) {
    if (error instanceof SyntaxError) return window.filoPanic(error);
    return sayNotDownloaded();
  }
  const [{ default: initialise }, response] = parts;
  try {
    await initialise({ module_or_path: response });
    waiting.remove();
  } catch (error) {
    // A connection that breaks half-way is a TypeError; everything else is a browser or an app that cannot go on.
    if (error instanceof TypeError && !broken) return sayNotDownloaded();
    window.filoPanic(error.stack ?? error);
  }
}

/** A new version is complete and waits: the app may now offer «C’è una versione nuova: ricarica». */
function announceUpdate() {
  page.dataset.update = "ready";
  window.dispatchEvent(new Event("filo-update"));
}

/** Registers the service worker of a release, and looks for a new version when the page comes back into view. */
async function keepOffline() {
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });

  window.filoReload = () => {
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("skip-waiting");
  };

  const watch = (worker) =>
    worker?.addEventListener("statechange", () => {
      // Without a controller this is the first version ever, not a new one.
      if (worker.state === "installed" && navigator.serviceWorker.controller) announceUpdate();
    });
  if (registration.waiting && navigator.serviceWorker.controller) announceUpdate();
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  const HOUR = 3_600_000;
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    // Without network there is no new version to find, and the next look comes soon enough.
    registration.update().catch(() => {});
  });
}

window.filoReload = () => location.reload();
await start();

// Only a release has a version, and only a release has a service worker: while developing, every file must be fresh.
const released = document.querySelector('meta[name="filo-version"]');
if (released && "serviceWorker" in navigator && !broken) {
  keepOffline().catch((error) => console.warn("Filò will not open without network:", error));
}

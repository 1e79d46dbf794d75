// Starts the app, and stands by it: a plain sentence when it cannot be downloaded, the rescue page when it breaks,
// and the service worker that opens it without network. The app may call window.filoPanic(message).

const waiting = document.getElementById("avvio");

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

/** The files did not arrive: nothing is broken, and trying again is all there is to do. */
function sayNotDownloaded() {
  document.getElementById("avvio-attesa").hidden = true;
  document.getElementById("avvio-mancato").hidden = false;
  document.getElementById("avvio-riprova").addEventListener("click", () => location.reload());
}

/** The app's code, compiled while it arrives where the host names its type rightly. */
async function compiled(address) {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${address}: ${response.status}`);
  const named = response.headers.get("content-type")?.startsWith("application/wasm");
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Downloads the app and runs it. The two links are written into the page by the build. */
async function start() {
  waiting.hidden = false;
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
  let parts;
  try {
    parts = await Promise.all([import(glue), compiled(wasm)]);
  } catch (error) {
    // What does not arrive, or not to its end, is a TypeError; all else is a browser that cannot go on.
    return error instanceof TypeError ? sayNotDownloaded() : window.filoPanic(error.stack ?? error);
  }
  try {
    const [{ default: initialise }, module] = parts;
    await initialise({ module_or_path: module });
    waiting.remove();
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

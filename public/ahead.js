// What need not wait for the app begins with the page: its code is compiled, and what the notebook opens from is read (the head,
// the newest checkpoint, the journal after it), in the layout of src/browser/database.rs, which reads it itself where it does
// not come. Nothing is made or changed here.

/** The app's code, compiled while it arrives where the host names its type rightly. */
async function compiled(address) {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${address}: ${response.status}`);
  const named = response.headers.get("content-type")?.startsWith("application/wasm");
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

window.filoCode = compiled(document.querySelector('link[rel="preload"][type="application/wasm"]').href);
// Whoever waits for it hears what went wrong.
window.filoCode.catch(() => {});

function readAhead() {
  return new Promise((done) => {
    const opening = indexedDB.open("filo");
    // There is no notebook here yet: the app makes it.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done();
    opening.onsuccess = () => {
      const database = opening.result;
      database.onversionchange = () => database.close();
      const reading = database.transaction(["head", "checkpoints", "journal"]);
      const [checkpoints, journal] = ["checkpoints", "journal"].map((name) => reading.objectStore(name));
      const found = { checkpoints: [], journal: [] };
      const keep = (name, request) => request.addEventListener("success", () => (found[name] = request.result));
      keep("head", reading.objectStore("head").get("head"));
      keep("kept", checkpoints.count());
      const newest = checkpoints.openCursor(null, "prev");
      newest.onsuccess = () => {
        if (newest.result) found.checkpoints = [newest.result.value];
        const through = found.checkpoints[0]?.through ?? 0;
        keep("journal", journal.getAll(IDBKeyRange.lowerBound(through, true)));
      };
      const end = (outcome) => {
        database.close();
        done(outcome);
      };
      reading.oncomplete = () => end({ ...found, at: Date.now() });
      reading.onabort = () => end();
    };
  });
}

// Where nothing can be read ahead (no storage, an older layout), the app says why.
window.filoStored = new Promise((done) => done(readAhead())).catch(() => {});

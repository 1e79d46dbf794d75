// Reads what the notebook opens from while the code is on its way: the head, the newest checkpoint, the journal after it. In the
// layout of src/browser/database.rs, which reads them itself where they do not come. Nothing is made or changed here.

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

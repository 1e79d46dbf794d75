// The rescue page: it shows what this device keeps, gives it out as a file, and leaves word to the app of what to do next.
// It never writes to the database. Its only mark is the key "filo.rescue" in localStorage, which the app reads at its start:
// {"restore": <id of a point>} or {"fresh": true}. No wasm, no module: it must run where the app cannot.
(function () {
  "use strict";

  var DATABASE = "filo";
  var ORDER = "filo.rescue";
  var WAIT = 8000;
  // A store with years of restore points takes its time on a phone.
  var WAIT_FOR_STORE = 60000;
  var byId = function (id) { return document.getElementById(id); };
  var say = function (id, text) { byId(id).textContent = text; };

  var REASONS = {
    archivio: {
      title: "Filò non riesce a leggere il quaderno",
      lead: "Quello che hai scritto è ancora su questo dispositivo, ma una parte non si legge. Non abbiamo cancellato né cambiato niente, e questa pagina non lo fa.",
    },
    errore: {
      title: "Filò si è fermato per un errore",
      lead: "Tutto quello che era segnato «Salvato» è ancora su questo dispositivo. Questa pagina non cancella e non cambia niente.",
    },
    browser: {
      title: "Questo browser non riesce ad aprire Filò",
      lead: "Serve un browser più recente: Chrome, Edge, Firefox, oppure Safari dalla versione 17.5. Se qui avevi già scritto qualcosa, non è perduto.",
      retry: "Dopo aver aggiornato il browser, o con un altro browser su questo stesso dispositivo.",
    },
  };

  // Why a point was made, for the words the app stores; a word that is not here is shown as it is.
  var LABELS = {
    day: "copia del giorno",
    import: "prima di unire un file",
    mass: "prima di un cambiamento grande",
    replace: "prima di mettere un altro quaderno al posto di questo",
  };

  /** What the app says went wrong: in the address after #, or left in this tab by a panic. */
  function technicalMessage() {
    var parts = [];
    try {
      if (location.hash.length > 1) parts.push(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      parts.push(location.hash.slice(1));
    }
    try {
      var panic = sessionStorage.getItem("filo.panic");
      if (panic) parts.push(panic);
    } catch (error) {
      // Without storage there is no message left by the app: the rest of the page still serves.
    }
    return parts.join("\n\n");
  }

  function reason(message) {
    var asked = /[?&]perche=([a-z]+)/.exec(location.search);
    var name = asked && Object.prototype.hasOwnProperty.call(REASONS, asked[1]) ? asked[1] : message ? "errore" : null;
    return name;
  }

  /** One request as a promise. */
  function settled(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  /** What was promised, or an error when it does not come in time: a storage that has crashed answers nothing, ever. */
  function inTime(wait, promise) {
    return new Promise(function (resolve, reject) {
      var late = setTimeout(function () { reject(new Error("The database does not answer.")); }, wait);
      var end = function (how) {
        return function (outcome) { clearTimeout(late); how(outcome); };
      };
      promise.then(end(resolve), end(reject));
    });
  }

  /** The database as it is, or null where there is none. Opening must never create it: an empty one would look like ours. */
  function open() {
    return inTime(WAIT, new Promise(function (resolve, reject) {
      var absent = false;
      var request = indexedDB.open(DATABASE);
      request.onupgradeneeded = function () {
        absent = true;
        request.transaction.abort();
      };
      request.onsuccess = function () {
        var database = request.result;
        database.onversionchange = function () { database.close(); };
        resolve(database);
      };
      request.onerror = function (event) {
        event.preventDefault();
        if (absent) resolve(null); else reject(request.error);
      };
    }));
  }

  function names(list) { return Array.prototype.slice.call(list); }

  /** All the rows of one store, each with its key. Where reading all at once fails, each row is tried alone. */
  function rows(database, name) {
    var store = function () { return database.transaction(name, "readonly").objectStore(name); };
    return settled(store().getAllKeys()).then(function (keys) {
      return settled(store().getAll()).then(
        function (values) { return keys.map(function (key, index) { return { key: key, value: values[index] }; }); },
        function () {
          return keys.reduce(function (before, key) {
            return before.then(function (found) {
              return settled(store().get(key)).then(
                function (value) { return found.concat({ key: key, value: value }); },
                function (error) { return found.concat({ key: key, unreadable: String(error) }); }
              );
            });
          }, Promise.resolve([]));
        }
      );
    });
  }

  function wholeDatabase() {
    if (!window.indexedDB) return Promise.resolve({ error: "IndexedDB is missing in this browser." });
    return open().then(function (database) {
      if (!database) return null;
      var whole = { name: DATABASE, version: database.version, stores: {} };
      return names(database.objectStoreNames).reduce(function (before, name) {
        return before.then(function () {
          return inTime(WAIT_FOR_STORE, rows(database, name)).then(
            function (found) { whole.stores[name] = found; },
            function (error) { whole.stores[name] = { error: String(error) }; }
          );
        });
      }, Promise.resolve()).then(function () { database.close(); return whole; });
    }).catch(function (error) { return { error: String(error) }; });
  }

  function wholeLocalStorage() {
    var found = {};
    try {
      for (var index = 0; index < localStorage.length; index += 1) {
        var key = localStorage.key(index);
        if (key.indexOf("filo") === 0 && key.indexOf("filo.still.") !== 0) found[key] = localStorage.getItem(key);
      }
    } catch (error) {
      found = { error: String(error) };
    }
    return found;
  }

  function hand(text, name) {
    var address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  /** What JSON cannot hold, as text: whole notebooks are kept as bytes. */
  function readable(_, value) {
    if (typeof value === "bigint") return String(value);
    return value instanceof Uint8Array && window.TextDecoder ? new TextDecoder().decode(value) : value;
  }

  function download() {
    say("download-said", "Raccolgo tutto…");
    wholeDatabase().then(function (database) {
      var now = new Date();
      var file = {
        kind: "filo-rescue", written_at: now.toISOString(), browser: navigator.userAgent,
        message: byId("message").textContent || null, database: database, local_storage: wholeLocalStorage(),
      };
      var text = JSON.stringify(file, readable, 1);
      hand(text, "filo-soccorso-" + now.toISOString().slice(0, 10) + ".json");
      var partial = /"(error|unreadable)": "/.test(text);
      say("download-said", partial
        ? "Il file è fra i tuoi scaricamenti. Una parte non si è lasciata leggere: nel file c’è scritto quale."
        : "Il file è fra i tuoi scaricamenti. Contiene tutto quello che c’era.");
    }).catch(function (error) {
      say("download-said", "Non sono riuscito a scrivere il file. Libera un po’ di spazio e riprova. (" + error + ")");
    });
  }

  /** Leaves the order for the app and goes there. */
  function order(what) {
    try {
      localStorage.setItem(ORDER, JSON.stringify(what));
    } catch (error) {
      say("act-said", "Il browser non mi lascia scrivere: niente è cambiato. Scarica tutto e riprova dopo aver riaperto il browser.");
      byId("act-said").scrollIntoView();
      return;
    }
    location.href = "./";
  }

  /** Date, reason and size of each point, newest first, without loading their texts. */
  function points(database) {
    if (!database || !database.objectStoreNames.contains("points")) return Promise.resolve([]);
    var store = database.transaction("points", "readonly").objectStore("points");
    var light = store.indexNames.contains("info");
    var request = light ? store.index("info").openKeyCursor() : store.openCursor();
    return new Promise(function (resolve, reject) {
      var found = [];
      request.onerror = function () { reject(request.error); };
      request.onsuccess = function () {
        var cursor = request.result;
        if (!cursor) return resolve(found.reverse());
        var row = light
          ? { id: cursor.key[0], at: cursor.key[1], label: cursor.key[2], size: cursor.key[3] }
          : cursor.value;
        found.push({ id: row.id, at: row.at, label: row.label, size: row.size || (row.text || "").length });
        cursor.continue();
      };
    });
  }

  function spoken(at) {
    var date = new Date(at);
    if (isNaN(date)) return "data sconosciuta";
    return date.toLocaleString("it-IT", { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  }

  function weight(bytes) {
    if (!bytes) return "";
    var kilo = bytes / 1000;
    var figure = kilo < 1000 ? Math.max(1, Math.round(kilo)) + " kB" : (kilo / 1000).toLocaleString("it-IT", { maximumFractionDigits: 1 }) + " MB";
    return figure;
  }

  function make(tag, text, kind) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    if (tag === "button") element.type = "button";
    return element;
  }

  function pointLine(point) {
    var line = make("li");
    var words = make("span", spoken(point.at));
    var why = LABELS[point.label] || point.label || "";
    words.appendChild(make("small", [why, weight(point.size)].filter(Boolean).join(", ")));
    var go = make("button", "Torna qui", "button");
    go.setAttribute("aria-label", "Torna a " + spoken(point.at));
    var sure = make("div", "", "sure");
    sure.hidden = true;
    sure.setAttribute("role", "group");
    var question = make("p", "Torno a " + spoken(point.at) + "? Quello che è stato scritto dopo non si vedrà più nel quaderno: se non l’hai fatto, prima scarica tutto.");
    var row = make("p", "", "row");
    var yes = make("button", "Sì, torna qui", "button bad");
    var no = make("button", "No, lascia com’è", "button");
    row.appendChild(yes);
    row.appendChild(no);
    sure.appendChild(question);
    sure.appendChild(row);
    asking(go, sure, no);
    yes.addEventListener("click", function () { order({ restore: point.id }); });
    [words, go, sure].forEach(function (part) { line.appendChild(part); });
    return line;
  }

  /** A button that opens its question, and the answer that closes it again. */
  function asking(button, question, no) {
    button.setAttribute("aria-expanded", "false");
    var set = function (open) {
      question.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      (open ? no : button).focus();
    };
    button.addEventListener("click", function () { set(question.hidden); });
    no.addEventListener("click", function () { set(false); });
  }

  function listPoints() {
    if (!window.indexedDB) return say("points-said", "Questo browser non tiene punti di ripristino.");
    open().then(function (database) {
      return inTime(WAIT, points(database)).then(function (found) {
        if (database) database.close();
        found.forEach(function (point) { byId("points").appendChild(pointLine(point)); });
        say("points-said", found.length
          ? "Com’era il quaderno, dal più recente. Scegli, e te lo chiediamo ancora una volta."
          : "Qui non ce n’è nessuno.");
      });
    }).catch(function (error) {
      say("points-said", "I punti di ripristino non si lasciano leggere adesso. Chiudi le altre schede di Filò e ricarica questa pagina. (" + error + ")");
    });
  }

  var message = technicalMessage();
  var name = reason(message);
  if (name) {
    say("title", REASONS[name].title);
    say("lead", REASONS[name].lead);
    if (REASONS[name].retry) say("retry-text", REASONS[name].retry);
  }
  if (message) {
    say("message", message);
    byId("technical").hidden = false;
  }
  byId("kept").hidden = false;
  byId("download").addEventListener("click", download);
  asking(byId("fresh"), byId("fresh-sure"), byId("fresh-no"));
  byId("fresh-yes").addEventListener("click", function () { order({ fresh: true }); });
  listPoints();
})();

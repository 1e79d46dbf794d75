//! The contract of `browser`, kept in a real headless browser: what is acknowledged is on disk, what fails leaves nothing.
//!
//! Faults are put into the browser's own interfaces (`IDBObjectStore.prototype` and the like), so the
//! code under test carries no hook for them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "clippy does not see that wasm_bindgen_test makes tests")]

use std::cell::RefCell;
use std::rc::Rc;

use filo::browser::{
    Channel, CryptoError, Database, Draft, FileError, Former, Guard, Kept, Scrub, ShareError, Shared,
    StorageError, StoredEntry, Turn, Unavailability, Writer, clock, crypto, device, emergency, files,
    preferences, random, sharing, tabs, writer,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A database of its own for each test, so that none sees another's rows.
async fn fresh() -> Database {
    Database::open(&format!("filo-test-{}", random::random_text(12))).await.unwrap()
}

async fn claimed() -> (Database, Guard) {
    let database = fresh().await;
    let guard = database.claim("anna", 1).await.unwrap();
    (database, guard)
}

fn joined(entries: &[StoredEntry]) -> String {
    entries.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn run(script: &str) -> JsValue {
    js_sys::Function::new_no_args(script).call0(&JsValue::NULL).unwrap()
}

async fn wait(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        clock::timer(milliseconds, move || {
            resolve.call0(&JsValue::NULL).unwrap();
        })
        .forever();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Makes the `nth` write from now on fail with a `DOMException` of this name, thrown or, where
/// `abort` says so, by the whole transaction breaking off after it was asked for.
struct Fault;

impl Fault {
    fn throwing(nth: u32, name: &str) -> Fault {
        Fault::plant(nth, &format!("throw new DOMException('injected', '{name}')"))
    }

    fn aborting(nth: u32) -> Fault {
        Fault::plant(
            nth,
            "const asked = before.apply(this, given); (this.transaction ?? this.source.transaction).abort(); return asked;",
        )
    }

    fn plant(nth: u32, act: &str) -> Fault {
        run(&format!(
            "globalThis.left = {nth}; globalThis.kept = [];
             const plant = (owner, name) => {{
               const before = owner[name];
               globalThis.kept.push([owner, name, before]);
               owner[name] = function (...given) {{
                 globalThis.left -= 1;
                 if (globalThis.left === 0) {{ {act} }}
                 return before.apply(this, given);
               }};
             }};
             for (const name of ['add', 'put', 'delete', 'clear']) plant(IDBObjectStore.prototype, name);
             for (const name of ['update', 'delete']) plant(IDBCursor.prototype, name);"
        ));
        Fault
    }

    /// Whether the write it was waiting for has come.
    fn struck(&self) -> bool {
        run("return globalThis.left <= 0").is_truthy()
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        run("for (const [owner, name, before] of globalThis.kept) owner[name] = before;");
    }
}

// --- The normal forms, which come from the browser here ---

#[wasm_bindgen_test]
fn the_browser_composes_and_takes_marks_off_as_the_tables_do() {
    assert_eq!(filo::domain::composed("perche\u{301} è"), "perché è");
    assert_eq!(filo::domain::composed("한\u{1112}\u{1161}🙂"), "한하🙂");
    assert_eq!(filo::domain::folded("PERCHE\u{301} Škoda’s"), "perche skoda's");
}

// --- The journal and its guard ---

#[wasm_bindgen_test]
async fn an_empty_database_loads_as_nothing() {
    let loaded = fresh().await.load().await.unwrap();
    assert_eq!(loaded.head, None);
    assert!(loaded.checkpoints.is_empty() && loaded.entries.is_empty());
}

#[wasm_bindgen_test]
async fn entries_come_back_in_the_order_they_were_acknowledged() {
    let (database, guard) = claimed().await;
    let mut numbers = Vec::new();
    for text in ["uno", "due", "tre ’ è 🙂"] {
        numbers.push(database.append(&guard, text).await.unwrap());
    }
    assert!(numbers.is_sorted_by(|a, b| a < b));
    let loaded = database.load().await.unwrap();
    assert_eq!(joined(&loaded.entries), "uno due tre ’ è 🙂");
    let head = loaded.head.unwrap();
    assert_eq!((head.generation, head.writer.as_str(), head.format), (1, "anna", 1));
}

#[wasm_bindgen_test]
async fn what_was_acknowledged_is_there_for_a_new_connection() {
    let name = format!("filo-test-{}", random::random_text(12));
    let database = Database::open(&name).await.unwrap();
    let guard = database.claim("anna", 1).await.unwrap();
    database.append(&guard, "uno").await.unwrap();
    database.close();
    let again = Database::open(&name).await.unwrap().load().await.unwrap();
    assert_eq!(joined(&again.entries), "uno");
}

#[wasm_bindgen_test]
async fn every_write_transaction_is_strict_and_every_read_sees_one_moment() {
    run("globalThis.opened = []; globalThis.plain = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...given) {
           const opened = globalThis.plain.apply(this, given);
           globalThis.opened.push(opened.mode + ' ' + opened.durability);
           return opened;
         };");
    let (database, guard) = claimed().await;
    database.append(&guard, "uno").await.unwrap();
    database.checkpoint(&guard, |entries| joined(&entries)).await.unwrap();
    let guard = database.begin_generation(&guard, "anna", "altro", Former::Stays).await.unwrap();
    database.add_point(&guard, 1, "import", "prima", 20).await.id.unwrap();
    database.drop_oldest_point(&guard).await.unwrap();
    database.drop_entries_of_other_generations(&guard).await.unwrap();
    database.scrub(&guard, |_| String::new(), |_, _| Scrub::Keep).await.unwrap();
    let draft = Draft { key: "k".into(), at: 1, text: "t".into() };
    database.put_draft(&draft, None).await.unwrap();
    database.remove_draft("k").await.unwrap();
    database.wipe().await.unwrap();
    database.load().await.unwrap();
    let opened = run("IDBDatabase.prototype.transaction = globalThis.plain; return globalThis.opened.join()");
    let mut expected = vec!["readwrite strict"; 11];
    expected.push("readonly strict");
    assert_eq!(opened.as_string().unwrap(), expected.join(","));
}

#[wasm_bindgen_test]
async fn a_writer_that_was_overtaken_is_refused_and_told_by_whom() {
    let (database, guard) = claimed().await;
    let newer = database.claim("bruno", 1).await.unwrap();
    let refused = database.append(&guard, "tardi").await.unwrap_err();
    assert!(matches!(refused, StorageError::Outrun { found: Some(head) } if head.writer == "bruno"));
    let refused = database.checkpoint(&guard, |_| "tardi".into()).await.unwrap_err();
    assert!(matches!(refused, StorageError::Outrun { .. }));
    assert!(matches!(
        database.add_point(&guard, 1, "import", "tardi", 20).await.id,
        Err(StorageError::Outrun { .. })
    ));
    database.append(&newer, "in tempo").await.unwrap();
    let loaded = database.load().await.unwrap();
    assert_eq!(joined(&loaded.entries), "in tempo");
    assert!(loaded.checkpoints.is_empty());
}

#[wasm_bindgen_test]
async fn after_a_newer_format_an_older_app_writes_nothing() {
    let (database, guard) = claimed().await;
    // The same page load, its head raised by a newer Filò.
    database.claim("anna", 2).await.unwrap();
    let newer = StorageError::NewerFormat { found: Some(2) };
    assert_eq!(database.append(&guard, "vecchio").await.unwrap_err(), newer);
    assert_eq!(database.claim("carla", 1).await.unwrap_err(), newer);
    assert!(database.load().await.unwrap().entries.is_empty());
}

#[wasm_bindgen_test]
async fn a_newer_layout_is_told_apart_from_a_broken_database() {
    let name = format!("filo-test-{}", random::random_text(12));
    let opening = run(&format!(
        "return new Promise((done, failed) => {{
           const asked = indexedDB.open('{name}', 99);
           asked.onsuccess = () => {{ asked.result.close(); done(); }};
           asked.onerror = failed;
         }})"
    ));
    JsFuture::from(opening.unchecked_into::<js_sys::Promise>()).await.unwrap();
    let refused = Database::open(&name).await.unwrap_err();
    assert_eq!(refused, StorageError::NewerFormat { found: None });
}

#[wasm_bindgen_test]
async fn the_connection_gives_way_to_a_newer_tab() {
    let name = format!("filo-test-{}", random::random_text(12));
    let database = Database::open(&name).await.unwrap();
    let guard = database.claim("anna", 1).await.unwrap();
    let opening = run(&format!(
        "return new Promise((done, failed) => {{
           const asked = indexedDB.open('{name}', 2);
           asked.onsuccess = () => {{ asked.result.close(); done(); }};
           asked.onerror = failed; asked.onblocked = failed;
         }})"
    ));
    JsFuture::from(opening.unchecked_into::<js_sys::Promise>()).await.unwrap();
    let closed = StorageError::Unavailable { reason: Unavailability::Closed };
    assert_eq!(database.append(&guard, "tardi").await.unwrap_err(), closed);
}

// --- Checkpoints and generations ---

#[wasm_bindgen_test]
async fn two_checkpoints_stay_and_the_journal_back_to_the_older() {
    let (database, guard) = claimed().await;
    let mut through = Vec::new();
    for round in 0..4 {
        database.append(&guard, &format!("{round}a")).await.unwrap();
        through.push(database.append(&guard, &format!("{round}b")).await.unwrap());
        let number = database.checkpoint(&guard, |entries| joined(&entries)).await.unwrap();
        assert_eq!(number, round + 1);
    }
    let loaded = database.load().await.unwrap();
    let kept: Vec<_> = loaded.checkpoints.iter().map(|kept| (kept.number, kept.through)).collect();
    assert_eq!(kept, [(4, through[3]), (3, through[2])]);
    // The older checkpoint and these entries make the whole again.
    assert_eq!(joined(&loaded.entries), "3a 3b");
    assert_eq!(*loaded.checkpoints[0].text, "2a 2b 3a 3b");
}

#[wasm_bindgen_test]
async fn the_first_checkpoint_removes_no_entry() {
    let (database, guard) = claimed().await;
    database.append(&guard, "uno").await.unwrap();
    database.checkpoint(&guard, |entries| joined(&entries)).await.unwrap();
    let loaded = database.load().await.unwrap();
    assert_eq!(loaded.checkpoints.len(), 1);
    assert_eq!(joined(&loaded.entries), "uno");
}

#[wasm_bindgen_test]
async fn a_new_generation_never_replays_the_old_and_does_not_lose_it() {
    let (database, old) = claimed().await;
    database.append(&old, "vecchio").await.unwrap();
    database.checkpoint(&old, |_| "stato vecchio".into()).await.unwrap();
    let new = database.begin_generation(&old, "anna.2", "stato nuovo", Former::Stays).await.unwrap();
    assert_eq!((new.generation, new.writer.as_str(), new.format), (2, "anna.2", 1));
    let refused = database.append(&old, "tardi").await.unwrap_err();
    assert!(matches!(refused, StorageError::Outrun { .. }));
    database.append(&new, "fresco").await.unwrap();

    let loaded = database.load().await.unwrap();
    assert_eq!(joined(&loaded.entries), "fresco");
    assert_eq!(loaded.of_other_generations, 1);
    let texts: Vec<_> = loaded.checkpoints.iter().map(|kept| kept.text.as_str()).collect();
    assert_eq!(texts, ["stato nuovo", "stato nuovo"]);
    assert!(loaded.checkpoints.iter().all(|kept| kept.generation == 2));

    // Trimming the new generation's journal passes over the old one's entries.
    for text in ["a", "b", "c"] {
        database.append(&new, text).await.unwrap();
        database.checkpoint(&new, |entries| joined(&entries)).await.unwrap();
    }
    assert_eq!(joined(&database.load().await.unwrap().entries), "c");
    let others = database.entries_of_other_generations(&new).await.unwrap();
    assert_eq!(joined(&others), "vecchio");
    database.drop_entries_of_other_generations(&new).await.unwrap();
    let loaded = database.load().await.unwrap();
    assert_eq!((joined(&loaded.entries).as_str(), loaded.of_other_generations), ("c", 0));
}

#[wasm_bindgen_test]
async fn of_a_generation_that_goes_nothing_is_left_to_offer() {
    let (database, old) = claimed().await;
    database.append(&old, "vecchio").await.unwrap();
    let kept = database.begin_generation(&old, "anna.2", "stato nuovo", Former::Stays).await.unwrap();
    database.append(&kept, "annullato").await.unwrap();
    let new = database.begin_generation(&kept, "anna.2", "com’era", Former::Goes).await.unwrap();
    let others = database.entries_of_other_generations(&new).await.unwrap();
    assert_eq!(joined(&others), "vecchio");
    assert_eq!(database.load().await.unwrap().entries.len(), 0);
}

#[wasm_bindgen_test]
async fn scrubbing_leaves_no_copy_of_what_was_erased() {
    let (database, first) = claimed().await;
    database.append(&first, "Maria altrove").await.unwrap();
    let guard = database.begin_generation(&first, "anna", "Maria Luca", Former::Stays).await.unwrap();
    database.append(&guard, "Maria").await.unwrap();
    database.checkpoint(&guard, |_| "Maria Luca".into()).await.unwrap();
    database.append(&guard, "Luca").await.unwrap();
    for (label, text) in [("a", "Maria Luca"), ("b", "Luca"), ("c", "Maria")] {
        database.add_point(&guard, 5, label, text, 20).await.id.unwrap();
    }
    for (key, text) in [("x", "Maria"), ("y", "Luca")] {
        database.put_draft(&Draft { key: key.into(), at: 1, text: text.into() }, None).await.unwrap();
    }
    database
        .scrub(
            &guard,
            |entries| format!("Luca ({})", entries.len()),
            |kind, text| match (kind, text) {
                (_, "Maria") => Scrub::Drop,
                (Kept::Point | Kept::OfAnotherGeneration, text) if text.contains("Maria") => {
                    Scrub::Replace(text.replace("Maria ", ""))
                }
                _ => Scrub::Keep,
            },
        )
        .await
        .unwrap();
    assert!(!database.raw_dump().await.unwrap().contains("Maria"));
    let loaded = database.load().await.unwrap();
    assert!(loaded.entries.is_empty());
    assert_eq!(loaded.of_other_generations, 1);
    assert_eq!(loaded.checkpoints.len(), 2);
    assert!(loaded.checkpoints.iter().all(|kept| *kept.text == "Luca (2)"));
    let points = database.points().await.unwrap();
    let kept: Vec<_> = points.iter().map(|p| (p.label.as_str(), p.at, p.size)).collect();
    assert_eq!(kept, [("a", 5, 4), ("b", 5, 4)]);
    assert_eq!(database.point_text(points[0].id).await.unwrap().as_deref(), Some("Luca"));
    assert_eq!(database.drafts().await.unwrap().len(), 1);
    // What comes after is numbered on: the checkpoints do not claim to hold it already.
    let number = database.append(&guard, "dopo").await.unwrap();
    assert!(database.load().await.unwrap().checkpoints.iter().all(|kept| kept.through < number));
}

// --- All or nothing ---

/// Runs `act` with the first, second, … write failing until it gets through, and checks each time
/// that the database is as it was. Returns how many writes could fail.
async fn all_or_nothing(
    database: &Database,
    plant: impl Fn(u32) -> Fault,
    act: impl AsyncFn() -> Result<(), StorageError>,
) -> u32 {
    let before = database.raw_dump().await.unwrap();
    for nth in 1.. {
        let fault = plant(nth);
        let outcome = act().await;
        let struck = fault.struck();
        drop(fault);
        if !struck {
            outcome.unwrap();
            return nth - 1;
        }
        assert!(outcome.is_err(), "write {nth} failed and was not told");
        assert_eq!(database.raw_dump().await.unwrap(), before, "write {nth} left something");
    }
    unreachable!("the loop ends when no write is left to fail")
}

#[wasm_bindgen_test]
async fn a_failing_write_leaves_everything_as_it_was() {
    let broken: fn(u32) -> Fault = |nth| Fault::throwing(nth, "UnknownError");
    for plant in [broken, Fault::aborting] {
        let (database, guard) = claimed().await;
        for text in ["uno", "due", "tre"] {
            database.append(&guard, text).await.unwrap();
            database.checkpoint(&guard, |entries| joined(&entries)).await.unwrap();
        }
        database.add_point(&guard, 1, "import", "prima", 20).await.id.unwrap();
        database.put_draft(&Draft { key: "x".into(), at: 1, text: "y".into() }, None).await.unwrap();

        let writes =
            all_or_nothing(&database, plant, async || database.append(&guard, "quattro").await.map(|_| ()));
        assert_eq!(writes.await, 1);
        let writes = all_or_nothing(&database, plant, async || {
            database.checkpoint(&guard, |entries| joined(&entries)).await.map(|_| ())
        });
        assert_eq!(writes.await, 3, "the new checkpoint, the outdated one, the journal");
        let writes = all_or_nothing(&database, plant, async || {
            let added = database.add_point(&guard, 2, "import", "dopo", 1).await;
            assert!(added.id.is_ok() || added.dropped.is_empty());
            added.id.map(|_| ())
        });
        assert_eq!(writes.await, 2, "the new point, the oldest");
        let writes = all_or_nothing(&database, plant, async || {
            let replace = |_: Kept, _: &str| Scrub::Replace("pulito".into());
            database.scrub(&guard, |_| "pulito".into(), replace).await
        });
        assert_eq!(writes.await, 6, "an entry, the slots and their two texts, a point, a draft");
        let writes = all_or_nothing(&database, plant, async || {
            database.begin_generation(&guard, "anna", "nuovo", Former::Stays).await.map(|_| ())
        });
        assert_eq!(writes.await, 4, "the head, the slots and their two texts");
        assert_eq!(all_or_nothing(&database, plant, async || database.wipe().await).await, 5);
    }
}

#[wasm_bindgen_test]
async fn a_write_whose_future_is_dropped_half_way_is_taken_back() {
    let (database, guard) = claimed().await;
    database.append(&guard, "uno").await.unwrap();
    let before = database.raw_dump().await.unwrap();
    // Polled until its first wait inside the transaction, then let go.
    {
        let mut pending = Box::pin(database.scrub(&guard, |_| "x".into(), |_, _| Scrub::Drop));
        let once = std::future::poll_fn(|context| {
            assert!(pending.as_mut().poll(context).is_pending());
            std::task::Poll::Ready(())
        });
        once.await;
    }
    assert_eq!(database.raw_dump().await.unwrap(), before);
    database.append(&guard, "due").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_full_disk_has_a_name() {
    let (database, guard) = claimed().await;
    {
        let _fault = Fault::throwing(1, "QuotaExceededError");
        assert_eq!(database.append(&guard, "uno").await.unwrap_err(), StorageError::Full);
    }
    // The way Chromium says it: the commit fails and the transaction carries the reason.
    {
        run("globalThis.reason = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
             Object.defineProperty(IDBTransaction.prototype, 'error',
               { configurable: true, get: () => new DOMException('', 'QuotaExceededError') });");
        let _fault = Fault::aborting(1);
        let refused = database.append(&guard, "uno").await.unwrap_err();
        run("Object.defineProperty(IDBTransaction.prototype, 'error', globalThis.reason)");
        assert_eq!(refused, StorageError::Full);
    }
    assert!(database.load().await.unwrap().entries.is_empty());
}

// --- Restore points, drafts, wiping ---

#[wasm_bindgen_test]
async fn the_oldest_restore_points_go_first_whatever_the_clock_says() {
    let (database, guard) = claimed().await;
    // The clock of this device jumps back at each.
    for (at, label) in [(30, "primo"), (20, "secondo"), (10, "terzo")] {
        let added = database.add_point(&guard, at, label, &format!("testo {label}"), 3).await;
        assert!(added.dropped.is_empty());
        added.id.unwrap();
    }
    let added = database.add_point(&guard, 5, "quarto", "testo quarto", 2).await;
    let dropped: Vec<_> = added.dropped.iter().map(|point| point.label.as_str()).collect();
    assert_eq!(dropped, ["primo", "secondo"]);
    let points = database.points().await.unwrap();
    let labels: Vec<_> = points.iter().map(|point| point.label.as_str()).collect();
    assert_eq!(labels, ["terzo", "quarto"]);
    let text = database.point_text(added.id.unwrap()).await.unwrap();
    assert_eq!(text.as_deref(), Some("testo quarto"));
    assert_eq!(database.point_text(999).await.unwrap(), None);
    let oldest = database.drop_oldest_point(&guard).await.unwrap().unwrap();
    assert_eq!(oldest.label, "terzo");
}

#[wasm_bindgen_test]
async fn restore_points_give_way_on_a_full_disk_and_are_told() {
    let (database, guard) = claimed().await;
    for label in ["primo", "secondo"] {
        database.add_point(&guard, 1, label, label, 20).await.id.unwrap();
    }
    let added = {
        let _fault = Fault::throwing(1, "QuotaExceededError");
        database.add_point(&guard, 1, "terzo", "terzo", 20).await
    };
    added.id.unwrap();
    assert_eq!(added.dropped.len(), 1);
    assert_eq!(added.dropped[0].label, "primo");
    // A disk that stays full: all have gone, and that is said too.
    let added = {
        let _fault = Fault::plant(
            1,
            "} if (given[0]?.text) { throw new DOMException('injected', 'QuotaExceededError')",
        );
        database.add_point(&guard, 1, "quarto", "quarto", 20).await
    };
    assert_eq!((added.id, added.dropped.len()), (Err(StorageError::Full), 2));
    assert!(database.points().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_draft_replaces_its_former_self_and_goes_when_told() {
    let database = fresh().await;
    for (at, text) in [(1, "prim"), (2, "prima bozza")] {
        database.put_draft(&Draft { key: "m".into(), at, text: text.into() }, None).await.unwrap();
    }
    let drafts = database.drafts().await.unwrap();
    assert_eq!(drafts, [Draft { key: "m".into(), at: 2, text: "prima bozza".into() }]);
    database.put_draft(&Draft { key: "n".into(), at: 3, text: "altrove".into() }, Some("m")).await.unwrap();
    let keys: Vec<String> = database.drafts().await.unwrap().into_iter().map(|draft| draft.key).collect();
    assert_eq!(keys, ["n"], "it went on from the other");
    database.remove_draft("n").await.unwrap();
    database.remove_draft("mai scritta").await.unwrap();
    assert!(database.drafts().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn wiping_leaves_nothing_and_outruns_open_tabs() {
    let (database, guard) = claimed().await;
    database.append(&guard, "uno").await.unwrap();
    database.wipe().await.unwrap();
    assert_eq!(
        database.raw_dump().await.unwrap(),
        r#"{"head":[],"checkpoints":[],"journal":[],"points":[],"drafts":[]}"#
    );
    let refused = database.append(&guard, "tardi").await.unwrap_err();
    assert_eq!(refused, StorageError::Outrun { found: None });
}

// --- localStorage ---

#[wasm_bindgen_test]
fn the_emergency_journal_keeps_small_entries_and_refuses_long_ones() {
    emergency::clear().unwrap();
    preferences::set("not-an-entry", "x").unwrap();
    emergency::put(2, "anna-1", "due").unwrap();
    emergency::put(1, "anna-2", "uno \" ’").unwrap();
    emergency::put(1, "anna-2", &"è".repeat(emergency::LIMIT / 2)).unwrap();
    let refused = emergency::put(1, "anna-3", &"x".repeat(emergency::LIMIT + 1)).unwrap_err();
    let (size, limit) = (emergency::LIMIT + 1, emergency::LIMIT);
    assert_eq!(refused, StorageError::TooLarge { size, limit });
    run("localStorage.setItem('filo.emergency.3.strano', 'non è JSON')");
    let all = emergency::all().unwrap();
    let found: Vec<_> = all.iter().map(|e| (e.generation, e.name.as_str(), e.text.len())).collect();
    assert_eq!(found, [(1, "anna-2", limit), (2, "anna-1", 3), (3, "strano", 11)]);
    emergency::remove(1, "anna-2").unwrap();
    emergency::remove(1, "mai scritta").unwrap();
    assert_eq!(emergency::all().unwrap().len(), 2);
    emergency::clear().unwrap();
    assert!(emergency::all().unwrap().is_empty());
    assert_eq!(preferences::get::<String>("not-an-entry").unwrap().as_deref(), Some("x"));
}

#[wasm_bindgen_test]
fn a_full_local_storage_has_a_name() {
    emergency::clear().unwrap();
    let text = "x".repeat(emergency::LIMIT);
    let refused = (0..30).find_map(|n| emergency::put(1, &n.to_string(), &text).err());
    emergency::clear().unwrap();
    assert_eq!(refused, Some(StorageError::Full));
}

#[wasm_bindgen_test]
fn preferences_are_typed_json() {
    preferences::set("theme", "dark").unwrap();
    let raw = run("return localStorage.getItem('filo.theme')").as_string();
    assert_eq!(raw.as_deref(), Some("\"dark\""));
    assert_eq!(preferences::get::<String>("theme").unwrap().as_deref(), Some("dark"));
    assert!(matches!(preferences::get::<u32>("theme"), Err(StorageError::Broken { .. })));
    preferences::remove("theme").unwrap();
    assert_eq!(preferences::get::<String>("theme").unwrap(), None);
}

// --- Tabs ---

type Heard = Rc<RefCell<Vec<Turn>>>;

fn candidate(name: &str) -> (Writer, Heard) {
    let heard = Heard::default();
    let told = Rc::clone(&heard);
    (Writer::request(name, move |turn| told.borrow_mut().push(turn)), heard)
}

/// Waits until the last thing heard is `turn`, for at most four seconds.
async fn until(heard: &Heard, turn: Turn) {
    for _ in 0..200 {
        if heard.borrow().last() == Some(&turn) {
            return;
        }
        wait(20).await;
    }
    panic!("waiting for {turn:?}, heard {:?}", heard.borrow());
}

async fn handover(name: &str) {
    let (first, first_heard) = candidate(name);
    assert!(!first.holds(), "never before the request has returned");
    until(&first_heard, Turn::Granted).await;
    let (second, second_heard) = candidate(name);
    if writer::supported() {
        wait(50).await;
        assert!(first.holds() && !second.holds());
        second.take_over();
        until(&first_heard, Turn::Asked).await;
        assert!(!first.holds() && !second.holds(), "none accepts changes while the first flushes");
        let asked_at = clock::now();
        first.give_way();
        until(&second_heard, Turn::Granted).await;
        assert!(clock::now() - asked_at < 1_000, "a holder that answers is not waited for");
    } else {
        until(&second_heard, Turn::Granted).await;
    }
    until(&first_heard, Turn::Lost).await;
    assert!(second.holds() && !first.holds());
    // And back, from a holder that does not answer.
    let asked_at = clock::now();
    first.take_over();
    until(&second_heard, Turn::Lost).await;
    until(&first_heard, Turn::Granted).await;
    assert!(clock::now() - asked_at >= 1_900, "it has its two seconds to flush");
    assert!(first.holds() && !second.holds());
}

#[wasm_bindgen_test]
async fn the_turn_passes_to_who_asks_and_away_from_who_is_silent() {
    assert!(writer::supported());
    handover(&format!("filo-{}", random::random_text(8))).await;
}

#[wasm_bindgen_test]
async fn without_locks_the_last_to_come_writes() {
    run("Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })");
    assert!(!writer::supported());
    handover(&format!("filo-{}", random::random_text(8))).await;
    run("delete navigator.locks");
}

#[wasm_bindgen_test]
async fn the_turn_never_falls_to_a_third_that_only_waits() {
    let name = format!("filo-{}", random::random_text(8));
    let (first, first_heard) = candidate(&name);
    until(&first_heard, Turn::Granted).await;
    let (_waiting, waiting_heard) = candidate(&name);
    wait(50).await;
    let (second, second_heard) = candidate(&name);
    second.take_over();
    until(&first_heard, Turn::Asked).await;
    first.give_way();
    until(&second_heard, Turn::Granted).await;
    assert!(waiting_heard.borrow().is_empty());
    // When the holder closes, whoever waited longest is granted the turn by itself.
    drop(second);
    until(&waiting_heard, Turn::Granted).await;
}

#[wasm_bindgen_test]
async fn who_gave_way_to_nobody_writes_again() {
    let name = format!("filo-{}", random::random_text(8));
    let (first, heard) = candidate(&name);
    until(&heard, Turn::Granted).await;
    {
        let (second, _) = candidate(&name);
        second.take_over();
        until(&heard, Turn::Asked).await;
    }
    first.give_way();
    assert!(!first.holds());
    until(&heard, Turn::Granted).await;
    assert!(first.holds());
}

#[wasm_bindgen_test]
async fn who_lost_the_turn_asleep_asks_again_if_the_person_is_there() {
    run("document.hasFocus = () => true");
    let name = format!("filo-{}", random::random_text(8));
    let (sleeper, heard) = candidate(&name);
    until(&heard, Turn::Granted).await;
    // The person comes to the tab that wakes before it has learned that another has taken the lock.
    sleeper.take_over();
    run(&format!(
        "navigator.locks.request('{name}', {{ steal: true }}, () => new Promise(() => {{}})).catch(() => {{}})"
    ));
    until(&heard, Turn::Lost).await;
    until(&heard, Turn::Granted).await;
    assert!(sleeper.holds());
    run("delete document.hasFocus");
}

#[wasm_bindgen_test]
async fn a_channel_reaches_the_others_and_falls_silent_when_dropped() {
    let name = format!("filo-{}", random::random_text(8));
    let heard = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&heard);
    let other = Channel::open(&name, move |text| told.borrow_mut().push(text)).unwrap();
    let ours = Channel::open(&name, |_| panic!("a channel does not hear itself")).unwrap();
    assert!(ours.post("uno"));
    wait(50).await;
    drop(other);
    assert!(ours.post("due"));
    wait(50).await;
    assert_eq!(*heard.borrow(), ["uno"]);
}

#[wasm_bindgen_test]
fn a_page_with_unsaved_work_is_held_until_the_ear_is_dropped() {
    let unload = "const event = new Event('beforeunload', { cancelable: true });
                  window.dispatchEvent(event); return event.defaultPrevented;";
    let ear = tabs::on_before_unload(|| true);
    assert!(run(unload).is_truthy());
    drop(ear);
    assert!(!run(unload).is_truthy());
}

// --- Files, clock, randomness, device ---

#[wasm_bindgen_test]
async fn a_file_over_the_limit_is_not_read() {
    let file = |text: &str| -> web_sys::File {
        run(&format!("return new File(['{text}'], 'a.json')")).unchecked_into()
    };
    assert_eq!(files::read_file(file("perché"), 7).await.unwrap(), "perché".as_bytes());
    let refused = files::read_file(file("perché"), 6).await.unwrap_err();
    assert_eq!(refused, FileError::TooLarge { size: 7, limit: 6 });
}

#[wasm_bindgen_test]
async fn a_download_carries_its_name_kind_and_text() {
    run("globalThis.made = null;
         globalThis.realUrl = URL.createObjectURL; globalThis.realClick = HTMLAnchorElement.prototype.click;
         URL.createObjectURL = blob => { globalThis.made = blob; return globalThis.realUrl.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { globalThis.link = this; };");
    files::download("quaderno.json", "application/json", "{\"è\":1}").unwrap();
    let text = run("URL.createObjectURL = globalThis.realUrl;
         HTMLAnchorElement.prototype.click = globalThis.realClick;
         return globalThis.made.text().then(text => [link.download, made.type, text].join('|'));");
    let text = JsFuture::from(text.unchecked_into::<js_sys::Promise>()).await.unwrap();
    assert_eq!(text.as_string().unwrap(), "quaderno.json|application/json|{\"è\":1}");
}

#[wasm_bindgen_test]
fn randomness_is_fresh_and_in_the_alphabet() {
    assert_ne!(random::bytes::<16>(), random::bytes::<16>());
    assert!(random::bytes::<70_000>()[66_000..].iter().any(|byte| *byte != 0));
    let text = random::random_text(500);
    assert_eq!(text.len(), 500);
    assert!(text.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase()));
}

#[wasm_bindgen_test]
async fn what_is_due_soon_runs_once_for_all_that_asked_and_can_be_hurried_or_called_off() {
    let count = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&count);
    let soon = clock::Soon::new(60, move || *counted.borrow_mut() += 1);
    soon.touch();
    assert_eq!(*count.borrow(), 0);
    // Whoever never stops asking does not put it off.
    for _ in 0..8 {
        wait(20).await;
        if *count.borrow() == 0 {
            soon.touch();
        }
    }
    assert_eq!(*count.borrow(), 1);
    soon.touch();
    soon.flush();
    soon.flush();
    assert_eq!(*count.borrow(), 2);
    soon.touch();
    soon.cancel();
    soon.touch();
    drop(soon);
    wait(120).await;
    assert_eq!(*count.borrow(), 2);
}

#[wasm_bindgen_test]
async fn the_clock_and_the_device_answer() {
    assert!(clock::now() > 1_700_000_000_000);
    let (year, month, day) = clock::local_date();
    assert!(year >= 2024 && (1..=12).contains(&month) && (1..=31).contains(&day));
    assert_eq!(clock::minutes_ahead_of_utc(clock::now()) % 15, 0);
    assert!(device::estimate().await.unwrap().quota > 0);
    assert!(device::secure() && device::online() && !device::looks_mobile());
    assert_eq!(device::persist().await, device::persisted().await);
    device::mark_ready("yes");
    device::set_title("Filò");
    let seen = run("return document.documentElement.dataset.ready + ' ' + document.title");
    assert_eq!(seen.as_string().unwrap(), "yes Filò");
    run("document.body.insertAdjacentHTML('beforeend', '<button id=\"qui\">qui</button>')");
    assert!(device::focus("qui") && !device::focus("altrove"));
    assert_eq!(run("return document.activeElement.id").as_string().unwrap(), "qui");
}

// --- Closing with a passphrase ---

/// A file that another implementation closed: OpenSSL, through `pbkdf2Sync` and `createCipheriv` of node, as
/// `seal` in tests/browser/harness/sealing.mjs does it. Frozen: what was closed once must open for ever.
const SEALED: &str = include_str!("data/sealed-v1.json");
const INSIDE: &str = include_str!("formats/v1.json");
const PASSPHRASE: &str = "Perché no? È l’anno buono";

async fn opened(passphrase: &str) -> Result<Vec<u8>, CryptoError> {
    let sealed = filo::exchange::read_sealed(SEALED).unwrap();
    let parameters = sealed.parameters;
    let passphrase = filo::exchange::sealed::passphrase_bytes(passphrase);
    let key = crypto::derive(&passphrase, &parameters.salt, parameters.iterations).await.unwrap();
    crypto::decrypt(&key, &parameters.iv, parameters.authenticated().as_bytes(), &sealed.data).await
}

#[wasm_bindgen_test]
async fn what_another_implementation_closed_opens_with_its_passphrase() {
    assert_eq!(String::from_utf8(opened(PASSPHRASE).await.unwrap()).unwrap(), INSIDE);
    // As a telephone types it: accents apart from their letters, and a space at the end.
    let typed = "Perche\u{301} no? E\u{300} l’anno buono ";
    assert_eq!(opened(typed).await.unwrap(), INSIDE.as_bytes());
    assert_eq!(opened("perché no? È l’anno buono").await, Err(CryptoError::DoesNotOpen));
}

#[wasm_bindgen_test]
async fn not_one_bit_of_what_is_closed_or_stands_beside_it_may_change() {
    let (iv, plain) = (random::bytes::<12>(), "tre ’ è 🙂".as_bytes());
    let key = crypto::derive(b"parola", &random::bytes::<16>(), 1000).await.unwrap();
    let closed = crypto::encrypt(&key, &iv, b"testata", plain).await.unwrap();
    assert_eq!(crypto::decrypt(&key, &iv, b"testata", &closed).await.unwrap(), plain);
    assert_eq!(crypto::decrypt(&key, &iv, b"testatA", &closed).await, Err(CryptoError::DoesNotOpen));
    for at in 0..closed.len() {
        let mut bent = closed.clone();
        bent[at] ^= 1;
        assert_eq!(crypto::decrypt(&key, &iv, b"testata", &bent).await, Err(CryptoError::DoesNotOpen));
    }
    assert_eq!(crypto::decrypt(&key, &iv, b"testata", &closed[..5]).await, Err(CryptoError::DoesNotOpen));
}

// --- Handing a file on ---

#[wasm_bindgen_test]
async fn a_file_is_shared_as_plain_text_where_the_device_takes_it() {
    run("Object.defineProperty(navigator, 'canShare', { value: null, configurable: true, writable: true })");
    assert!(!sharing::can_share_file("filo.json"));
    assert_eq!(sharing::share_file("filo.json", "{}").await, Err(ShareError::Unavailable));
    run("navigator.canShare = ({ files }) => files.length === 1 && files[0].type === 'text/plain';
         navigator.share = async ({ files }) => { globalThis.shared = `${files[0].name} ${await files[0].text()}`; };");
    assert_eq!(sharing::share_file("filo.json", "{\"è\":1}").await, Ok(Shared::Done));
    assert_eq!(run("return globalThis.shared").as_string().unwrap(), "filo.json.txt {\"è\":1}");
    run("navigator.share = async () => { throw new DOMException('', 'AbortError'); };");
    assert_eq!(sharing::share_file("filo.json", "{}").await, Ok(Shared::Dismissed));
    run("navigator.share = async () => { throw new DOMException('', 'NotAllowedError'); };");
    assert!(matches!(sharing::share_file("filo.json", "{}").await, Err(ShareError::Refused { .. })));
}

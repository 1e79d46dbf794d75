//! What stands around every screen: the header with its doors, the state of saving, the notes, the foot.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_location;

use crate::domain::Kind;
use crate::insight::passing::decisions::to_decide;
use crate::session::{Refusal, Saving, Session, Tone, page};
use crate::store::{CommandError, Reverted, Store};

use super::app::{session, store};
use super::components::{Banner, SaveState, SkipLink, Status, Toast, Toasts};
use super::icons::{Glyph, Icon, Mark};
use super::labels::{self, errors};
use super::landing::Landing;
use super::pages::{SearchEverywhere, greeted_until};
use super::routes::{Route, base};

/// The frame of the app.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let searching = RwSignal::new(false);
    let (session, store) = (session(), store());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        keyboard(&event, searching, session, store);
    });
    // What was pressed may be gone with what it did: then the keyboard goes on at the beginning of the screen, unless whoever
    // took it away knows a better place.
    let pressed = window_event_listener(leptos::ev::click, |event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        // After the turn of those who know better.
        request_animation_frame(move || {
            request_animation_frame(move || {
                if !target.is_connected() {
                    page::focus_if_lost("contenuto");
                }
            });
        });
    });
    on_cleanup(move || {
        keys.remove();
        pressed.remove();
    });
    view! {
        <SkipLink />
        <header class="masthead">
            <div class="wrap">
                <a class="brand" href=Route::Today.href()>
                    <Mark />
                    "Filò"
                </a>
                <Doors />
                <div class="tools">
                    <SaveSign />
                    <UndoRedo />
                    <button class="button" data-kind="icon" type="button" on:click=move |_| searching.set(true)>
                        <span class="vh">"Cerca ovunque"</span>
                        <Icon glyph=Glyph::Search />
                    </button>
                    <a class="button" data-kind="icon" href=Route::Settings.href()>
                        <span class="vh">"Impostazioni"</span>
                        <Icon glyph=Glyph::Settings />
                    </a>
                </div>
            </div>
        </header>
        <Banners />
        {children()}
        <Foot />
        <Notes />
        <SearchEverywhere open=searching />
        <Landing />
        <Still />
    }
}

/// The screens by which people come in, whose stills are kept.
const ENTRANCES: [Route; 2] = [Route::Today, Route::Guide];

/// After how many milliseconds a screen is taken for what it is when it has just been opened.
const SETTLED: u32 = 1_000;

/// Keeps stills of the screens by which people come in, as they are when nothing is asked of them.
#[component]
fn Still() -> impl IntoView {
    let (saving, location) = (session().saving(), use_location());
    let soon = StoredValue::new_local(None);
    Effect::new(move |_| {
        let asks = location.search.with(|search| !search.is_empty());
        let enters = location.pathname.with(|path| ENTRANCES.iter().any(|entrance| entrance.href() == *path));
        let keeps = enters && !asks && saving.get() == Saving::Saved;
        soon.set_value(
            keeps.then(|| page::timer(SETTLED, || page::still::keep(greeted_until(page::hour())))),
        );
    });
}

/// The doors that are there: those whose screens come later are not shown.
#[component]
fn Doors() -> impl IntoView {
    let location = use_location();
    let here = move || location.pathname.get().strip_prefix(base()).unwrap_or("/").to_owned();
    let is_whole = session().is_whole();
    let undecided = store().select(move |workspace| if is_whole.get() { to_decide(workspace) } else { 0 });
    let door = move |route: Route, glyph: Glyph, words: &'static str, inside: &'static [&'static str]| {
        let (href, is_exchange) = (route.href(), route == Route::Exchange);
        let waiting = move || Some(undecided.get()).filter(|count| *count > 0 && is_exchange);
        let badge = move || {
            waiting().map(|count| {
                view! {
                    <span class="count">
                        <span class="vh">", "</span>
                        {count}
                        <span class="vh">" da decidere"</span>
                    </span>
                }
            })
        };
        let current = move || {
            let here = here();
            let first = here.trim_start_matches('/').split('/').next().unwrap_or("").to_owned();
            inside.contains(&first.as_str()).then_some("page")
        };
        view! {
            <a href=href aria-current=current>
                <Icon glyph />
                <span>{words}{badge}</span>
            </a>
        }
    };
    view! {
        <nav class="doors" aria-label="Sezioni">
            {door(Route::Today, Glyph::Today, "Oggi", &[""])}
            {door(Route::Guide, Glyph::Guide, "Guida", &["guida"])}
            {door(Route::Groups, Glyph::People, "Gruppi", &["gruppi", "incontri", "mappatura", "osservatorio"])}
            {door(Route::Territories, Glyph::Map, "Territori", &["territori", "reti"])}
            {door(Route::Exchange, Glyph::Exchange, "Scambio", &["scambio"])}
        </nav>
    }
}

/// How saving stands, in a word.
#[component]
fn SaveSign() -> impl IntoView {
    use super::components::Saving as Sign;
    let saving = session().saving();
    let state = Signal::derive(move || match saving.get() {
        Saving::Saved => Sign::Saved,
        Saving::Saving => Sign::Saving,
        Saving::Unsaved(_) => Sign::Error,
        Saving::ReadOnly(_) => Sign::ReadOnly,
        Saving::MemoryOnly(_) => Sign::Unsaved,
    });
    let place = if page::looks_mobile() { " su questo telefono" } else { " su questo computer" };
    let text = Signal::derive(move || errors::saving(&saving.get()).0);
    let place =
        Signal::derive(move || if saving.get() == Saving::Saved { place.to_owned() } else { String::new() });
    view! { <SaveState state text place /> }
}

/// Takes back the last change, or does it again.
#[component]
fn UndoRedo() -> impl IntoView {
    let (session, store) = (session(), store());
    let (undoable, redoable) = (store.undoable(), store.redoable());
    let of = |about: Option<(Kind, String)>| {
        // A link has no name of its own.
        let named =
            |kind, title: String| if kind == Kind::Link { String::new() } else { format!(" {title}") };
        about
            .map(|(kind, title)| format!(": {}{}", labels::kind(kind), named(kind, title)))
            .unwrap_or_default()
    };
    view! {
        <button
            class="button"
            data-kind="icon"
            type="button"
            aria-disabled=move || undoable.get().is_none().then_some("true")
            on:click=move |_| undo(session, store)
        >
            <span class="vh">{move || format!("Annulla{}", of(undoable.get()))}</span>
            <Icon glyph=Glyph::Undo />
        </button>
        <button
            class="button"
            data-kind="icon"
            type="button"
            aria-disabled=move || redoable.get().is_none().then_some("true")
            on:click=move |_| redo(session, store)
        >
            <span class="vh">{move || format!("Ripeti{}", of(redoable.get()))}</span>
            <Icon glyph=Glyph::Redo />
        </button>
    }
}

fn undo(session: Session, store: Store) {
    say(session, store.undo(), "Annullato.");
}

fn redo(session: Session, store: Store) {
    say(session, store.redo(), "Rifatto.");
}

fn say(session: Session, outcome: Result<Reverted, CommandError>, done: &str) {
    match outcome {
        Ok(reverted) if reverted.kept.is_empty() => session.tell(Tone::Good, done),
        Ok(_) => session
            .tell(Tone::Info, format!("{done} Quello che nel frattempo era stato cambiato è rimasto com’è.")),
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    }
}

/// The keys that work everywhere: `/` searches, Ctrl+Z and Ctrl+Shift+Z go back and forth. A key belongs to no view, so
/// what it needs is handed to it.
fn keyboard(event: &leptos::ev::KeyboardEvent, searching: RwSignal<bool>, session: Session, store: Store) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // A box that acts by itself, in no form, has no words of its own to go back in.
    let typing = target.is_some_and(|element| {
        element
            .matches("form input, input:not([type=checkbox], [type=radio]), textarea, select")
            .unwrap_or(true)
            || element.closest("dialog").is_ok_and(|d| d.is_some())
    });
    if typing || event.alt_key() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    match (event.key().to_lowercase().as_str(), command, event.shift_key()) {
        ("/", false, _) => searching.set(true),
        ("z", true, false) => undo(session, store),
        ("z", true, true) | ("y", true, false) => redo(session, store),
        _ => return,
    }
    event.prevent_default();
}

/// What must not be missed: nothing is being saved, another tab writes, a new version waits.
#[component]
fn Banners() -> impl IntoView {
    let session = session();
    let saving = session.saving();
    let trouble = move || {
        let (status, again) = match saving.get() {
            Saving::Saved | Saving::Saving | Saving::ReadOnly(Refusal::NotOpen) => return None,
            Saving::ReadOnly(Refusal::AnotherTabWrites) => (Status::Info, false),
            Saving::ReadOnly(Refusal::NewerVersionStored) => (Status::Warn, false),
            Saving::Unsaved(_) => (Status::Bad, true),
            Saving::MemoryOnly(_) => (Status::Warn, false),
        };
        let text = errors::saving(&saving.get()).1;
        Some(view! {
            <Banner status label="Salvataggio">
                <p>{text}</p>
                {again
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| session.try_again()>
                                "Riprova a salvare"
                            </button>
                            <a class="button" href=Route::Exchange.href()>
                                "Esporta una copia"
                            </a>
                        }
                    })}
            </Banner>
        })
    };
    // The browser may take its time before the version before gives way.
    let coming = RwSignal::new(false);
    let newer = move || {
        session.new_version().get().then(|| {
            let text = move || match coming.get() {
                false => "C’è una versione nuova di Filò. Quello che hai scritto resta.",
                true => "La versione nuova sta arrivando: la pagina si ricarica da sola tra poco.",
            };
            let let_in = move |_| {
                coming.set(true);
                session.apply_new_version();
            };
            view! {
                <Banner label="Nuova versione">
                    <p role="status">{text}</p>
                    <button class="button" type="button" on:click=let_in>
                        "Ricarica"
                    </button>
                </Banner>
            }
        })
    };
    view! { <div class="no-print">{trouble} {newer}</div> }
}

/// The notes about what just happened.
#[component]
fn Notes() -> impl IntoView {
    let (session, store) = (session(), store());
    let last = store.last_step();
    let toasts = Signal::derive(move || {
        // What was done since is what «Annulla» would take back: then it is only said in the header.
        let takes_back = |step: Option<u64>| step.is_some() && step == last.get();
        let shown = session.notes().get().into_iter().map(|note| Toast {
            key: note.key,
            status: match note.tone {
                Tone::Good => Status::Good,
                Tone::Info => Status::Info,
                Tone::Bad => Status::Bad,
            },
            text: note.text,
            action: takes_back(note.undoes).then(|| "Annulla".to_owned()),
        });
        shown.collect::<Vec<_>>()
    });
    let take_back = move |key| {
        session.forget_note(key);
        undo(session, store);
    };
    view! { <Toasts toasts on_action=take_back on_close=move |key| session.forget_note(key) /> }
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="foot no-print">
            <div class="wrap spread">
                <p>
                    "Confini comunali: ISTAT (CC BY), elaborazione Openpolis (CC BY 4.0), semplificati. Popolazione per età: ISTAT (CC BY). Dati: Piano di Zona Oglio Po 2021-2023."
                </p>
                <nav class="cluster" aria-label="Informazioni">
                    <a href=Route::Settings.href_with(&[("parte", "accessibilita")])>"Accessibilità"</a>
                    <a href=Route::Settings.href_with(&[("parte", "privacy")])>"Privacy"</a>
                    <a href=Route::Settings.href_with(&[("parte", "dati")])>"Da dove vengono i dati"</a>
                </nav>
            </div>
        </footer>
    }
}

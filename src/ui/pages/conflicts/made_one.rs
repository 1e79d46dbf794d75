//! Records that somebody joined: what the one that is not shown says besides, and the way to part them again.

use leptos::prelude::*;

use crate::domain::{Match, Record};
use crate::insight::passing::joined::{Denied, carried, looked_at};
use crate::insight::{Joined, Unseen, joined};
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::{Disclosure, Status, Tag};
use crate::ui::labels::{field, kind, numbers, value};
use crate::ui::pages::made_of::{TWO_AGAIN, separate};
use crate::ui::pages::who_wrote::who_and_when;
use crate::ui::routes::Route;

use super::decide;

/// The pairs with something to look at, and below them, folded, the others.
#[component]
pub fn JoinedRecords() -> impl IntoView {
    let all = store().select(joined);
    let waiting = move || all.with(|all| all.iter().filter(|one| one.waits()).cloned().collect::<Vec<_>>());
    let quiet = Memo::new(move |_| {
        all.with(|all| all.iter().filter(|one| !one.waits()).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="stack no-print" aria-labelledby="fatte-una">
                <h2 id="fatte-una">"Fatte una sola"</h2>
                <p class="small">
                    "Ne vedi una; l’altra non è cancellata. Quello che dice in più lo porti qui, oppure lo lasci."
                </p>
                <For each=waiting key=|pair| format!("{pair:?}") children=|pair| view! { <JoinedCard pair /> } />
                <Show when=move || quiet.with(|quiet| !quiet.is_empty())>
                    <Disclosure summary=Signal::derive(move || {
                        let count = quiet.with(Vec::len);
                        numbers::counted_words(count, "coppia senza altro da guardare", "coppie senza altro da guardare")
                    })>
                        <div class="stack">
                            <For
                                each=move || quiet.get()
                                key=|pair| format!("{pair:?}")
                                children=|pair| view! { <JoinedCard pair /> }
                            />
                        </div>
                    </Disclosure>
                </Show>
            </section>
        </Show>
    }
}

/// One pair.
#[component]
fn JoinedCard(pair: Joined) -> impl IntoView {
    let store = store();
    let Joined { pair: id, kind: of, shown, title, other_title, unseen, denied, .. } = pair;
    let href = Route::of_record(of, &shown);
    let some = !unseen.is_empty();
    let record = id.record().clone();
    let part = {
        let record = record.clone();
        move |_| {
            if let Some(outcome) = separate(store, &record) {
                decide(outcome, TWO_AGAIN);
            }
        }
    };
    let denied = denied.map(|Denied { decision, through, by }| {
        let which = through.map(|[one, two]| format!(" «{one}» e «{two}»")).unwrap_or_default();
        let who = by.map_or_else(|| "qualcuno".to_owned(), |(who, at)| who_and_when(&who, at));
        let words = format!("Che{which} sono due l’ha detto {who}. Finché non scegli ne vedi una sola.");
        // The answer goes to the bin as it would from where it was given, and can be taken back.
        let stay = move |_| {
            if let Some(outcome) = separate(store, decision.record()) {
                decide(outcome, "Resta una sola.");
            }
        };
        (words, stay)
    });
    let doubted = denied.is_some();
    let (words, stay) = denied.unzip();
    let leave = move |_| {
        let Some(opened) = store.open(&record) else { return };
        let Some(pair) = Match::peel(&opened.record) else { return };
        let after = looked_at(&store.now(), pair);
        decide(store.save(opened, after), "Lasciato com’è.");
    };
    let line = |unseen: Unseen| view! { <UnseenField of shown=shown.clone() unseen /> };
    let lines = unseen.into_iter().map(line).collect_view();
    let about = format!(": {title}");
    view! {
        <article class="card">
            <div class="spread">
                <h3><a href=href>{title}</a></h3>
                {match (doubted, some) {
                    (true, _) => Some((Status::Warn, "una o due?")),
                    (false, true) => Some((Status::Info, "l’altra dice di più")),
                    (false, false) => None,
                }
                    .map(|(status, words)| view! { <Tag status>{words}</Tag> })}
            </div>
            <p class="small">{kind(of)} ", insieme a «" {other_title} "»"</p>
            {words.map(|words| view! { <p>{words}</p> })}
            {lines}
            <div class="cluster">
                {stay
                    .map(|stay| {
                        view! {
                            <button class="button" type="button" on:click=stay>
                                "Resta una sola"
                                <span class="vh">{about.clone()}</span>
                            </button>
                        }
                    })}
                {some
                    .then(|| {
                        view! {
                            <button class="button" data-kind="quiet" type="button" on:click=leave>
                                "Lascia il resto"
                                <span class="vh">{about.clone()}</span>
                            </button>
                        }
                    })}
                <button class="button" data-kind="quiet" type="button" on:click=part>
                    "Separa: sono due"
                    <span class="vh">{about.clone()}</span>
                </button>
            </div>
        </article>
    }
}

/// A value of the record that is not shown.
#[component]
fn UnseenField(of: crate::domain::Kind, shown: crate::domain::RecordId, unseen: Unseen) -> impl IntoView {
    let store = store();
    let now = store.now();
    let label = field(of, unseen.field);
    let (here, there) =
        (value(&now, of, unseen.field, &unseen.shown), value(&now, of, unseen.field, &unseen.other));
    let words = if unseen.carried == unseen.other { "Metti questo" } else { "Aggiungi anche questo" };
    let carry = move |_| {
        let Some(opened) = store.open(&shown) else { return };
        // A value of a record of one kind fits another of that kind.
        let Ok(after) = carried(&opened.record, &unseen) else { return };
        let edit = opened.into_edit(after);
        decide(store.dispatch(Command::Save { create: Vec::new(), edit: vec![edit] }), "Portato qui.");
    };
    view! {
        <div class="spread">
            <p>
                <b>{label}</b>
                <br />
                {there}
                <br />
                <small>"qui: " {here}</small>
            </p>
            <button class="button" type="button" on:click=carry>
                {words}
                <span class="vh">{format!(": {label}")}</span>
            </button>
        </div>
    }
}

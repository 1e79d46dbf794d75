//! How far the profile has come: its state and the next one, what is missing, the versions.

use leptos::prelude::*;

use crate::domain::{CommunityProfile, PROFILE_PARTS, ProfileStatus, Record};
use crate::insight::territories::profiles::{beside, first_version, next_version};
use crate::insight::{Mention, VersionRow, following, put_behind};
use crate::session::Tone;
use crate::store::Command;
use crate::ui::components::{Confirm, Notice, Status, Tag};
use crate::ui::form::Keeper;
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::territories::VIEW;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::working::focus_soon;
use crate::ui::routes::Route;

use super::parts::form_key;
use super::{Facts, view_of_part};

/// The id of the heading over how far it has come.
const HOW_FAR: &str = "quanto-manca";

/// The tone of how far a profile has come.
pub fn tone(status: ProfileStatus) -> Status {
    match status {
        ProfileStatus::Draft => Status::Warn,
        ProfileStatus::InSharing | ProfileStatus::Superseded => Status::Info,
        ProfileStatus::Shared | ProfileStatus::Published => Status::Good,
    }
}

/// Begins the profile of a territory that has none. Says whether it did.
pub fn begin(facts: Facts, keeper: Keeper) -> bool {
    let today = keeper.session().today().get_untracked();
    let profile = first_version(keeper.session().fresh_id(), facts.id.get_value(), today);
    let create = vec![CommunityProfile::wrap(profile.into())];
    keeper.dispatch(Command::Save { create, edit: Vec::new() }, "Il profilo è cominciato: è una bozza.")
}

/// What a step to a state is called, on a button.
fn step(from: ProfileStatus, to: ProfileStatus) -> &'static str {
    match (from, to) {
        (ProfileStatus::Published, _) => "Togli dalla pubblicazione",
        (_, ProfileStatus::Draft) => "Riporta in bozza",
        (ProfileStatus::Shared, ProfileStatus::InSharing) => "Riapri la lettura",
        (_, ProfileStatus::InSharing) => "Dai da leggere al gruppo",
        (_, ProfileStatus::Shared) => "Segna come condiviso",
        (_, ProfileStatus::Published) => "Pubblica",
        (_, ProfileStatus::Superseded) => "Segna come superato",
    }
}

/// Takes a version to a state, and puts behind the versions that it replaces: one step of undo.
fn go_to(keeper: Keeper, profile: &CommunityProfile, status: ProfileStatus) {
    let store = keeper.store();
    let changed = |profile: &CommunityProfile, status| {
        let opened = store.open(profile.id.record())?;
        let record = CommunityProfile { status, ..CommunityProfile::peel(&opened.record)?.as_ref().clone() };
        Some(opened.into_edit(CommunityProfile::wrap(record.into())))
    };
    let mut edit: Vec<_> = changed(profile, status).into_iter().collect();
    let behind = put_behind(&store.now(), profile, status);
    edit.extend(behind.iter().filter_map(|it| changed(it, ProfileStatus::Superseded)));
    keeper.dispatch(
        Command::Save { create: Vec::new(), edit },
        format!("Il profilo, versione {}: {}.", profile.version, status.label()),
    );
}

fn new_version(keeper: Keeper, facts: Facts) {
    // What is being written, or was and is not saved, would stay with the version that is left behind.
    let session = keeper.session();
    let current = facts.profile();
    let is_unsaved =
        |name: &&&str| current.as_ref().is_some_and(|it| session.draft(&form_key(&it.id, name)).is_some());
    let unsaved = PROFILE_PARTS.iter().find(is_unsaved).map(|name| labels::part(name));
    if unsaved.is_some() || facts.writing.get_untracked() > 0 {
        let which = unsaved.map(|part| format!(" in «{part}»")).unwrap_or_default();
        let words =
            format!("Prima salva o lascia quello che stai scrivendo{which}: poi si fa la versione nuova.");
        session.tell(Tone::Bad, words);
        return;
    }
    let Some(last) = facts.versions.with_untracked(|rows| rows.first().map(|row| row.profile.clone())) else {
        return;
    };
    let today = keeper.session().today().get_untracked();
    let next = next_version(&last, last.version.saturating_add(1), keeper.session().fresh_id(), today);
    let said = format!("Versione {}: una bozza, con le parole della {}.", next.version, last.version);
    keeper.dispatch(
        Command::Save { create: vec![CommunityProfile::wrap(next.into())], edit: Vec::new() },
        said,
    );
}

/// What is missing for sharing, and the next step.
#[component]
pub fn WhatIsMissing(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let keeper = Keeper::here();
    let publishing = RwSignal::new(false);
    let publish = move |()| {
        if let Some(profile) = facts.profile() {
            go_to(keeper, &profile, ProfileStatus::Published);
        }
    };
    let card = move || match facts.profile() {
        None => view! {
            <h2>"Il profilo è da cominciare"</h2>
            <p>"Dodici parti, scritte poco alla volta con chi vive qui. Si comincia da una bozza."</p>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=move |_| {
                    if begin(facts, keeper) {
                        focus_soon(HOW_FAR);
                    }
                }>"Comincia il profilo"</button>
            </div>
        }
        .into_any(),
        Some(profile) => {
            let missing = profile.parts_missing();
            let written = PROFILE_PARTS.len() - missing.len();
            let total = PROFILE_PARTS.len();
            let heading = match profile.status {
                ProfileStatus::Draft | ProfileStatus::InSharing => "Quanto manca per condividerlo",
                ProfileStatus::Shared | ProfileStatus::Published | ProfileStatus::Superseded => "Il profilo",
            };
            let route = Route::Territory(facts.id.get_value());
            let line = move |name: &'static str| {
                let href = route.href_with(&[(VIEW, view_of_part(name))]);
                view! { <li><a href=href>{labels::part(name)}</a></li> }
            };
            let list = (!missing.is_empty()).then(|| {
                view! {
                    <p>"Mancano:"</p>
                    <ul class="stack" data-gap="s1">{missing.into_iter().map(line).collect_view()}</ul>
                }
            });
            let dated = profile.dated.map(|on| format!(", {}", when::day(on))).unwrap_or_default();
            let steps = following(profile.status).iter().copied().enumerate().map(|(n, to)| {
                let profile = profile.clone();
                let go = move |_| {
                    if to == ProfileStatus::Published {
                        publishing.set(true);
                    } else {
                        go_to(keeper, &profile, to);
                    }
                };
                let from = profile_status(facts);
                let kind =
                    if n == 0 && from != Some(ProfileStatus::Published) { None } else { Some("quiet") };
                view! {
                    <button class="button" data-kind=kind type="button" on:click=go>
                        {from.map(|from| step(from, to))}
                    </button>
                }
            });
            view! {
                <h2 id=HOW_FAR tabindex="-1">{heading}</h2>
                <p>{format!("{written} parti su {total} sono scritte. Versione {}{dated}.", profile.version)}</p>
                {list}
                {steps.collect_view()}
                <button class="button" data-kind="quiet" type="button" on:click=move |_| new_version(keeper, facts)>
                    "Fai una nuova versione"
                </button>
            }
            .into_any()
        }
    };
    let other = move || {
        let mention =
            facts.versions.with(|rows| beside(rows).map(|row| Mention::of(row.profile.as_ref())))?;
        let title = "Leggi l’altro".to_owned();
        Some(view! {
            <Notice status=Status::Warn>
                <p>"Due dispositivi hanno cominciato lo stesso profilo. Qui leggi quello cominciato prima: quello che serve dell’altro si riporta qui, poi l’altro va nel cestino."</p>
                <p><RecordLink mention=Mention { title, ..mention } /></p>
            </Notice>
        })
    };
    view! {
        {other}
        <div class="card no-print">{card}</div>
        <Confirm
            open=publishing
            title="Pubblicare questa versione del profilo?"
            confirm="Pubblica"
            on_confirm=publish
        >
            <p>"Chi riceve l’edizione pubblica leggerà le parti scritte, la loro fonte, il giorno e i ruoli di chi le ha scritte."</p>
            <p>"Bozze e versioni di prima restano nel gruppo. La versione pubblicata finora diventa superata. Con «Annulla» torna tutto com’era."</p>
        </Confirm>
    }
}

fn profile_status(facts: Facts) -> Option<ProfileStatus> {
    facts.profile().map(|profile| profile.status)
}

/// The versions of the profile, the newest first; each opens whole.
#[component]
pub fn Versions(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let line = |VersionRow { profile, written, current }: VersionRow| {
        let title = format!("Versione {}", profile.version);
        let mention = Mention { title, ..Mention::of(profile.as_ref()) };
        let dated = profile.dated.map(|on| format!("{} · ", when::day(on))).unwrap_or_default();
        let parts = numbers::counted_words(written, "parte scritta", "parti scritte");
        let here = if current { " · è quella che leggi qui" } else { "" };
        view! {
            <li>
                <span>
                    <RecordLink mention />
                    <small>{format!("{dated}{parts}{here}")}</small>
                </span>
                <Tag status=tone(profile.status)>{sentence(profile.status.label())}</Tag>
            </li>
        }
    };
    move || {
        let rows = facts.versions.get();
        if rows.is_empty() {
            view! { <p>"Il profilo non è ancora cominciato."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
    }
}

//! A part of the profile: read where it belongs on the screen, and written in place.

use leptos::prelude::*;

use crate::domain::{CommunityProfile, Fact, Id, NonEmptyText, ProfileStatus};
use crate::insight::territories::profiles::part_to_write;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper, SourceFields, Sourcing, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels;
use crate::ui::pages::territories::known::{Missing, SourceOf, paragraphs};
use crate::ui::pages::two_versions::Twofold;

use super::Facts;
use super::profile::begin;

/// Some parts of the profile, one under the other.
#[component]
pub fn Parts(
    /// What is known.
    facts: Facts,
    /// Their names.
    names: &'static [&'static str],
) -> impl IntoView {
    names.iter().map(|name| view! { <Part facts name /> }).collect_view()
}

/// A part as it stands in the version that is read here.
#[derive(Clone, PartialEq, Eq)]
struct Standing {
    profile: Id<CommunityProfile>,
    closed: bool,
    words: Option<Fact<NonEmptyText>>,
}

/// One part of the profile.
#[component]
pub fn Part(
    /// What is known.
    facts: Facts,
    /// Its name.
    name: &'static str,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let round = RwSignal::new(0_u32);
    let ways = Ways {
        leave: Callback::new(move |()| editing.set(false)),
        restart: Callback::new(move |()| round.update(|it| *it += 1)),
    };
    let count = move |was: bool, now: bool| {
        let add = |all: &mut u32| *all = all.saturating_add(now.into()).saturating_sub(was.into());
        facts.writing.try_update(add);
    };
    Effect::new(move |was: Option<bool>| {
        let now = editing.get();
        count(was.unwrap_or_default(), now);
        now
    });
    on_cleanup(move || count(editing.try_get_untracked().unwrap_or_default(), false));
    let standing = Memo::new(move |_| {
        facts.profile().map(|profile| Standing {
            profile: profile.id.clone(),
            closed: matches!(profile.status, ProfileStatus::Published | ProfileStatus::Superseded),
            words: profile.part(name).cloned().flatten(),
        })
    });
    let whose = Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| it.profile.record().clone())));
    let keeper = Keeper::here();
    let title = format!("parte-{name}");
    let write = move |_| {
        if standing.with_untracked(Option::is_some) || begin(facts, keeper) {
            editing.set(true);
        }
    };
    let button = move |words: Option<&Fact<NonEmptyText>>| {
        let label = if words.is_some() { "Modifica" } else { "Scrivi" };
        view! {
            <button class="button no-print" data-kind="quiet" type="button" on:click=write>
                <Icon glyph=Glyph::Edit />
                {label}
                <span class="vh">{format!(": {}", labels::part(name))}</span>
            </button>
        }
    };
    let reading = move || {
        let standing = standing.get();
        let words = standing.as_ref().and_then(|it| it.words.clone());
        let closed = standing.is_some_and(|it| it.closed);
        let text = match &words {
            Some(fact) => {
                let source = fact.provenance.clone();
                let words = paragraphs(&fact.value);
                view! { {words}<p><SourceOf source of=labels::part(name) /></p> }.into_any()
            }
            None => view! { <p><Missing /> " " <span class="small">{labels::part_hint(name)}</span></p> }
                .into_any(),
        };
        let offer = if closed {
            view! {
                <p class="small">"Questa versione è pubblicata: per cambiarla, fai una nuova versione."</p>
            }
            .into_any()
        } else {
            button(words.as_ref()).into_any()
        };
        view! { {text}{offer} }.into_any()
    };
    view! {
        <section class="stack" data-gap="s3" aria-labelledby=title.clone()>
            <div class="cluster" data-gap="s2">
                <h2 id=title.clone()>{labels::part(name)}</h2>
                {move || whose.get().map(|id| Twofold::of(&id).mark(name))}
            </div>
            {move || {
                round.get();
                let open = editing.get().then(|| standing.with_untracked(|it| it.as_ref().map(|it| it.profile.clone())));
                match open.flatten() {
                    Some(profile) => form(&profile, name, ways),
                    None => reading(),
                }
            }}
        </section>
    }
}

/// Under which name the form of a part keeps what is written.
pub fn form_key(profile: &Id<CommunityProfile>, name: &str) -> String {
    format!("profilo:{profile}:{name}")
}

fn form(profile: &Id<CommunityProfile>, name: &'static str, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(form_key(profile, name), keeper.store().open(profile.record()));
    let Some(before) = form.record::<CommunityProfile>() else {
        return view! { <p>"Questa versione del profilo non c’è più."</p> }.into_any();
    };
    let today = keeper.session().today().get_untracked();
    let was = before.part(name).cloned().flatten();
    let written = was.as_ref().map(|fact| fact.value.to_string()).unwrap_or_default();
    let fields = Fields::of(form, crate::domain::Kind::CommunityProfile).hint(labels::part_hint(name));
    let drawn = fields.named(name, "Le parole", FieldKind::Long, written, Asked::May);
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let words = parse.optional(name);
        let fact = sourcing.fact(was.as_ref(), words);
        sourcing.finish(&mut parse);
        let mut profile = before.as_ref().clone();
        if let Some(part) = part_to_write(&mut profile, name) {
            *part = fact;
        }
        let said = format!("Salvato: {}.", labels::part(name));
        if parse.finish() && keeper.keep(form, profile, said) {
            ways.leave.run(());
        }
    };
    let whole = view! {
        <FormFrame form on_save=save on_leave=ways.leave on_restart=ways.restart>
            {drawn}
            <SourceFields
                form
                today
                first="told"
                hint="Per esempio «il gruppo guida», o «chi c’era all’incontro»: mai un nome."
            />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

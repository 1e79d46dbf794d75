//! The groups as cards: how far each has come, where, with whom, when it meets, who is missing at a glance.

use leptos::prelude::*;

use crate::domain::{GroupStatus, ParticipantCategory};
use crate::insight::{GroupQuery, GroupRow, MeetingDay, Mention};
use crate::ui::app::session;
use crate::ui::components::{EmptyState, Seal, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{self, Label, when};
use crate::ui::pages::filtering::{NoneSuch, away};
use crate::ui::pages::heads::Heads;
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::{Missing, RecordLink};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

/// How much of a name a card says.
const LONGEST_NAME: usize = 120;

/// The tone of how far a group has come.
pub fn tone(status: GroupStatus) -> Status {
    match status {
        GroupStatus::ToBeSetUp => Status::Warn,
        GroupStatus::SetUp | GroupStatus::Growing | GroupStatus::Active => Status::Good,
        GroupStatus::Paused | GroupStatus::Concluded => Status::Info,
    }
}

/// The groups that answer.
#[component]
pub fn GroupList(
    /// The rows.
    rows: Memo<Vec<GroupRow>>,
    /// What is asked.
    asked: Memo<GroupQuery>,
    /// Opens the form of a new group.
    adding: RwSignal<bool>,
) -> impl IntoView {
    let paged = Paged::of(rows);
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked adding /> }>
            <ul class="grid" data-min="19">{paged.lines(|row| view! { <Card row /> }.into_any())}</ul>
            {paged.more()}
        </Show>
    }
}

/// What stands where no group is.
#[component]
fn Nothing(asked: Memo<GroupQuery>, adding: RwSignal<bool>) -> impl IntoView {
    let away = away(asked);
    let first = move || {
        view! {
            <EmptyState title="Ancora nessun gruppo" glyph=Glyph::People>
                <p>
                    "Un gruppo guida è fatto di chi abita in un micro-territorio: famiglie, scuola, parrocchia, associazioni. Si comincia dal nome e dal luogo; chi partecipa si conta dopo, senza nomi."
                </p>
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    "Aggiungi il primo gruppo"
                </button>
            </EmptyState>
        }
    };
    view! {
        <Show when=move || away.with(Option::is_some) fallback=first>
            <NoneSuch away />
        </Show>
    }
}

/// One group.
#[component]
fn Card(row: GroupRow) -> impl IntoView {
    let waits = row.status == GroupStatus::ToBeSetUp;
    let href = Route::of_record(row.group.kind, &row.group.id);
    let seals = row.territories.iter().map(|(number, _)| {
        view! { <Seal number=u16::try_from(*number).unwrap_or(0) /> }
    });
    let seals = seals.collect_view();
    let twofold = Twofold::of(&row.group.id);
    // Who waits to begin answers these when it does.
    let said = |words: &'static str, field: &'static str, value: Option<AnyView>| {
        (!waits || value.is_some()).then(|| {
            let value = value.unwrap_or_else(|| view! { <Missing /> }.into_any());
            view! {
                <dt>{words} " " {twofold.mark(field)}</dt>
                <dd>{value}</dd>
            }
        })
    };
    let role =
        said("Facilita", "facilitator_role", row.facilitator_role.map(|role| role.to_string().into_any()));
    let people = row.people.map(|people| view! { <Heads people /> }.into_any());
    let people = said("Quanti", "composition", people);
    let rhythm = row.rhythm.map(|rhythm| {
        view! {
            <dt>"Ogni quanto " {twofold.mark("rhythm")}</dt>
            <dd>{rhythm.to_string()}</dd>
        }
    });
    // Before a group begins there is no meeting to speak of.
    let meetings = (!waits || row.last.is_some() || row.next.is_some())
        .then(|| view! { {met("Ultimo incontro", row.last)} {met("Prossimo", row.next)} });
    view! {
        <li class="card">
            <div class="stack" data-gap="s2">
                <p class="cluster" data-gap="s2">
                    {seals}
                    <Tag status=tone(row.status)>{row.status.label()}</Tag>
                    <Tag>{row.kind.label()}</Tag>
                    {twofold.marks(["name", "status", "kind"])}
                </p>
                <h3><a href=href>{labels::short(&row.group.title, LONGEST_NAME)}</a></h3>
            </div>
            <dl class="facts">
                <dt>"Dove " {twofold.mark("micro_territories")}</dt>
                <dd>{places(row.territories)}</dd>
                {role}
                {people}
                {rhythm}
                {meetings}
            </dl>
            {(!row.missing.is_empty()).then(|| absent(row.missing))}
        </li>
    }
}

fn places(territories: Vec<(u32, Mention)>) -> AnyView {
    if territories.is_empty() {
        return view! { <Missing /> }.into_any();
    }
    let names: Vec<String> = territories.into_iter().map(|(_, mention)| mention.title).collect();
    names.join("; ").into_any()
}

fn met(words: &'static str, day: Option<MeetingDay>) -> AnyView {
    let today = session().today().get();
    let said = match day {
        Some(day) => {
            let mention = Mention { title: when::spoken(day.on, today), ..day.meeting };
            view! { <RecordLink mention /> }.into_any()
        }
        None => "–".into_any(),
    };
    view! {
        <dt>{words}</dt>
        <dd>{said}</dd>
    }
    .into_any()
}

fn absent(missing: Vec<ParticipantCategory>) -> AnyView {
    let tags = missing.into_iter().map(|it| view! { <Tag status=Status::Warn>{it.label()}</Tag> });
    view! {
        <p class="cluster" data-gap="s2">
            <b class="small">"Al tavolo mancano"</b>
            {tags.collect_view()}
        </p>
    }
    .into_any()
}

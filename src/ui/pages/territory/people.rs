//! The people of a territory: a voice, the guiding group, the centre, who is missing at the table.

use leptos::prelude::*;

use crate::domain::GroupStatus;
use crate::insight::territories::territory_sheet::{CentreFact, GroupFact};
use crate::insight::{Heard, heard};
use crate::ui::app::store;
use crate::ui::components::{EmptyState, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::groups::tone;
use crate::ui::pages::heads::Heads;
use crate::ui::pages::territories::VIEW;
use crate::ui::pages::territories::centres;
use crate::ui::pages::territories::figures::names;
use crate::ui::pages::territories::known::{Missing, RecordLink};
use crate::ui::pages::territories::listened::VoiceCard;
use crate::ui::routes::Route;

use super::Facts;
use super::needs::{NeedsHere, ToTheObservatory};
use super::parts::Parts;

fn voices(facts: Facts) -> Memo<Heard> {
    let id = facts.id.get_value();
    store().select(move |workspace| heard(workspace, &id))
}

/// One voice to begin with.
#[component]
pub fn AVoice(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let voices = voices(facts);
    move || {
        let number = facts.sheet.with(|sheet| sheet.as_ref().map_or(1, |it| it.territory.number));
        let voice = voices.with(|heard| heard.first(number).cloned())?;
        let heading =
            if voice.micro_territory.is_some() { "Una voce di qui" } else { "Una voce dai tavoli del 2021" };
        Some(view! {
            <div class="stack" data-gap="s3">
                <h2>{heading}</h2>
                <ul><VoiceCard voice /></ul>
            </div>
        })
    }
}

/// All the voices, and the parts of the profile on worries and hopes.
#[component]
pub fn VoicesAndNeeds(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let voices = voices(facts);
    let here = move || {
        let here = voices.with(|heard| heard.here.clone());
        if here.is_empty() {
            view! {
                <EmptyState title="Qui ancora nessuna voce" glyph=Glyph::People>
                    <p>"Le voci raccolte negli incontri di questo micro-territorio si leggeranno qui, parola per parola e senza nomi."</p>
                </EmptyState>
            }
            .into_any()
        } else {
            let cards = here.into_iter().map(|voice| view! { <VoiceCard voice /> });
            view! { <ul class="grid" data-min="19">{cards.collect_view()}</ul> }.into_any()
        }
    };
    let everywhere = move || {
        let all = voices.with(|heard| heard.everywhere.clone());
        (!all.is_empty()).then(|| {
            let cards = all.into_iter().map(|voice| view! { <VoiceCard voice /> });
            view! {
                <section class="stack" data-gap="s3" aria-labelledby="voci-tutti">
                    <h2 id="voci-tutti">"Voci che valgono per tutto il viadanese"</h2>
                    <ul class="grid" data-min="19">{cards.collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <NeedsHere facts />
        <section class="stack" data-gap="s3" aria-labelledby="voci-qui">
            <h2 id="voci-qui">"Voci di qui"</h2>
            {here}
        </section>
        <Parts facts names=&["concerns", "priorities", "aspirations"] />
        {everywhere}
        <ToTheObservatory facts />
    }
}

/// The guiding groups, and who is not at the table.
#[component]
pub fn WhoIsMissing(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    view! {
        <div class="grid" data-min="19"><Groups facts /></div>
        <Parts facts names=&["who_is_missing", "open_questions"] />
    }
}

/// The guiding groups as cards.
#[component]
pub fn Groups(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let groups = Memo::new(move |_| {
        facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.groups.clone()).unwrap_or_default())
    });
    move || {
        let groups = groups.get();
        if groups.is_empty() {
            view! {
                <div class="card">
                    <h2>"Il gruppo guida"</h2>
                    <p>"Nessun gruppo lavora qui, per ora."</p>
                </div>
            }
            .into_any()
        } else {
            groups.into_iter().map(|group| view! { <Group group /> }).collect_view().into_any()
        }
    }
}

#[component]
fn Group(group: GroupFact) -> impl IntoView {
    let status = tone(group.status);
    let people = match group.people {
        Some(people) => view! { <Heads people /> }.into_any(),
        None if group.status == GroupStatus::ToBeSetUp => {
            "Nessuno è ancora stato chiamato. Di solito si comincia da chi c’era ai tavoli del 2021."
                .into_any()
        }
        None => view! { "Chi partecipa: " <Missing /> }.into_any(),
    };
    let missing = (!group.missing.is_empty()).then(|| {
        let words: Vec<&'static str> = group.missing.iter().map(|it| it.label()).collect();
        let tags = words.into_iter().map(|word| view! { <Tag status=Status::Warn>{word}</Tag> });
        view! { <p class="cluster" data-gap="s2"><b>"Al tavolo mancano"</b>{tags.collect_view()}</p> }
    });
    let others = (!group.other_territories.is_empty())
        .then(|| view! { <p class="small">"Insieme a " {names(&group.other_territories)}</p> });
    view! {
        <div class="card">
            <h2>{sentence(group.kind.label())}</h2>
            <p><Tag status>{group.status.label()}</Tag></p>
            <p>{people}</p>
            {missing}
            {others}
            <p><RecordLink mention=group.group /></p>
        </div>
    }
}

/// The Family Coaching centres of the territory.
#[component]
pub fn Centre(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let there = Memo::new(move |_| {
        facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.centres.clone()).unwrap_or_default())
    });
    let line = |CentreFact { centre, status }: CentreFact| {
        view! {
            <p><Tag status=centres::tone(status)>{status.label()}</Tag></p>
            <p><RecordLink mention=centre /></p>
        }
    };
    move || {
        let centres = there.get();
        let none = centres.is_empty().then(|| {
            view! {
                <p>"Di nessun centro si può dire che sia proprio qui."</p>
            }
        });
        view! {
            <div class="card">
                <h2>"Il Centro Family Coaching"</h2>
                {none}
                {centres.into_iter().map(line).collect_view()}
                <p class="no-print"><a href=Route::Territories.href_with(&[(VIEW, "centri")])>"Tutti i centri"</a></p>
            </div>
        }
    }
}

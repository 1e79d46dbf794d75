//! What a territory can count on: services of the guide, organisations, the centre, and the parts of the
//! profile that tell it.

use leptos::prelude::*;

use crate::insight::Mention;
use crate::insight::territories::territory_sheet::{ServicesThere, There};
use crate::ui::components::Disclosure;
use crate::ui::labels::numbers;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::routes::Route;

use super::Facts;
use super::parts::Parts;
use super::people::Centre;

/// The name of the filter by territory in the guide and in the networks.
const TERRITORY: &str = "territorio";

/// How many organisations are shown before the rest is folded.
const SHOWN: usize = 8;

/// What there is to count on.
#[component]
pub fn Resources(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    view! {
        <div class="grid" data-min="19">
            <Services facts />
            <Centre facts />
        </div>
        <Organizations facts />
        <Parts facts names=&["resources", "already_active", "already_tried", "stories"] />
    }
}

fn filtered(route: &Route, facts: Facts) -> String {
    route.href_with(&[(TERRITORY, facts.id.get_value().record().as_str())])
}

/// The services of the guide that reach the territory, counted, with the way to them.
#[component]
pub fn Services(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let count = move || facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.services).unwrap_or_default());
    let words = move || {
        let ServicesThere { certain, uncertain } = count();
        let sure = numbers::counted_words(certain, "servizio arriva qui", "servizi arrivano qui");
        let perhaps = match uncertain {
            0 => String::new(),
            one => {
                format!(" Di {} non si può dire con certezza.", numbers::counted_words(one, "altro", "altri"))
            }
        };
        format!("{sure}.{perhaps}")
    };
    view! {
        <div class="card">
            <h2>"I servizi della guida"</h2>
            <p>{words}</p>
            <p class="no-print"><a href=filtered(&Route::Guide, facts)>"Apri la guida per questo micro-territorio"</a></p>
        </div>
    }
}

/// The organisations of the territory, and how we know that they are there.
#[component]
fn Organizations(facts: Facts) -> impl IntoView {
    let line = |(mention, there): (Mention, There)| {
        let how = match there {
            There::Said => None,
            There::ByComune => Some("per comune"),
            There::ByPartOfComune => Some("forse: non si sa in quale parte del comune"),
        };
        view! { <li><span><RecordLink mention />{how.map(|how| view! { <small>{how}</small> })}</span></li> }
    };
    let there = Memo::new(move |_| {
        facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.organizations.clone()).unwrap_or_default())
    });
    let lists = move || {
        let mut shown = there.get();
        let rest = shown.split_off(SHOWN.min(shown.len()));
        let more = format!("Le altre {}", rest.len());
        let folded = (!rest.is_empty()).then(|| {
            view! {
                <Disclosure summary=more>
                    <ul class="rows">{rest.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
            }
        });
        view! { <ul class="rows">{shown.into_iter().map(line).collect_view()}</ul>{folded} }
    };
    let title = move || match there.with(Vec::len) {
        0 => "Nessuna organizzazione, per ora".to_owned(),
        1 => "Un’organizzazione".to_owned(),
        many => format!("{many} organizzazioni"),
    };
    view! {
        <section class="stack" data-gap="s3" aria-labelledby="organizzazioni">
            <div class="spread">
                <h2 id="organizzazioni">{title}</h2>
                <a href=filtered(&Route::Networks, facts)>"Vedile nelle reti, con i loro legami"</a>
            </div>
            {lists}
        </section>
    }
}

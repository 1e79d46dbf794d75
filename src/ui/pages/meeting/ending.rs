//! What stays when people go home: the day of the next time, and what was shown or handed out.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Id, Meeting, MeetingStatus, NonEmptyText, RecordId, WebAddress};
use crate::ui::components::{Field, FieldKind};
use crate::ui::form::{Keeper, typed_day};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::when;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::meeting::AddMeeting;
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

use super::Facts;
use super::line::AddLine;

/// The next time: its day, and the meeting that is there or the way to make it.
#[component]
pub fn NextTime(facts: Facts) -> impl IntoView {
    let keeper = Keeper::here();
    let navigate = StoredValue::new_local(use_navigate());
    let next_on = facts.part(|sheet| sheet.meeting.next_on);
    let following = facts.part(|sheet| sheet.following.clone());
    let status = facts.status();
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(next_on.get().map(|on| on.to_string()).unwrap_or_default()));
    let wrong = RwSignal::new(None::<String>);
    let commit = move |text: String| {
        let day = (!text.trim().is_empty()).then(|| typed_day(&text)).transpose();
        wrong.set(day.err().map(ToOwned::to_owned));
        let Ok(day) = day else { return };
        keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| meeting.next_on = day);
    };
    let made = Callback::new(move |id: RecordId| {
        let href = Route::Meeting(Id::new(id)).href();
        let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&href, options));
    });
    let there = move || {
        following.get().map(|(mention, on)| {
            let on = on.map_or("giorno da trovare".to_owned(), when::weekday_day_year);
            view! { <p><RecordLink mention />{format!(", {on}")}</p> }
        })
    };
    view! {
        <section class="card" aria-labelledby="prossima-volta">
            <div class="cluster" data-gap="s2">
                <h2 id="prossima-volta">"La prossima volta"</h2>
                {Twofold::of(facts.id.get_value().record()).mark("next_on")}
            </div>
            {there}
            <Show when=move || following.with(Option::is_none)>
                <Field
                    label="Quando"
                    value=typed
                    kind=FieldKind::Date
                    error=Signal::derive(move || wrong.get())
                    id="prossimo-giorno"
                    optional=true
                    on_commit=commit
                />
                <Show when=move || status.get() != MeetingStatus::Cancelled>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| facts.fixing_next.set(true)
                    >
                        <Icon glyph=Glyph::Calendar />
                        "Prepara il prossimo incontro"
                    </button>
                    <p class="small">"Porta con sé i compiti aperti e i punti non trattati."</p>
                </Show>
            </Show>
            <AddMeeting open=facts.fixing_next from=facts.id.get_value().record().clone() made />
        </section>
    }
}

/// What was shown or handed out.
#[component]
pub fn Materials(facts: Facts) -> impl IntoView {
    let keeper = Keeper::here();
    let materials = facts.part(|sheet| sheet.meeting.materials.clone());
    let take = Callback::new(move |(text, _): (NonEmptyText, Option<u32>)| {
        keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| meeting.materials.push(text))
    });
    let line = move |(place, text): (usize, NonEmptyText)| {
        let name = text.to_string();
        let remove = move |_| {
            keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| {
                if place < meeting.materials.len() {
                    meeting.materials.remove(place);
                }
            });
        };
        view! {
            <li>
                {shown(&text)}
                <button class="button" data-kind="icon" data-once="" type="button" on:click=remove>
                    <span class="vh">{format!("Togli: {name}")}</span>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="materiali">
            <div class="cluster" data-gap="s2">
                <h2 id="materiali">"Materiali"</h2>
                {Twofold::of(facts.id.get_value().record()).mark("materials")}
            </div>
            <ul class="rows">
                {move || materials.get().into_iter().enumerate().map(line).collect_view()}
            </ul>
            <AddLine
                key=format!("materiale:{}", facts.id.get_value())
                label="Che cosa si è mostrato o distribuito"
                hint="Il titolo e dove si trova, o un indirizzo che comincia con https://"
                take
            />
        </section>
    }
}

/// A material as it is read: an address of the web is a link.
fn shown(text: &NonEmptyText) -> AnyView {
    match text.as_str().parse::<WebAddress>() {
        Ok(address) => {
            let (href, words) = (address.to_string(), address.to_string());
            view! { <a href=href rel="noreferrer external">{words}</a> }.into_any()
        }
        Err(_) => view! { <span>{text.to_string()}</span> }.into_any(),
    }
}

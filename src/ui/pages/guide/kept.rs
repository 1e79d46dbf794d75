//! The services that somebody keeps on this device: a list of their own, seen by nobody else, removable.

use leptos::prelude::*;

use crate::domain::{Id, Service};
use crate::insight::{Check, card};
use crate::session::{StorageError, Tone, page};
use crate::ui::app::{session, store};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::errors;
use crate::ui::pages::service::wording;
use crate::ui::routes::Route;

/// The name of the preference.
const NAME: &str = "tenuti";

/// The services kept on this device, in the order in which they were kept. What cannot be read is as if
/// nothing was kept: it holds no work of anybody.
pub fn kept() -> Vec<Id<Service>> {
    match page::preferences::get::<Vec<Id<Service>>>(NAME) {
        Ok(kept) => kept.unwrap_or_default(),
        Err(error) => {
            leptos::logging::warn!("kept services not read: {error}");
            Vec::new()
        }
    }
}

/// Keeps a service, or takes it away.
///
/// # Errors
/// As for any preference.
pub fn keep(id: &Id<Service>, yes: bool) -> Result<(), StorageError> {
    let mut list = kept();
    list.retain(|other| other != id);
    if yes {
        list.push(id.clone());
    }
    page::still::forget();
    if list.is_empty() { page::preferences::remove(NAME) } else { page::preferences::set(NAME, &list) }
}

/// "su questo telefono", or whatever this is.
pub fn here() -> &'static str {
    if page::looks_mobile() { "su questo telefono" } else { "su questo computer" }
}

/// What is kept, where something is.
#[component]
pub fn Kept() -> impl IntoView {
    let (store, session) = (store(), session());
    let list = RwSignal::new(kept());
    let cards = store.select(move |workspace| {
        let of = |id: &Id<Service>| card(workspace, id, session.today().get());
        list.with(|list| list.iter().filter_map(of).filter(|card| !card.protected).collect::<Vec<_>>())
    });
    // Whoever looks at this device must not find a card that was protected after it was kept; nor the mark of one that is gone.
    let gone = store.select(move |workspace| {
        let hidden = |id: &&Id<Service>| workspace.get(*id).is_none_or(|service| service.protected);
        list.with(|list| list.iter().filter(hidden).cloned().collect::<Vec<_>>())
    });
    let forget = move |ids: Vec<Id<Service>>| {
        for id in &ids {
            if let Err(error) = keep(id, false) {
                session.tell(Tone::Bad, errors::storage(&error));
            }
        }
        list.set(kept());
    };
    Effect::new(move |_| {
        let gone = gone.get();
        if !gone.is_empty() {
            forget(gone);
        }
    });
    let row = move |card: crate::insight::Card| {
        let mine = card.service.clone();
        let outside = store.now().get(&card.service).is_some_and(|it| !it.is_in_guide());
        let stale = !matches!(card.check, Check::Fresh { .. });
        let (_, _, checked) = wording::check(&card, session.today().get());
        let phone = card.phones.first().map(|phone| (phone.number.to_string(), phone.number.dialled()));
        view! {
            <li>
                <span>
                    <a href=Route::Service(card.service.clone()).href()>{card.heading.clone()}</a>
                    <small>
                        {phone
                            .map(|(number, dialled)| {
                                view! {
                                    <a href=format!("tel:{dialled}")>{number}</a>
                                    " · "
                                }
                            })}
                        {match outside {
                            true => Some("non è più nella guida".to_owned()),
                            false => stale.then_some(checked),
                        }}
                    </small>
                </span>
                <button class="button" data-kind="icon" type="button" on:click=move |_| forget(vec![mine.clone()])>
                    <span class="vh">{format!("Togli {}", card.heading)}</span>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    let forget_all = move |_| forget(list.get_untracked());
    view! {
        <Show when=move || cards.with(|cards| !cards.is_empty())>
            <section class="card" aria-labelledby="tenuti" data-still="none">
                <div class="spread">
                    <h2 id="tenuti">{format!("Tenuti {}", here())}</h2>
                    <button class="button" data-kind="quiet" type="button" on:click=forget_all>
                        "Togli tutti"
                    </button>
                </div>
                <ul class="rows">{move || cards.get().into_iter().map(row).collect_view()}</ul>
                <p class="small">"Li vede solo chi usa questo dispositivo. Non partono con nessun file."</p>
            </section>
        </Show>
    }
}

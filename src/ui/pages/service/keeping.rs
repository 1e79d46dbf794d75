//! Keeping a card on this device, or taking it away: a choice of whoever holds it, told to nobody.

use leptos::prelude::*;

use crate::domain::{Id, Service};
use crate::session::{Tone, page};
use crate::ui::app::session;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::errors;
use crate::ui::pages::guide::kept;
use crate::ui::words::card as say;

/// Keeps a card, or takes it away. A protected card is not kept: whoever holds the telephone would see it.
#[component]
pub fn KeepButton(
    /// Which service.
    service: Id<Service>,
    /// Whether its card is protected.
    protected: bool,
) -> impl IntoView {
    let session = session();
    let id = StoredValue::new(service);
    let is_kept = RwSignal::new(id.with_value(|id| kept::kept().contains(id)));
    let turn = move |_| {
        let yes = !is_kept.get_untracked();
        match id.with_value(|id| kept::keep(id, yes)) {
            Ok(()) => is_kept.set(yes),
            Err(error) => session.tell(Tone::Bad, errors::storage(&error)),
        }
    };
    let words = move || match (is_kept.get(), page::looks_mobile()) {
        (true, true) => say::FORGET.to_owned(),
        (false, true) => say::KEEP.to_owned(),
        (true, false) => "Togli da questo computer".to_owned(),
        (false, false) => "Tieni su questo computer".to_owned(),
    };
    let offered = move || !protected || is_kept.get();
    view! {
        <Show when=offered>
            <button
                class="button"
                data-kind="quiet"
                type="button"
                aria-describedby="tenere"
                on:click=turn
            >
                <Icon glyph=Glyph::Keep />
                {words}
            </button>
        </Show>
        <p class="small" id="tenere">
            {if protected {
                "Per sicurezza questa scheda non si tiene sul dispositivo: la vedrebbe chiunque lo usa."
            } else {
                say::KEEP_HINT
            }}
        </p>
    }
}

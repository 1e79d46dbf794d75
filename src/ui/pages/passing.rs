//! A record handed to somebody as plain text: to another app of the device, or to the clipboard.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::messages::message;

use super::service::{Handout, HandoutDialog};

/// The button that hands over a record in words.
#[component]
pub fn PassAsText(
    /// What kind.
    kind: Kind,
    /// Which record.
    id: RecordId,
) -> impl IntoView {
    let (session, store, handout) = (session(), store(), Handout::here());
    let shares = page::can_share();
    let pass = move |_| {
        let Some(message) = message(&store.now(), kind, &id, session.today().get_untracked()) else { return };
        handout.share("Il testo", message.title, message.text);
    };
    let (words, glyph) = if shares { ("Condividi", Glyph::Share) } else { ("Copia come testo", Glyph::Copy) };
    view! {
        <button class="button" data-kind="quiet" type="button" on:click=pass>
            <Icon glyph />
            {words}
        </button>
        <HandoutDialog handout />
    }
}

//! A new voice, and the need that a voice tells of.

use leptos::prelude::*;

use crate::domain::{Consent, RecordId, Voice, VoiceStatus};
use crate::insight::{Source, Whence, whence};
use crate::session::Session;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::opened::edit::{adding, create};
use crate::ui::pages::territories::opened::need::AddNeed;

use super::{draw, read};

/// A new voice.
#[component]
pub fn AddVoice(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Where it was said: a meeting, a conversation, a group, a territory.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which voice came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let key = format!("nuova-voce:{}", from.as_ref().map_or("", RecordId::as_str));
    adding(open, "Che cosa ha detto, e chi?", made, move |ways, kept| {
        let known = from.as_ref().map(|id| whence(&keeper.store().now(), id)).unwrap_or_default();
        create::<Voice>(key.clone(), blank(keeper.session(), &known), ways, kept, draw, read)
    })
}

/// A voice of which only where it was said is known. Nobody has been asked yet whether it may be published.
fn blank(session: Session, from: &Whence) -> Voice {
    let (meeting, interview) = match &from.source {
        Some(Source::Meeting(id)) => (Some(id.clone()), None),
        Some(Source::Interview(id)) => (None, Some(id.clone())),
        _ => (None, None),
    };
    // Of several territories nobody can say which: better none than a wrong one.
    let only = (from.territories.len() == 1).then(|| from.territories.first().cloned()).flatten();
    Voice {
        id: session.fresh_id(),
        text: unnamed(),
        theme: None,
        speaker: None,
        origin: from.place.clone(),
        said_on: from.on.filter(|on| *on <= session.today().get_untracked()),
        micro_territory: only,
        meeting,
        interview,
        consent: Consent::ToBeAsked,
        status: VoiceStatus::Collected,
        provenance: None,
        binned: None,
    }
}

/// The button that writes the need that a voice tells of.
#[component]
pub fn NeedOf(
    /// Which voice.
    id: RecordId,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button class="button" type="button" on:click=move |_| open.set(true)>
            <Icon glyph=Glyph::Plus />
            "Scrivi il bisogno che racconta"
        </button>
        <AddNeed open from=id />
    }
}

//! Whether whoever gives the help agrees to be in the guide.

use leptos::prelude::*;

use crate::domain::{MappingSheet, Record};
use crate::store::Command;
use crate::ui::components::CheckField;
use crate::ui::form::Keeper;
use crate::ui::pages::mapping_sheet::Now;

use super::missing::CONSENT;

/// Whoever gives it agrees, or not: written as soon as it is ticked.
#[component]
pub fn Consent(
    /// The sheet.
    now: Now,
) -> impl IntoView {
    let keeper = Keeper::here();
    let value = RwSignal::new(false);
    Effect::new(move |_| value.set(now.with(|it| it.as_ref().is_some_and(|it| it.consent_to_publish))));
    let put = move |yes: bool| {
        let Some(sheet) = now.get_untracked() else { return };
        let Some(opened) = keeper.store().open(sheet.id.record()) else { return };
        let after = MappingSheet { consent_to_publish: yes, ..sheet.as_ref().clone() };
        let edit = vec![opened.into_edit(MappingSheet::wrap(after.into()))];
        let said = if yes {
            "Segnato: è d’accordo a essere nella guida."
        } else {
            "Segnato: il consenso non c’è."
        };
        if !keeper.dispatch(Command::Save { create: Vec::new(), edit }, said) {
            // What could not be kept is not shown as if it were.
            value.set(!yes);
        }
    };
    view! {
        <CheckField
            label="Chi offre l’aiuto è d’accordo a essere nella guida"
            value
            id=CONSENT
            on_commit=Callback::new(put)
        />
    }
}

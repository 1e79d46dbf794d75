//! The mapping sheets that a service comes from: the way back, for those who keep the guide.

use leptos::prelude::*;

use crate::domain::{Id, Service};
use crate::insight::giving::sheets_of;
use crate::ui::app::store;
use crate::ui::pages::territories::known::RecordLinks;

/// The sheets of a service; nothing if it has none.
#[component]
pub fn Mapped(
    /// Which service.
    id: Id<Service>,
) -> impl IntoView {
    let found = store().select(move |workspace| sheets_of(workspace, &id));
    move || {
        let mentions = found.get();
        (!mentions.is_empty()).then(|| {
            view! {
                <div class="stack" data-gap="s1">
                    <h3>"Da dove nasce"</h3>
                    <p class="small">"Se qui cambia qualcosa, la sua scheda di mappatura torna da riverificare."</p>
                    <RecordLinks mentions />
                </div>
            }
        })
    }
}

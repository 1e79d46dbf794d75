//! What files bring is compared with the notebook as it was when they were read. It may change while somebody looks at them,
//! in another tab: then they say so, and the comparison is made again when the person wants it, not under their hands.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::Incoming;
use crate::ui::app::{session, store};
use crate::ui::components::{Notice, Status};

use super::twins::Twins;

/// Says that what is here has changed meanwhile. Nothing as long as it has not.
#[component]
pub fn Behind(
    /// The files, as they were compared.
    file: StoredValue<Incoming>,
    /// What of them is like something here.
    twins: Twins,
    /// They were compared again.
    #[prop(into)]
    on_again: Callback<Incoming>,
) -> impl IntoView {
    let session = session();
    let then = store().now();
    let behind = store().select(move |now| {
        file.with_value(|file| file.meets_another(&then, now)) || twins.meet_others(&then, now)
    });
    let compare = move |_| {
        spawn_local(async move {
            // Stopped, it stays as it was seen last.
            if let Ok(again) = session.look_again(file.get_value()).await {
                on_again.run(again);
            }
        });
    };
    view! {
        <div role="status">
            <Show when=move || behind.get()>
                <Notice status=Status::Warn>
                    <p>
                        "Mentre guardavi, il quaderno è cambiato: qualcosa di quello che vedi qui potrebbe non essere più così. Le tue scelte restano, dove niente è cambiato."
                    </p>
                    <div class="cluster">
                        <button class="button" type="button" on:click=compare>
                            "Confronta di nuovo"
                        </button>
                    </div>
                </Notice>
            </Show>
        </div>
    }
}

//! How much waits for a decision, and the way there. Nothing when nothing waits.

use leptos::prelude::*;

use crate::insight::passing::decisions::to_decide;
use crate::ui::app::store;
use crate::ui::components::{Notice, Status};
use crate::ui::labels::numbers;
use crate::ui::routes::Route;

/// «2 cose da decidere», with a link.
#[component]
pub fn Waiting() -> impl IntoView {
    let count = store().select(to_decide);
    let words = move || match count.get() {
        1 => "Una cosa da decidere. Finché non scegli, non si perde niente.".to_owned(),
        many => format!(
            "{} da decidere. Finché non scegli, non si perde niente.",
            numbers::counted_words(many, "cosa", "cose")
        ),
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <Notice status=Status::Warn>
                <p>{words}</p>
                <p>
                    <a class="button" href=Route::Conflicts.href()>
                        "Guarda e decidi"
                    </a>
                </p>
            </Notice>
        </Show>
    }
}

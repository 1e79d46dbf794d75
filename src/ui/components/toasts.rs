//! Short receipts that appear at the edge of the page and can be acted upon.

use leptos::prelude::*;

use super::status::Status;
use crate::ui::icons::{Glyph, Icon};

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others.
    pub key: u32,
    /// Its tone.
    pub status: Status,
    /// What happened.
    pub text: String,
    /// The words of its button, if it can be acted upon: "Annulla".
    pub action: Option<String>,
}

/// The region of receipts; it is always in the page, so that what enters it is read aloud. It never closes them by itself.
#[component]
pub fn Toasts(
    /// The receipts, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// The button of this receipt was pressed.
    #[prop(into)]
    on_action: Callback<u32>,
    /// This receipt was closed.
    #[prop(into)]
    on_close: Callback<u32>,
) -> impl IntoView {
    view! {
        <section class="toasts" role="status" aria-label="Avvisi">
            <For
                each=move || toasts.get()
                key=|toast| (toast.key, toast.action.is_some())
                children=move |Toast { key, status, text, action }| {
                    view! {
                        <div class="toast" data-status=status.as_str()>
                            <p>{text}</p>
                            {action
                                .map(|words| {
                                    view! {
                                        <button
                                            class="button"
                                            data-kind="quiet"
                                            type="button"
                                            on:click=move |_| on_action.run(key)
                                        >
                                            {words}
                                        </button>
                                    }
                                })}
                            <button
                                class="button"
                                data-kind="icon"
                                type="button"
                                on:click=move |_| on_close.run(key)
                            >
                                <span class="vh">"Chiudi l’avviso"</span>
                                <Icon glyph=Glyph::Close />
                            </button>
                        </div>
                    }
                }
            />
        </section>
    }
}

//! A text that a person hands to somebody else: by the device's own panel, by the clipboard, or by hand.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Session, Tone, page};
use crate::ui::app::session;
use crate::ui::components::{Dialog, Field, FieldKind};

/// The text being handed out. A copy is the same.
#[derive(Clone, Copy)]
pub struct Handout {
    session: Session,
    what: RwSignal<String>,
    text: RwSignal<String>,
    by_hand: RwSignal<bool>,
}

impl Handout {
    /// One for this page.
    pub fn here() -> Self {
        Handout {
            session: session(),
            what: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
            by_hand: RwSignal::new(false),
        }
    }

    /// Puts a text on the clipboard, or shows it to be copied by hand. `what` begins a sentence: "Il link".
    pub fn copy(&self, what: &str, text: String) {
        let handout = *self;
        self.what.set(what.to_owned());
        self.text.set(text.clone());
        spawn_local(async move {
            match page::copy_text(&text).await {
                Ok(()) => {
                    let what = handout.what.get_untracked();
                    handout.session.tell(Tone::Good, format!("{what} è pronto: incollalo dove vuoi."));
                }
                Err(_) => handout.by_hand.set(true),
            }
        });
    }

    /// Offers a text to the other apps of the device, or copies it.
    pub fn share(&self, what: &str, title: String, text: String) {
        if !page::can_share() {
            return self.copy(what, text);
        }
        let (handout, what) = (*self, what.to_owned());
        spawn_local(async move {
            match page::share_text(&title, &text).await {
                Ok(_) => {}
                Err(_) => handout.copy(&what, text),
            }
        });
    }
}

/// The text, where the browser does not let it be copied.
#[component]
pub fn HandoutDialog(
    /// The text being handed out.
    handout: Handout,
) -> impl IntoView {
    let title = Signal::derive(move || format!("{} è qui", handout.what.get()));
    view! {
        <Dialog open=handout.by_hand title>
            <p>"Questo browser non lascia copiare da solo. Seleziona il testo, copialo e incollalo dove vuoi."</p>
            <Field label="Testo da copiare" value=handout.text kind=FieldKind::Long readonly=true />
        </Dialog>
    }
}

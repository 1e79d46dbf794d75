//! Light or dark, as this device prefers.

use leptos::prelude::*;

use crate::session::{Theme, Tone};
use crate::ui::app::session;
use crate::ui::components::{Choice, RadioGroup};
use crate::ui::labels::errors;

/// The part about how Filò looks here.
#[component]
pub fn AppearancePart() -> impl IntoView {
    let session = session();
    let chosen = RwSignal::new(Theme::chosen().code().to_owned());
    let choices = vec![
        Choice::new(Theme::System.code(), "Come il sistema")
            .noted("Chiaro di giorno e scuro di sera, se il dispositivo fa così."),
        Choice::new(Theme::Light.code(), "Chiaro").noted("Anche per il proiettore."),
        Choice::new(Theme::Dark.code(), "Scuro").noted("Per quando c’è poca luce."),
    ];
    let choose = move |code: String| {
        if let Some(Err(error)) = Theme::of_code(&code).map(Theme::choose) {
            session.tell(Tone::Bad, errors::storage(&error));
        }
    };
    view! {
        <section class="stack" aria-labelledby="colori">
            <h2 id="colori">"Chiaro o scuro"</h2>
            <RadioGroup legend="Su questo dispositivo" choices value=chosen on_commit=choose />
            <p class="small">
                "La scelta vale solo qui e cambia subito. Sulla carta è sempre chiaro. La grandezza del testo segue quella del browser: si cambia con Ctrl e +, o nelle impostazioni del telefono."
            </p>
        </section>
    }
}

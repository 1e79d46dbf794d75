//! «Segnala un errore»: a text that a person sends by hand. Nothing leaves by itself.

use leptos::prelude::*;

use crate::domain::{Id, Service};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Dialog, Field, FieldKind};
use crate::ui::labels::when;
use crate::ui::routes::Route;
use crate::ui::words::card as say;

use super::handout::Handout;

/// Says what is wrong with a card.
#[component]
pub fn Report(
    /// Which service.
    id: Id<Service>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Hands the text to somebody.
    handout: Handout,
) -> impl IntoView {
    let (store, today) = (store(), session().today());
    let wrong = RwSignal::new(String::new());
    let id = StoredValue::new(id);
    let send = move |_| {
        let workspace = store.now();
        let text = id.with_value(|id| {
            let heading = workspace.get(id).map(|service| crate::domain::Record::title(service.as_ref()));
            let link = page::address_of(&Route::Service(id.clone()).path());
            report(
                &heading.unwrap_or_default(),
                &link,
                wrong.get_untracked().trim(),
                &when::day(today.get_untracked()),
            )
        });
        open.set(false);
        handout.share("Il messaggio", say::REPORT.to_owned(), text);
    };
    view! {
        <Dialog open title=say::REPORT>
            <p>
                "Scrivi che cosa non va. Filò non manda niente da solo: prepara un messaggio, e lo mandi tu a chi tiene la guida, o al tuo comune."
            </p>
            <Field
                label="Che cosa non va?"
                value=wrong
                kind=FieldKind::Long
                hint="Per esempio: il telefono è cambiato, hanno chiuso. Non scrivere il tuo nome né cose tue."
            />
            <div class="actions">
                <button class="button" data-kind="main" type="button" on:click=send>
                    "Prepara il messaggio"
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                    "Lascia stare"
                </button>
            </div>
        </Dialog>
    }
}

/// The message.
fn report(heading: &str, link: &str, wrong: &str, day: &str) -> String {
    let wrong = if wrong.is_empty() { "C’è qualcosa da correggere." } else { wrong };
    format!("Guida di Filò, scheda «{heading}».\n{wrong}\nVisto il giorno {day}.\n{link}")
}

#[cfg(test)]
mod tests {
    use super::report;

    #[test]
    fn a_report_says_what_where_and_when() {
        assert_eq!(
            report("Nidi", "https://filo.example/guida/x", "Il telefono è cambiato", "23 novembre 2026"),
            "Guida di Filò, scheda «Nidi».\nIl telefono è cambiato\nVisto il giorno 23 novembre 2026.\nhttps://filo.example/guida/x"
        );
        assert!(report("Nidi", "", "", "oggi").contains("qualcosa da correggere"));
    }
}

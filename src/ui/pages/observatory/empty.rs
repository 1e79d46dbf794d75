//! What stands where a list of the observatory has no rows: the first step, or the way back from the filters.

use leptos::prelude::*;

use crate::ui::components::EmptyState;
use crate::ui::icons::Glyph;
use crate::ui::pages::filtering::{NoneSuch, away};

use super::asking::{Asked, View};

/// What stands in the place of the rows.
#[component]
pub fn Nothing(
    /// What is asked.
    asked: Memo<Asked>,
    /// Whether there is anything at all.
    any: Memo<bool>,
) -> impl IntoView {
    let away = away(asked);
    move || if any.get() { view! { <NoneSuch away /> }.into_any() } else { first_step(asked.read().view) }
}

fn first_step(view: View) -> AnyView {
    let (title, words) = match view {
        View::Needs => (
            "Ancora nessun bisogno",
            "Si comincia da una frase sentita in un incontro: «Dopo le 18 non c’è una corriera per tornare». Bastano la frase, il micro-territorio e quante volte l’avete sentita; il resto si aggiunge dopo.",
        ),
        View::Voices => (
            "Ancora nessuna voce",
            "Una voce è una frase detta da qualcuno, parola per parola. Si scrive chi ha parlato come categoria, «una volontaria», e si chiede se va bene pubblicarla.",
        ),
        View::Priorities => (
            "Ancora nessuna priorità",
            "Dopo aver ascoltato, un gruppo decide che cosa viene prima: con il giorno, l’ordine e il perché.",
        ),
    };
    view! {
        <EmptyState title glyph=Glyph::People>
            <p>{words}</p>
        </EmptyState>
    }
    .into_any()
}

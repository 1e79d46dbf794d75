//! What stands where a list of the observatory has no rows: the first step, or the way back from the filters.

use leptos::prelude::*;

use crate::ui::components::EmptyState;
use crate::ui::icons::Glyph;

use super::asking::{Asked, View};

/// What stands in the place of the rows.
#[component]
pub fn Nothing(
    /// What is asked.
    asked: Memo<Asked>,
    /// Whether there is anything at all.
    any: Memo<bool>,
) -> impl IntoView {
    move || if any.get() { view! { <NotFound asked /> }.into_any() } else { first_step(asked.read().view) }
}

#[component]
fn NotFound(asked: Memo<Asked>) -> impl IntoView {
    let filtered = move || asked.with(Asked::is_filtered);
    view! {
        <EmptyState title="Qui non c’è niente di simile" glyph=Glyph::Search>
            <p>"Prova con una parola sola, o con meno filtri."</p>
            <Show when=filtered>
                <a class="button" href=move || asked.with(|asked| asked.without_filters().href())>
                    "Togli i filtri"
                </a>
            </Show>
        </EmptyState>
    }
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

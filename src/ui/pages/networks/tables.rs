//! The three tables: what each row says, how much of a long list is shown, and what to do when nothing answers.

mod agreements;
mod networks;
mod organizations;

use leptos::prelude::*;

use crate::ui::components::EmptyState;
use crate::ui::icons::Glyph;

use super::asking::Asked;

pub use agreements::Agreements;
pub use networks::Networks;
pub use organizations::Organizations;

/// What stands in the place of a table without rows.
#[component]
fn NothingFound(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let filtered = move || asked.with(Asked::is_filtered);
    view! {
        <EmptyState title="Qui non c’è niente di simile" glyph=Glyph::Network>
            <p>"Prova con meno parole, o con meno filtri. Se manca davvero, aggiungila: bastano il nome e che cos’è."</p>
            <Show when=filtered>
                <a class="button" href=move || asked.with(|asked| asked.without_filters().href())>
                    "Togli i filtri"
                </a>
            </Show>
        </EmptyState>
    }
}

/// What stands in a cell that has nothing to say.
#[component]
pub fn Nothing() -> impl IntoView {
    view! { <span class="small"><span aria-hidden="true">"–"</span><span class="vh">"non si sa"</span></span> }
}

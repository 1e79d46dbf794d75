//! The three tables: what each row says, how much of a long list is shown, and what to do when nothing answers.

mod agreements;
mod networks;
mod organizations;

use leptos::prelude::*;

use crate::domain::{Agreement, Network, Organization};
use crate::ui::app::store;
use crate::ui::components::EmptyState;
use crate::ui::icons::Glyph;
use crate::ui::pages::filtering::{NoneSuch, away};

use super::asking::{Asked, View};

pub use agreements::Agreements;
pub use networks::Networks;
pub use organizations::Organizations;

/// What stands in the place of a table without rows.
#[component]
fn NothingFound(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let none = store().select(move |w| match view.get() {
        View::Organizations => w.live::<Organization>().next().is_none(),
        View::Networks => w.live::<Network>().next().is_none(),
        View::Agreements => w.live::<Agreement>().next().is_none(),
    });
    let nothing_yet = || {
        view! {
            <EmptyState title="Qui non c’è ancora niente" glyph=Glyph::Network>
                <p>"Per aggiungere bastano il nome e che cos’è; il resto si completa dopo."</p>
            </EmptyState>
        }
    };
    view! {
        <Show when=move || !none.get() fallback=nothing_yet>
            <NoneSuch away=away(asked) />
        </Show>
    }
}

/// What stands in a cell that has nothing to say. A table keeps its place; a card leaves the line out.
#[component]
pub fn Nothing() -> impl IntoView {
    view! { <span class="small" data-nothing=""><span aria-hidden="true">"–"</span><span class="vh">"non si sa"</span></span> }
}

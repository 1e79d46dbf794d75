//! The three tables: what each row says, how much of a long list is shown, and what to do when nothing answers.

mod agreements;
mod networks;
mod organizations;

use leptos::prelude::*;

use crate::domain::{Agreement, Network, Organization};
use crate::ui::app::store;
use crate::ui::components::{EmptyState, More};
use crate::ui::icons::Glyph;

use super::asking::{Asked, View};

pub use agreements::Agreements;
pub use networks::Networks;
pub use organizations::Organizations;

/// How many rows are shown at first, and how many more at a time.
const STEP: usize = 40;

/// Rows that are shown a few at a time.
struct Paged<T: Send + Sync + 'static> {
    rows: Memo<Vec<T>>,
    steps: RwSignal<usize>,
}

impl<T: Send + Sync + 'static> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Paged<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Paged<T> {
    fn of(rows: Memo<Vec<T>>) -> Self {
        Paged { rows, steps: RwSignal::new(1) }
    }

    fn total(self) -> usize {
        self.rows.with(Vec::len)
    }

    fn count(self) -> usize {
        (self.steps.get() * STEP).min(self.total())
    }

    fn shown(self) -> Vec<T> {
        self.rows.with(|rows| rows[..self.count()].to_vec())
    }
}

/// The button that shows more rows.
fn more<T: Clone + PartialEq + Send + Sync + 'static>(paged: Paged<T>) -> impl IntoView {
    view! {
        <More
            shown=Signal::derive(move || paged.count())
            total=Signal::derive(move || paged.total())
            on_more=move |()| paged.steps.update(|steps| *steps += 1)
        />
    }
}

/// What stands in the place of a table without rows.
#[component]
fn NothingFound(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let filtered = move || asked.with(Asked::is_filtered);
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
            <EmptyState title="Qui non c’è niente di simile" glyph=Glyph::Network>
                <p>
                    "Prova con meno parole, o con meno filtri. Se manca davvero, aggiungila: bastano il nome e che cos’è."
                </p>
                <Show when=filtered>
                    <a class="button" href=move || asked.with(|asked| asked.without_filters().href())>
                        "Togli i filtri"
                    </a>
                </Show>
            </EmptyState>
        </Show>
    }
}

/// What stands in a cell that has nothing to say. A table keeps its place; a card leaves the line out.
#[component]
fn Nothing() -> impl IntoView {
    view! { <span class="small" data-nothing=""><span aria-hidden="true">"–"</span><span class="vh">"non si sa"</span></span> }
}

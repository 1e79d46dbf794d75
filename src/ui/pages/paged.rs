//! Rows that are shown a few at a time: how many now, and the button for more.

use leptos::prelude::*;

use crate::ui::components::More;

/// How many rows are shown at first, and how many more at a time.
const STEP: usize = 40;

/// Rows of which only the first are shown.
pub struct Paged<T: Send + Sync + 'static> {
    rows: Memo<Vec<T>>,
    shown: Memo<Vec<T>>,
    steps: RwSignal<usize>,
}

impl<T: Send + Sync + 'static> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Paged<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Paged<T> {
    /// The first of these rows.
    pub fn of(rows: Memo<Vec<T>>) -> Self {
        let steps = RwSignal::new(1_usize);
        // A memo: what changes further down draws nothing anew.
        let shown =
            Memo::new(move |_| rows.with(|rows| rows[..(steps.get() * STEP).min(rows.len())].to_vec()));
        Paged { rows, shown, steps }
    }

    /// How many there are.
    pub fn total(self) -> usize {
        self.rows.with(Vec::len)
    }

    /// How many are shown.
    pub fn count(self) -> usize {
        self.shown.with(Vec::len)
    }

    /// Those that are shown.
    pub fn shown(self) -> Vec<T> {
        self.shown.get()
    }

    /// The button that shows more.
    pub fn more(self) -> impl IntoView {
        view! {
            <More
                shown=Signal::derive(move || self.count())
                total=Signal::derive(move || self.total())
                on_more=move |()| self.steps.update(|steps| *steps += 1)
            />
        }
    }
}

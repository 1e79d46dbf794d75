//! Lists that are shown a few at a time: how much now, and the button for more. Who comes back finds as much as was open.

use leptos::prelude::*;

use crate::session::page::places;
use crate::ui::components::More;

/// How many rows of a table are shown at first, and how many more at a time.
const STEP: usize = 40;

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub struct Portion {
    list: &'static str,
    step: usize,
    total: Signal<usize>,
    steps: RwSignal<usize>,
}

impl Portion {
    /// Of a list of so many, shown `step` at a time. Its name is its own on the screen.
    pub fn of(list: &'static str, step: usize, total: impl Into<Signal<usize>>) -> Self {
        on_cleanup(move || places::close(list));
        let steps = RwSignal::new(places::steps(list));
        Portion { list, step, total: total.into(), steps }
    }

    /// How many there are.
    pub fn total(self) -> usize {
        self.total.get()
    }

    /// How many are shown.
    pub fn shown(self) -> usize {
        (self.steps.get() * self.step).min(self.total.get())
    }

    /// The button that shows more.
    pub fn more(self) -> impl IntoView {
        let more = move |()| {
            self.steps.update(|steps| *steps += 1);
            places::open(self.list, self.steps.get_untracked());
        };
        view! { <More shown=Signal::derive(move || self.shown()) total=self.total on_more=more /> }
    }
}

/// Rows of a table of which only the first are shown.
pub struct Paged<T: Send + Sync + 'static> {
    portion: Portion,
    shown: Memo<Vec<T>>,
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
        let portion = Portion::of("righe", STEP, Signal::derive(move || rows.with(Vec::len)));
        // A memo: what changes further down draws nothing anew.
        let shown = Memo::new(move |_| rows.with(|rows| rows[..portion.shown()].to_vec()));
        Paged { portion, shown }
    }

    /// How many there are.
    pub fn total(self) -> usize {
        self.portion.total()
    }

    /// Those that are shown.
    pub fn shown(self) -> Vec<T> {
        self.shown.get()
    }

    /// The button that shows more.
    pub fn more(self) -> impl IntoView {
        self.portion.more()
    }
}

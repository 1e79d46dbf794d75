//! Lists that are shown a few at a time: how much now, and the button for more; and what is typed to find something in
//! them. Who comes back finds as much as was shown, and the words.

use leptos::prelude::*;

use crate::session::page;
use crate::session::page::places::{self, Note};
use crate::ui::components::More;

/// How many rows of a table are shown at first, and how many more at a time.
const STEP: usize = 40;

/// Something of a screen that is found again by whoever comes back to it.
#[derive(Clone, Copy)]
pub struct Kept {
    name: &'static str,
    part: u32,
}

impl Kept {
    /// Under a name of its own on the screen; and what it was, if somebody comes back.
    pub fn under(name: &'static str) -> (Self, Option<Note>) {
        let (part, before) = places::noted(name);
        on_cleanup(move || places::forget(part));
        (Kept { name, part }, before)
    }

    /// The same of how much of a list was shown.
    pub fn shown_under(name: &'static str) -> (Self, Option<usize>) {
        let (kept, before) = Kept::under(name);
        let shown = match before {
            Some(Note::Shown(shown)) => Some(shown),
            Some(Note::Words(_)) | None => None,
        };
        (kept, shown)
    }

    /// From here on it is what this says.
    pub fn follows(self, note: impl Fn() -> Note + 'static) {
        Effect::new(move |_| places::note(self.part, self.name, note()));
    }
}

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub struct Portion {
    step: usize,
    total: Signal<usize>,
    shown: RwSignal<usize>,
}

impl Portion {
    /// Of a list of so many, shown `step` at a time. Its name is its own on the screen.
    pub fn of(list: &'static str, step: usize, total: impl Into<Signal<usize>>) -> Self {
        let (kept, before) = Kept::shown_under(list);
        let shown = RwSignal::new(before.unwrap_or(step));
        kept.follows(move || Note::Shown(shown.get()));
        Portion { step, total: total.into(), shown }
    }

    /// How many there are.
    pub fn total(self) -> usize {
        self.total.get()
    }

    /// How many are shown.
    pub fn shown(self) -> usize {
        self.shown.get().min(self.total.get())
    }

    /// The button that shows more.
    pub fn more(self) -> impl IntoView {
        let more = move |()| self.shown.update(|shown| *shown += self.step);
        view! { <More shown=Signal::derive(move || self.shown()) total=self.total on_more=more /> }
    }
}

/// What is typed in the search of a screen: the words that stood there, if somebody comes back to it. They are in memory
/// alone.
pub fn typed_words() -> RwSignal<String> {
    let (kept, before) = Kept::under("parole");
    let words = RwSignal::new(match before {
        Some(Note::Words(words)) => words,
        Some(Note::Shown(_)) | None => String::new(),
    });
    kept.follows(move || Note::Words(words.get()));
    words
}

/// How many rows are at most in sight when a list is drawn. The others are drawn once nothing else was asked for a moment:
/// what somebody types is answered letter by letter.
const IN_SIGHT: usize = 16;

/// That moment, in milliseconds.
const REST: u32 = 100;

/// So many new rows come at once: somebody has changed something, and is looking at it.
const FEW: usize = 4;

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

    /// The lines of those that are shown.
    pub fn lines(self, line: impl Fn(T) -> AnyView + Clone + Send + 'static) -> impl IntoView {
        let drawn = move |rows: Vec<T>| rows.into_iter().map(&line).collect_view();
        let below = self.below();
        let sight = Memo::new(move |_| self.shown.with(|rows| rows[..rows.len().min(IN_SIGHT)].to_vec()));
        let first = {
            let drawn = drawn.clone();
            move || drawn(sight.get())
        };
        view! { {first} {move || drawn(below.get())} }
    }

    /// Those below the ones in sight. What is no more among them goes at once; many new ones come after a moment, unless
    /// somebody asks for more of them, or comes back to where they were.
    fn below(self) -> RwSignal<Vec<T>> {
        let now = move |rows: &Vec<T>| rows[rows.len().min(IN_SIGHT)..].to_vec();
        let at_first = if places::is_coming_back() { self.shown.with_untracked(now) } else { Vec::new() };
        let below = RwSignal::new(at_first);
        let put = move |rows: Vec<T>| {
            // The same rows are not drawn anew, and the screen may be gone.
            if below.try_with_untracked(|below| *below != rows).unwrap_or(false) {
                below.set(rows);
            }
        };
        let waiting = StoredValue::new_local(None::<page::Timer>);
        Effect::new(move |asked_for: Option<usize>| {
            let (rows, asked) = (self.shown.with(now), self.portion.shown.get());
            waiting.set_value(None);
            let still = |row: &&T| rows.contains(row);
            let kept: Vec<T> = below.with_untracked(|below| below.iter().filter(still).cloned().collect());
            let few = rows.len() - kept.len().min(rows.len()) <= FEW;
            if few || asked_for.is_some_and(|before| before < asked) {
                put(rows);
            } else {
                put(kept);
                waiting.set_value(Some(page::timer(REST, move || put(rows))));
            }
            asked
        });
        below
    }

    /// The button that shows more.
    pub fn more(self) -> impl IntoView {
        self.portion.more()
    }
}

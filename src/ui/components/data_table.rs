//! A table that becomes a list of cards where it would not fit. Roles are written out because cards lose the native ones.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// How a column is sorted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// From the first to the last.
    Ascending,
    /// From the last to the first.
    Descending,
}

/// The heading of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub label: String,
    /// Whether it holds figures.
    pub numeric: bool,
    /// The address that sorts by it, where it can be sorted.
    pub href: Option<String>,
    /// How it is sorted now.
    pub sorting: Option<Sorting>,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of figures.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { numeric: true, ..Self::new(label) }
    }

    /// The same column, sortable by a link.
    #[must_use]
    pub fn sorted_by(mut self, href: impl Into<String>, now: Option<Sorting>) -> Self {
        self.href = Some(href.into());
        self.sorting = now;
        self
    }
}

/// A table with its caption; its rows are `Row`s.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: Signal<String>,
    /// The headings.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = |Column { label, numeric, href, sorting }: Column| {
        let (order, arrow) = match sorting {
            Some(Sorting::Ascending) => (Some("ascending"), " ↑"),
            Some(Sorting::Descending) => (Some("descending"), " ↓"),
            None => (None, ""),
        };
        let words = match href {
            Some(href) => {
                view! { <a href=href>{label}<span aria-hidden="true">{arrow}</span></a> }.into_any()
            }
            None => label.into_any(),
        };
        view! {
            <th role="columnheader" scope="col" class:n=numeric aria-sort=order>
                {words}
            </th>
        }
    };
    view! {
        <div class="table" data-kind="cards">
            <table role="table">
                <caption>{move || caption.get()}</caption>
                <thead role="rowgroup">
                    <tr role="row">{move || columns.get().into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

/// One row: a `RowHead`, then `Cell`s.
#[component]
pub fn Row(
    /// Its cells.
    children: Children,
) -> impl IntoView {
    view! { <tr role="row">{children()}</tr> }
}

/// What the row is about, usually a link.
#[component]
pub fn RowHead(
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! { <th role="rowheader" scope="row">{children()}</th> }
}

/// One value. As a card it carries the words of its column.
#[component]
pub fn Cell(
    /// The words of its column.
    #[prop(into)]
    label: String,
    /// Whether it holds a figure.
    #[prop(optional)]
    numeric: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <td role="cell" data-label=label class:n=numeric>
            {children()}
        </td>
    }
}

/// What a line of a long list is reached by.
const LINES: &str = "article a, li a, th a";

/// Shows more. Where that was all, the button is gone, and the keyboard goes on at the first line that is new.
fn press(event: &leptos::ev::MouseEvent, on_more: Callback<()>) {
    let button: Element = event_target(event);
    let around = button.closest("section, main").ok().flatten();
    let before =
        |line: &Element| line.compare_document_position(&button) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    let seen = around.as_ref().map_or(0, |around| lines(around).iter().filter(|line| before(line)).count());
    on_more.run(());
    request_animation_frame(move || {
        let new =
            around.filter(|_| !button.is_connected()).and_then(|around| lines(&around).into_iter().nth(seen));
        if let Some(new) = new.and_then(|new| new.dyn_into::<HtmlElement>().ok()) {
            // A link can be focused.
            new.focus().unwrap_or_default();
        }
    });
}

fn lines(around: &Element) -> Vec<Element> {
    let Ok(found) = around.query_selector_all(LINES) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

/// How much of a long list is on screen, and the button for the rest. Nothing when all of it is.
#[component]
pub fn More(
    /// How many are shown.
    #[prop(into)]
    shown: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Shows more.
    #[prop(into)]
    on_more: Callback<()>,
) -> impl IntoView {
    view! {
        <Show when=move || shown.get() < total.get()>
            <div class="more">
                <p class="small">{move || format!("Ne vedi {} di {}", shown.get(), total.get())}</p>
                <button class="button" type="button" on:click=move |event| press(&event, on_more)>
                    "Mostra altri"
                </button>
            </div>
            <p class="paper" data-still="never">{move || format!("Su questo foglio: {} di {}.", shown.get(), total.get())}</p>
        </Show>
    }
}

//! A list of the same few fields, as long as the person needs: telephones, opening hours, links.

use leptos::prelude::*;

use super::anchor::{anchor, focus, focus_inside};
use crate::ui::icons::{Glyph, Icon};

/// The rows of a list being edited. Each keeps a key of its own, so that removing one never moves what is typed in another.
pub struct Rows<T: 'static> {
    rows: RwSignal<Vec<(u32, T)>>,
    next: StoredValue<u32>,
}

impl<T: 'static> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for Rows<T> {}

impl<T: Clone + Send + Sync + 'static> Rows<T> {
    /// Rows that start with these values.
    pub fn new(values: impl IntoIterator<Item = T>) -> Self {
        let rows: Vec<_> = (0u32..).zip(values).collect();
        let next = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Self { rows: RwSignal::new(rows), next: StoredValue::new(next) }
    }

    /// The values in order. Tracks the list, not what is typed in its rows.
    pub fn values(&self) -> Vec<T> {
        self.rows.with(|rows| rows.iter().map(|(_, value)| value.clone()).collect())
    }

    /// Adds a row at the end and gives its key.
    pub fn push(&self, value: T) -> u32 {
        let key = self.next.get_value();
        self.next.set_value(key.wrapping_add(1));
        self.rows.update(|rows| rows.push((key, value)));
        key
    }

    /// Takes a row away; an unknown key changes nothing.
    pub fn remove(&self, key: u32) {
        self.rows.update(|rows| rows.retain(|(own, _)| *own != key));
    }
}

/// A fieldset of repeated rows. Adding puts the focus in the new row, removing puts it on the button that adds.
#[component]
pub fn RepeatedRows<T, B, R, V>(
    /// What the rows are.
    #[prop(into)]
    legend: String,
    /// The rows.
    rows: Rows<T>,
    /// Makes an empty row.
    blank: B,
    /// Draws the fields of a row.
    row: R,
    /// The words of the button that adds: "Aggiungi un telefono".
    #[prop(into)]
    add_label: String,
    /// The words, for screen readers, of the button that removes: "Togli questo telefono".
    #[prop(into)]
    remove_label: String,
    /// A sentence of help under the name of the group.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    B: Fn() -> T + 'static,
    R: Fn(T) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let id = anchor(String::new(), "rows");
    let add_id = format!("{id}-add");
    let list: NodeRef<leptos::html::Ul> = NodeRef::new();
    let add = move |_| {
        rows.push(blank());
        // The row is drawn after this turn: only then can it take the focus.
        request_animation_frame(move || {
            if let Some(list) = list.get_untracked() {
                focus_inside(&list, ":scope > :last-child :is(input, select, textarea)");
            }
        });
    };
    let after_removal = add_id.clone();
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            <ul class="repeat" node_ref=list>
                <For
                    each=move || rows.rows.get()
                    key=|(key, _)| *key
                    children=move |(key, value)| {
                        let back = after_removal.clone();
                        let remove = move |_| {
                            rows.remove(key);
                            focus(&back);
                        };
                        view! {
                            <li class="repeat-row">
                                {row(value)}
                                <button class="button" data-kind="icon" type="button" on:click=remove>
                                    <span class="vh">{remove_label.clone()}</span>
                                    <Icon glyph=Glyph::Close />
                                </button>
                            </li>
                        }
                    }
                />
            </ul>
            <button class="button" type="button" id=add_id on:click=add>
                <Icon glyph=Glyph::Plus />
                {add_label}
            </button>
        </fieldset>
    }
}

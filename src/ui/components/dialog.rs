//! Native dialogs: the browser keeps the focus inside, closes on Esc and gives the focus back.

use leptos::prelude::*;

use super::anchor::{anchor, focus_inside};
use crate::session::page;
use crate::ui::icons::{Glyph, Icon};

/// A dialog above the page. What it holds, its title too, is made anew each time it opens, and the first field takes the focus, or the title.
#[component]
pub fn Dialog(
    /// Whether it is open; closing by Esc or by the button sets it too.
    open: RwSignal<bool>,
    /// What it is about, as a sentence or a question.
    #[prop(into)]
    title: Signal<String>,
    /// Room for a table or a comparison.
    #[prop(optional)]
    large: bool,
    /// What it holds; a row of buttons goes in `<div class="actions">`.
    children: ChildrenFn,
) -> impl IntoView {
    let node: NodeRef<leptos::html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            dialog.close();
        } else if !dialog.open() && dialog.show_modal().is_ok() {
            // What it holds is drawn in this same turn or the next: the focus waits for it.
            request_animation_frame(move || {
                let fields = ":is(.field, .search, .choice, .check) :is(input, select, textarea)";
                if !focus_inside(&dialog, fields) {
                    focus_inside(&dialog, "h2");
                }
            });
        }
    });
    let title_id = anchor(String::new(), "dialog");
    let labelled = title_id.clone();
    view! {
        <dialog
            class="dialog"
            node_ref=node
            data-size=large.then_some("l")
            aria-labelledby=labelled
            on:close=move |_| {
                open.set(false);
                // Who opened it may be gone, or may never have been on this screen.
                request_animation_frame(|| page::focus_if_lost("contenuto"));
            }
        >
            <Show when=move || open.get()>
                <header>
                    <h2 id=title_id.clone() tabindex="-1">{move || title.get()}</h2>
                    <button class="button" data-kind="icon" type="button" on:click=move |_| open.set(false)>
                        <span class="vh">"Chiudi"</span>
                        <Icon glyph=Glyph::Close />
                    </button>
                </header>
                {children()}
            </Show>
        </dialog>
    }
}

/// A question before something that matters: what will happen, what is kept, and two ways out.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// The words of the button that does it: a verb, never "OK".
    #[prop(into)]
    confirm: Signal<String>,
    /// What to do. The dialog closes first.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// The words of the other button.
    #[prop(into, default = "Lascia com’è".to_owned())]
    cancel: String,
    /// What will happen and how to go back.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let cancel = StoredValue::new(cancel);
    let act = move |_| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog open title>
            {children.with_value(|children| children())}
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    data-kind=if danger { "danger" } else { "main" }
                    on:click=act
                >
                    {move || confirm.get()}
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                    {cancel.get_value()}
                </button>
            </div>
        </Dialog>
    }
}

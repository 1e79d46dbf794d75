//! The last question before something that does not come back: it asks for a tick, not only for a press.

use leptos::prelude::*;

use crate::ui::components::{CheckField, Dialog};

/// A question with a tick of its own. The button acts only once the box is ticked.
#[component]
pub fn Sure(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// The words beside the box: what the person has understood.
    #[prop(into)]
    understood: Signal<String>,
    /// The words of the button.
    #[prop(into)]
    confirm: Signal<String>,
    /// What to do. The dialog closes first.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// What will happen, and what does not come back.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Dialog open title>
            <Question open understood confirm on_confirm>
                {children.with_value(|children| children())}
            </Question>
        </Dialog>
    }
}

/// Made anew each time the dialog opens, so that the box is empty again.
#[component]
fn Question(
    open: RwSignal<bool>,
    understood: Signal<String>,
    confirm: Signal<String>,
    on_confirm: Callback<()>,
    children: Children,
) -> impl IntoView {
    let ticked = RwSignal::new(false);
    let missing = RwSignal::new(false);
    let act = move |_| {
        if !ticked.get_untracked() {
            missing.set(true);
            return;
        }
        open.set(false);
        on_confirm.run(());
    };
    view! {
        {children()}
        <CheckField label=understood.get_untracked() value=ticked />
        <div role="alert">
            <Show when=move || missing.get() && !ticked.get()>
                <p class="error">"Metti la spunta qui sopra, se sei sicuro; altrimenti lascia com’è."</p>
            </Show>
        </div>
        <div class="actions">
            <button class="button" data-kind="danger" type="button" on:click=act>
                {move || confirm.get()}
            </button>
            <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                "Lascia com’è"
            </button>
        </div>
    }
}

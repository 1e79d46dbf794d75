//! A form in a dialog.

use leptos::prelude::*;

use crate::ui::components::Dialog;

use super::keeping::Ways;

/// A form in a dialog: drawn anew each time the dialog opens or the form begins again.
#[component]
pub fn FormDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about, as a sentence or a question.
    #[prop(into)]
    title: Signal<String>,
    /// Draws the form, which leaves by these ways.
    #[prop(into)]
    form: Callback<Ways, AnyView>,
    /// Room for rows of several fields.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let round = RwSignal::new(0_u32);
    let ways = Ways {
        leave: Callback::new(move |()| open.set(false)),
        restart: Callback::new(move |()| round.update(|it| *it += 1)),
    };
    view! {
        <Dialog open title large>
            {move || {
                round.get();
                form.run(ways)
            }}
        </Dialog>
    }
}

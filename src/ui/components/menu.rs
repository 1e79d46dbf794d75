//! What opens beside its button through the native `popover`: a menu of actions. The source of a fact is in `provenance`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::anchor::anchor;

/// Where a popover opens: under what was pressed, in CSS pixels of the window, given to the style sheet as `--x` and `--y`.
#[derive(Clone, Copy)]
pub(super) struct Place(RwSignal<(f64, f64)>);

impl Place {
    pub(super) fn new() -> Self {
        Self(RwSignal::new((16.0, 80.0)))
    }

    /// Takes the place of the pressed button, before the browser opens the popover.
    pub(super) fn under(self, event: &leptos::ev::MouseEvent) {
        if let Some(button) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            let edge = button.get_bounding_client_rect();
            self.0.set((edge.left(), edge.bottom() + 4.0));
        }
    }

    pub(super) fn x(self) -> String {
        format!("{}px", self.0.get().0)
    }

    pub(super) fn y(self) -> String {
        format!("{}px", self.0.get().1)
    }
}

/// A button that opens a short list of links and buttons. Esc and a press elsewhere close it; so does choosing.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: String,
    /// Links and buttons, one a line.
    children: Children,
) -> impl IntoView {
    let id = anchor(String::new(), "menu");
    let place = Place::new();
    let node: NodeRef<leptos::html::Div> = NodeRef::new();
    let close = move |_| {
        if let Some(menu) = node.get_untracked() {
            // A menu already closed by the browser refuses: then there is nothing left to do.
            drop(menu.hide_popover());
        }
    };
    view! {
        <button
            class="button menu-button"
            type="button"
            popovertarget=id.clone()
            on:click=move |event| place.under(&event)
        >
            {label}
        </button>
        <div
            class="menu"
            id=id
            popover="auto"
            node_ref=node
            style:--x=move || place.x()
            style:--y=move || place.y()
            on:click=close
        >
            {children()}
        </div>
    }
}

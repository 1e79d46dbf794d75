//! What opens beside its button through the native `popover`: a menu of actions. The source of a fact is in `provenance`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::anchor::anchor;

/// Where a popover opens: under what was pressed, or above it in the lower part of the window. In CSS pixels of the
/// window, given to the style sheet as `--x` and `--y` with `data-above`.
#[derive(Clone, Copy)]
pub(super) struct Place {
    x: RwSignal<f64>,
    y: RwSignal<f64>,
    above: RwSignal<bool>,
}

impl Place {
    pub(super) fn new() -> Self {
        Self { x: RwSignal::new(16.0), y: RwSignal::new(80.0), above: RwSignal::new(false) }
    }

    /// Takes the place of the pressed button, before the browser opens the popover.
    pub(super) fn under(self, event: &leptos::ev::MouseEvent) {
        let Some(button) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        let edge = button.get_bounding_client_rect();
        // A window that does not tell its height is taken for a tall one.
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::INFINITY);
        let above = edge.top() > height * 0.6;
        self.above.set(above);
        self.x.set(edge.left());
        self.y.set(if above { height - edge.top() + 4.0 } else { edge.bottom() + 4.0 });
    }

    pub(super) fn x(self) -> String {
        format!("{}px", self.x.get())
    }

    pub(super) fn y(self) -> String {
        format!("{}px", self.y.get())
    }

    pub(super) fn above(self) -> Option<&'static str> {
        self.above.get().then_some("")
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
    // Before what was chosen is done: a dialog that it opens gives the keyboard back to the button, not to a hidden line.
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
            data-above=move || place.above()
            style:--x=move || place.x()
            style:--y=move || place.y()
            on:click:capture=close
        >
            {children()}
        </div>
    }
}

//! Where a file comes in: dragged, or chosen with a button. Reading it is not done here.

use leptos::prelude::*;
use web_sys::File;

use super::anchor::anchor;
use crate::ui::icons::{Glyph, Icon};

/// A place for one file. A second file, chosen or dropped, is given again.
#[component]
pub fn DropZone(
    /// What to bring here: "Trascina qui il file ricevuto".
    #[prop(into)]
    prompt: String,
    /// The words of the button.
    #[prop(into, default = "Scegli un file".to_owned())]
    button: String,
    /// What the file chooser offers, as `.json`.
    #[prop(optional, into)]
    accept: String,
    /// Given the file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let id = anchor(String::new(), "file");
    let over = RwSignal::new(false);
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        // The same file chosen twice must count twice.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            on_file.run(file);
        }
    };
    let hover = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div
            class="drop"
            data-over=move || over.get().then_some("")
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <Icon glyph=Glyph::Upload size=32 />
            <p>{prompt}</p>
            <input class="vh" type="file" id=id.clone() accept=accept node_ref=input on:change=chosen />
            <label class="button" for=id>{button}</label>
        </div>
    }
}

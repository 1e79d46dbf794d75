//! Where files come in: dragged, or chosen with a button. Reading it is not done here.

use leptos::prelude::*;
use web_sys::File;

use super::anchor::anchor;
use crate::session::page;
use crate::ui::icons::{Glyph, Icon};

/// A place for one file or several. What is chosen or dropped again is given again.
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
    /// Given the files.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let id = anchor(String::new(), "file");
    let over = RwSignal::new(false);
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        if let Some(files) = input.files() {
            on_files.run((0..files.length()).filter_map(|n| files.get(n)).collect());
        }
        // The same file chosen twice must count twice.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(data) = event.data_transfer() {
            on_files.run(page::files_in(&data));
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
            <input class="vh" type="file" multiple id=id.clone() accept=accept node_ref=input on:change=chosen />
            <label class="button" for=id>{button}</label>
        </div>
    }
}

//! This device: its name, the notebook, what is kept here and how firmly, what was left aside.

use leptos::prelude::*;

use super::device_name::DeviceName;
use super::leftovers::LeftAside;
use super::notebook_title::NotebookTitle;
use super::storage::StorageState;

/// The part about this device.
#[component]
pub fn DevicePart() -> impl IntoView {
    view! {
        <LeftAside />
        <div class="grid" data-fit data-min="19">
            <DeviceName />
            <NotebookTitle />
        </div>
        <StorageState />
    }
}

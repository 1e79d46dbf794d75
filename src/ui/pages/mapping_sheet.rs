//! One mapping sheet: how far it has come, its parts, and the way into the guide.

mod acts;
mod check;
mod head;
mod parts;
mod preview;
mod publish;
mod warnings;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Id, MappingSheet};
use crate::insight::appearances;
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::pages::Page;
use crate::ui::pages::addressed::addressed;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::sheet::Appearances;

use acts::Acts;
use check::{Check, Checking};
use head::Head;
use parts::Parts;
use publish::Publish;
use warnings::Warnings;

/// The name, in the address, of the part that is being filled in.
pub const PART: &str = "parte";

/// The id of the heading of the panel that leads into the guide.
const PUBLISHING: &str = "pubblica";

/// A sheet as it is now; none once it is gone.
type Now = Memo<Option<Arc<MappingSheet>>>;

/// What the address names.
#[component]
pub fn MappingSheetPage() -> impl IntoView {
    addressed(|id: Id<MappingSheet>| view! { <One id /> }.into_any())
}

#[component]
fn One(id: Id<MappingSheet>) -> impl IntoView {
    let of = id.clone();
    let now: Now = store().select(move |workspace| Reading::of(workspace).get(&of).cloned());
    let title = Memo::new(move |_| {
        now.with(|it| it.as_ref().map(|sheet| sheet.name.to_string()).unwrap_or_default())
    });
    // Which question about a check is open, if one is.
    let checking = RwSignal::new(None::<Checking>);
    let record = id.record().clone();
    let found = store().select(move |workspace| appearances(workspace, &record));
    view! {
        <Page title>
            <Head now title checking />
            <Warnings now checking />
            <div class="aside">
                <div class="stack" data-gap="s5">
                    <Parts now />
                    <Appearances found />
                    <Acts now checking />
                </div>
                <Publish id=id.clone() now checking />
            </div>
            <Check id checking />
            <Opened />
        </Page>
    }
}

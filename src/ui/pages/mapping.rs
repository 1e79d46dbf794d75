//! Mapping sheets and conversations: what there is by territory and state, and who told it.

mod asking;
mod filters;
mod glance;
mod interviews;
mod sheets;

use leptos::prelude::*;

use crate::insight::{interviews as all_interviews, sheets as all_sheets};
use crate::ui::app::{session, store};
use crate::ui::components::{SearchBox, Views};
use crate::ui::pages::Page;
use crate::ui::pages::filtering::{ListHead, PageView, asked, tabs};
use crate::ui::pages::paged::typed_words;
use crate::ui::pages::rooms::{Room, RoomHead};
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::interview::AddInterview;
use crate::ui::pages::territories::opened::mapping_sheet::AddSheet;

use asking::{Asked, View};
use filters::Filters;
use glance::Glance;
use interviews::Interviews;
use sheets::Sheets;
pub use sheets::tone;

/// Mapping sheets and conversations.
#[component]
pub fn MappingPage() -> impl IntoView {
    let (store, today) = (store(), session().today());
    let asked: Memo<Asked> = asked();
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // Words stay out of the address: what somebody looks for is nobody's business.
    let words = typed_words();
    // The rows are made once for a change of the notebook; filters and words only choose among them.
    let sheets = store.select(move |w| all_sheets(w, today.get()));
    let interviews = store.select(move |w| all_interviews(w, today.get()));
    let (adding_sheet, adding_interview) = (RwSignal::new(false), RwSignal::new(false));
    let tabs = tabs(asked, move || [sheets.with(Vec::len), interviews.with(Vec::len)]);
    let names = Signal::derive(move || view.get().names());
    let add = move |()| match view.get_untracked() {
        View::Sheets => adding_sheet.set(true),
        View::Interviews => adding_interview.set(true),
    };
    let shown = move || match view.get() {
        View::Sheets => view! {
            <Show when=move || !sheets.with(Vec::is_empty)>
                <Glance rows=sheets asked />
                <SearchBox label="Cerca in questo elenco" value=words placeholder="es. oratorio" quiet=true />
                <Filters asked />
            </Show>
            <Sheets rows=sheets asked words add=adding_sheet />
        }
        .into_any(),
        View::Interviews => view! {
            <Show when=move || !interviews.with(Vec::is_empty)>
                <SearchBox label="Cerca in questo elenco" value=words placeholder="es. oratorio" quiet=true />
                <Filters asked />
            </Show>
            <Interviews rows=interviews asked words add=adding_interview />
        }
        .into_any(),
    };
    view! {
        <Page title="Mappatura">
            <RoomHead
                here=Room::Mapping
                title="Che cosa c’è qui, e chi ce l’ha raccontato"
                lead="Una scheda per ogni risorsa, anche piccola e senza insegna. Quello che serve alle famiglie, verificato, entra nella guida."
            />
            <section class="stack" aria-labelledby="elenco">
                <Views label="Parti della mappatura" tabs />
                <ListHead names on_add=add />
                {shown}
            </section>
            <AddSheet open=adding_sheet />
            <AddInterview open=adding_interview />
            <Opened />
        </Page>
    }
}

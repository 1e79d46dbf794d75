//! The observatory: what is needed and what answers, what people said, what comes first.

mod asking;
mod at_a_glance;
mod empty;
mod filters;
mod needs;
mod priorities;
mod voices;

use leptos::prelude::*;

use crate::domain::{Need, Priority, Voice};
use crate::ui::app::store;
use crate::ui::components::{SearchBox, Views};
use crate::ui::pages::Page;
use crate::ui::pages::filtering::{ListHead, PageView, asked, tabs};
use crate::ui::pages::paged::typed_words;
use crate::ui::pages::rooms::{Room, RoomHead};
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::need::AddNeed;
use crate::ui::pages::territories::opened::priority::AddPriority;
use crate::ui::pages::territories::opened::voice::AddVoice;

pub use asking::{Asked, View};
use at_a_glance::AtAGlance;
use filters::Filters;
use needs::Needs;
use priorities::Priorities;
use voices::Voices;

/// Needs, voices and priorities.
#[component]
pub fn ObservatoryPage() -> impl IntoView {
    let asked: Memo<Asked> = asked();
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // Words stay out of the address: what somebody looks for is nobody's business.
    let words = typed_words();
    let adding = RwSignal::new(false);
    let all = store().select(|w| {
        let (needs, voices) = (w.live::<Need>().count(), w.live::<Voice>().count());
        [needs, voices, w.live::<Priority>().count()]
    });
    let tabs = tabs(asked, move || all.get());
    let names = Signal::derive(move || view.get().names());
    // What is empty has nothing to be looked for in.
    let any = Memo::new(move |_| {
        let place = View::ALL.iter().position(|it| *it == view.get()).unwrap_or(0);
        all.with(|all| all[place] > 0)
    });
    let shown = move || match view.get() {
        View::Needs => view! { <Needs asked words any /> }.into_any(),
        View::Voices => view! { <Voices asked words any /> }.into_any(),
        View::Priorities => view! { <Priorities asked words any /> }.into_any(),
    };
    let dialog = move || match view.get() {
        View::Needs => view! { <AddNeed open=adding /> }.into_any(),
        View::Voices => view! { <AddVoice open=adding /> }.into_any(),
        View::Priorities => view! { <AddPriority open=adding /> }.into_any(),
    };
    view! {
        <Page title="Osservatorio">
            <RoomHead
                here=Room::Observatory
                title="Che cosa serve, e chi risponde"
                lead="Bisogni, voci e priorità raccolti negli incontri e nei colloqui. Riguardano sempre gruppi di persone, mai una persona o una famiglia."
            />
            <section class="stack" aria-labelledby="elenco">
                <Views label="Parti dell’osservatorio" tabs />
                <ListHead names on_add=move |()| adding.set(true) />
                <Show when=move || any.get()>
                    <Show when=move || view.get() == View::Needs>
                        <AtAGlance />
                    </Show>
                    <SearchBox label="Cerca in questo elenco" value=words placeholder="es. corriera" quiet=true />
                    <Filters asked />
                </Show>
                {shown}
            </section>
            {dialog}
            <Opened />
        </Page>
    }
}

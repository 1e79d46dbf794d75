//! The observatory: what is needed and what answers, what people said, what comes first.

mod asking;
mod at_a_glance;
mod empty;
mod filters;
mod needs;
mod priorities;
mod voices;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::{Need, Priority, Voice};
use crate::ui::app::store;
use crate::ui::components::{SearchBox, Tab, Views};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::numbers;
use crate::ui::pages::Page;
use crate::ui::pages::rooms::{Room, RoomHead};
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::need::AddNeed;
use crate::ui::pages::territories::opened::priority::AddPriority;
use crate::ui::pages::territories::opened::voice::AddVoice;

use asking::Asked;
pub use asking::{CATEGORY, TERRITORY, VIEW, View};
use at_a_glance::AtAGlance;
use filters::Filters;
use needs::Needs;
use priorities::Priorities;
use voices::Voices;

/// Needs, voices and priorities.
#[component]
pub fn ObservatoryPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::of(|name| query.get(name))));
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // Words stay out of the address: what somebody looks for is nobody's business.
    let words = RwSignal::new(String::new());
    let adding = RwSignal::new(false);
    let all = store().select(|w| {
        let (needs, voices) = (w.live::<Need>().count(), w.live::<Voice>().count());
        [needs, voices, w.live::<Priority>().count()]
    });
    let tabs = Signal::derive(move || {
        let tab = |(view, count): (View, usize)| Tab {
            label: format!("{} ({})", view.words(), numbers::whole(count as u64)),
            href: asked.with(|asked| asked.seen_as(view).href()),
            current: asked.with(|asked| asked.view == view),
        };
        View::ALL.into_iter().zip(all.get()).map(tab).collect::<Vec<_>>()
    });
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
                <div class="spread">
                    <h2 id="elenco">{move || view.get().question()}</h2>
                    <button class="button" data-kind="main" type="button" on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Plus />
                        {move || view.get().add()}
                    </button>
                </div>
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

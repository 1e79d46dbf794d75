//! The form of a new need, and the needs that say nearly the same, so that one need heard
//! twice does not become two.

use leptos::prelude::*;

use crate::domain::{Need, RecordId};
use crate::insight::{KnownNeed, KnownNeeds, Source, whence};
use crate::ui::components::Notice;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, numbers};
use crate::ui::pages::territories::opened::edit::{adding, create};

use super::again::again;
use super::form::{blank, draw, read};

/// How much of a need that is there already is shown.
const LONGEST: usize = 160;

/// What happens when the need that somebody is writing is there already: the form is not wanted any more.
#[derive(Clone, Copy)]
struct Recognised(Callback<RecordId>);

/// A new need.
#[component]
pub fn AddNeed(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Where it is heard: a meeting, a conversation, a sheet, a voice, a group, a territory.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which need came of it, or which was heard again.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let key = format!("nuovo-bisogno:{}", from.as_ref().map_or("", RecordId::as_str));
    adding(open, "Che cosa serve, e a chi?", made, move |ways, kept| {
        let draft = key.clone();
        provide_context(Recognised(Callback::new(move |id| {
            keeper.session().drop_draft(&draft);
            kept.run(id);
        })));
        let known = from.as_ref().map(|id| whence(&keeper.store().now(), id)).unwrap_or_default();
        let today = keeper.session().today().get_untracked();
        create::<Need>(key.clone(), blank(keeper.session(), &known, today), ways, kept, draw, read)
    })
}

/// The needs that say nearly what is being written, each with the button that hears it once more instead.
#[component]
pub fn Alike(
    /// What is being written.
    written: Signal<String>,
    /// The need that would come of it: where it is heard is known from it.
    need: Need,
) -> impl IntoView {
    let keeper = Keeper::here();
    let recognised = use_context::<Recognised>();
    let known = StoredValue::new(KnownNeeds::of(&keeper.store().now()));
    let found = Memo::new(move |_| known.with_value(|known| written.with(|text| known.like(text))));
    let source = source_of(&need);
    let line = move |KnownNeed { id, statement, times_heard, .. }: KnownNeed| {
        let source = source.clone();
        let press = move |_| {
            if again(keeper, &id, source.as_ref())
                && let Some(Recognised(done)) = recognised
            {
                done.run(id.record().clone());
            }
        };
        let times = numbers::counted_words(times_heard as usize, "volta", "volte");
        view! {
            <li>
                <div class="stack" data-gap="s2">
                    <span>{labels::short(statement.as_str(), LONGEST)} <small>{format!("Sentito {times}")}</small></span>
                    <div class="cluster">
                        <button class="button" type="button" on:click=press>
                            <Icon glyph=Glyph::Plus size=18 />
                            "È questo: 1 volta in più"
                        </button>
                    </div>
                </div>
            </li>
        }
    };
    move || {
        let found = found.get();
        let line = line.clone();
        (!found.is_empty()).then(move || {
            view! {
                <Notice live=true>
                    <p>"C’è già qualcosa di simile. Se è lo stesso bisogno, non serve scriverlo di nuovo."</p>
                    <ul class="rows">{found.into_iter().map(line).collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// Where a need that is being written was heard.
fn source_of(need: &Need) -> Option<Source> {
    let meeting = need.meetings.first().cloned().map(Source::Meeting);
    let interview = || need.interviews.first().cloned().map(Source::Interview);
    let sheet = || need.sheets.first().cloned().map(Source::Sheet);
    let voice = || need.voices.first().cloned().map(Source::Voice);
    meeting.or_else(interview).or_else(sheet).or_else(voice)
}

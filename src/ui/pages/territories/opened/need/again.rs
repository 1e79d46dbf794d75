//! «+1 volta»: a need is heard once more, today, with one press.

use leptos::prelude::*;

use crate::domain::{Id, Need, Record};
use crate::insight::{Source, heard_again};
use crate::session::page;
use crate::store::Command;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels;

/// How much of a need is said when it is heard again.
const LONGEST: usize = 80;

/// The button.
#[component]
pub fn HearAgain(
    /// Which need.
    id: Id<Need>,
    /// What is needed, for those who hear the button alone.
    statement: String,
    /// Where the button stands, when the same need has another one behind it.
    #[prop(default = "elenco")]
    place: &'static str,
) -> impl IntoView {
    let keeper = Keeper::here();
    let anchor = format!("ancora-{place}-{id}");
    let back = anchor.clone();
    let press = move |_| {
        if again(keeper, &id, None) {
            // The line may be drawn anew and elsewhere: the focus goes with it.
            let back = back.clone();
            request_animation_frame(move || {
                page::focus(&back);
            });
        }
    };
    view! {
        <button class="button" data-kind="quiet" type="button" id=anchor on:click=press>
            <Icon glyph=Glyph::Plus size=18 />
            "Sentito ancora"
            <span class="vh">{format!(": {}", labels::short(&statement, LONGEST))}</span>
        </button>
    }
}

/// Hears a need once more today, perhaps somewhere that can be named. Says whether that was written.
pub fn again(keeper: Keeper, id: &Id<Need>, source: Option<&Source>) -> bool {
    let Some(opened) = keeper.store().open(id.record()) else { return false };
    let Some(need) = Need::peel(&opened.record) else { return false };
    let heard = heard_again(need, keeper.session().today().get_untracked(), source);
    let times = labels::numbers::counted_words(heard.times_heard as usize, "volta", "volte");
    let said = format!("Sentito {times}: {}", labels::short(heard.statement.as_str(), LONGEST));
    let edit = opened.into_edit(Need::wrap(heard.into()));
    keeper.dispatch(Command::Save { create: Vec::new(), edit: vec![edit] }, said)
}

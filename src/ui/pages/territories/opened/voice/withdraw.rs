//! Taking a voice back: one press, its consequences said beside it, and one press to undo.

use leptos::prelude::*;

use crate::domain::{Id, Record, Voice};
use crate::insight::withdrawn;
use crate::session::page;
use crate::store::Command;
use crate::ui::form::Keeper;
use crate::ui::form::focus::keep_near;
use crate::ui::labels;

/// How much of a voice is said.
const LONGEST: usize = 80;

/// What follows, in the words of who decides.
pub const CONSEQUENCES: &str = "Da quel momento non si pubblica più, e non si legge più nelle pagine dei territori. Qui resta segnata come ritirata, perché nessuno la riscriva.";

/// The button.
#[component]
pub fn Withdraw(
    /// Which voice.
    id: Id<Voice>,
    /// Whether the consequences are to be said beside it.
    #[prop(optional)]
    told: bool,
) -> impl IntoView {
    let keeper = Keeper::here();
    let voice = keeper.store().now().get(&id).map(|voice| voice.text.to_string()).unwrap_or_default();
    let link = format!("a[href*='{id}']");
    let press = move |event: leptos::ev::MouseEvent| {
        let Some(opened) = keeper.store().open(id.record()) else { return };
        let Some(voice) = Voice::peel(&opened.record) else { return };
        let back = withdrawn(voice);
        let edit = opened.into_edit(Voice::wrap(back.into()));
        let said = "Voce ritirata: non si pubblica più.";
        if keeper.dispatch(Command::Save { create: Vec::new(), edit: vec![edit] }, said) {
            // The voice leaves its place, and another takes it: the keyboard does not stay on what would take that one back too.
            let button: web_sys::Element = event_target(&event);
            page::let_go();
            keep_near(&button, vec![link.clone(), "a".to_owned()]);
        }
    };
    view! {
        {told.then(|| view! { <p class="small no-print">"Chi ha parlato ci ha ripensato? "{CONSEQUENCES}</p> })}
        <div class="cluster">
            <button class="button" data-kind=if told { "danger" } else { "quiet" } data-once="" type="button" on:click=press>
                "Ritira"
                <span class="vh">{format!("questa voce: «{}»", labels::short(labels::unquoted(&voice), LONGEST))}</span>
            </button>
        </div>
    }
}

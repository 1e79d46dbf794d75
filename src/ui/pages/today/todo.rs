//! One thing to do: what, why, and the way to it.

mod words;

use leptos::prelude::*;

use crate::insight::{Mention, Todo};
use crate::ui::app::session;
use crate::ui::components::Tag;
use crate::ui::pages::two_versions::Twofold;

use words::said;

/// A thing to do.
#[component]
pub fn TodoCard(
    /// What.
    todo: Todo,
    /// Whether it is the first: only that one has a primary button.
    main: bool,
) -> impl IntoView {
    let said = said(&todo, session().today().get_untracked());
    let (status, words) = said.tag;
    view! {
        <li class="card">
            <div class="spread">
                <h3>
                    <a href=said.href.clone()>{said.title}</a>
                    {called_by(&todo).map(|named| Twofold::of(&named.id).title(named.kind))}
                </h3>
                <Tag status>{words}</Tag>
            </div>
            <p class="small">{said.why}</p>
            {main
                .then(|| {
                    view! {
                        <div class="cluster">
                            <a class="button" data-kind="main" href=said.href>
                                {said.action}
                            </a>
                        </div>
                    }
                })}
        </li>
    }
}

/// The record whose name the title of the card is made of.
fn called_by(todo: &Todo) -> Option<&Mention> {
    match todo {
        Todo::PrepareMeeting { meeting, .. } | Todo::NextMeeting { meeting, .. } => Some(meeting),
        Todo::AnswerNeed { need, .. } => Some(need),
        _ => None,
    }
}

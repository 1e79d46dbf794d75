//! A need of a group of people, never of a person or a family: what is needed, where it was heard, what answers.

mod add;
mod again;
mod answers;
mod form;

use leptos::prelude::*;

use crate::domain::{Kind, Need, RecordId, TaskStatus};
use crate::insight::reading::Reading;
use crate::insight::{Mention, NeedTies, need_ties};
use crate::ui::components::Tag;
use crate::ui::form::Ways;
use crate::ui::labels::{Label, numbers, sentence, when};
use crate::ui::pages::territories::known::{
    Line, Missing, RecordLink, RecordLinks, field, known, links, of_field, row, text, to_do,
};
use crate::workspace::Workspace;

use super::edit::{edit, typed};
use super::sheet::Noun;

pub use add::AddNeed;
pub use again::HearAgain;
pub use answers::{doubted, tone};

/// How a need is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(change) };

const KIND: Kind = Kind::Need;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(need) = reading.get::<Need>(&typed(id)) else { return Vec::new() };
    let there = need.micro_territories.iter().filter_map(|id| reading.mention(id)).collect();
    let categories: Vec<Mention> = need.categories.iter().filter_map(|id| reading.mention(id)).collect();
    let mut rows = vec![
        text(KIND, "statement", Some(&need.statement)),
        links(KIND, "micro_territories", there),
        of_field(KIND, "coverage", answers::answered(&reading, need)),
        of_field(KIND, "times_heard", heard(need)),
        of_field(KIND, "status", sentence(need.status.label())),
        of_field(KIND, "origin", sentence(need.origin.label())),
    ];
    // What nobody has to write is left out when it is empty: a need is logged in a minute.
    rows.extend(some(KIND, "voices", need.voices.iter().filter_map(|id| reading.mention(id)).collect()));
    rows.extend(some(KIND, "meetings", need.meetings.iter().filter_map(|id| reading.mention(id)).collect()));
    rows.extend(some(
        KIND,
        "interviews",
        need.interviews.iter().filter_map(|id| reading.mention(id)).collect(),
    ));
    rows.extend(some(KIND, "sheets", need.sheets.iter().filter_map(|id| reading.mention(id)).collect()));
    rows.push(field(KIND, "concerns", words(need.concerns.iter().map(|it| it.label()))));
    rows.push(links(KIND, "categories", categories));
    rows.push(field(KIND, "valence", need.valence.map(|it| sentence(it.label()))));
    rows.push(field(KIND, "phases", words(need.phases.iter().map(|it| it.label()))));
    rows.push(field(KIND, "policy_areas", words(need.policy_areas.iter().map(|it| it.label()))));
    rows.push(text(KIND, "proposals", need.proposals.as_ref()));
    rows.extend(follows(need_ties(workspace, id)));
    rows.push(to_do("che cosa se ne fa", view! { <answers::MakePriority id=id.clone() /> }));
    rows.push(known(KIND, need.provenance.as_ref()));
    rows
}

fn change(id: RecordId, ways: Ways) -> AnyView {
    edit::<Need>(id, ways, form::draw, form::read)
}

/// Several words of a closed list in one line; nothing when there are none.
fn words(said: impl Iterator<Item = &'static str>) -> Option<String> {
    let said: Vec<&str> = said.collect();
    (!said.is_empty()).then(|| sentence(&said.join(", ")))
}

/// A field that names records, when it names any.
fn some(kind: Kind, name: &'static str, mentions: Vec<Mention>) -> Option<Line> {
    (!mentions.is_empty()).then(|| links(kind, name, mentions))
}

/// How often and when it was heard, and the button for once more.
fn heard(need: &Need) -> AnyView {
    let times = numbers::counted_words(need.times_heard as usize, "volta", "volte");
    let days = match (need.first_heard, need.last_heard) {
        (Some(first), Some(last)) if first != last => {
            format!(": la prima {}, l’ultima {}", when::on(first), when::on(last))
        }
        (Some(day), _) | (None, Some(day)) => format!(", {}", when::on(day)),
        (None, None) => String::new(),
    };
    let undated = need.first_heard.is_none() && need.last_heard.is_none();
    view! {
        <div class="spread">
            <span>{times} {days} {undated.then(|| view! { " " <Missing /> })}</span>
            <HearAgain id=need.id.clone() statement=need.statement.to_string() place="scheda" />
        </div>
    }
    .into_any()
}

/// What follows from a need or a voice, as lines of facts; what is empty is left out.
pub fn follows(ties: NeedTies) -> Vec<Line> {
    let named = |words: &'static str, mentions: Vec<Mention>| {
        (!mentions.is_empty()).then(|| row(words, view! { <RecordLinks mentions /> }))
    };
    let task = |(mention, status): (Mention, TaskStatus)| {
        view! { <li class="cluster" data-gap="s2"><RecordLink mention /> <Tag>{status.label()}</Tag></li> }
    };
    let tasks = (!ties.tasks.is_empty()).then(|| {
        let lines = ties.tasks.into_iter().map(task).collect_view();
        row("compiti", view! { <ul class="stack" data-gap="s1">{lines}</ul> })
    });
    let all = [
        named("bisogni che racconta", ties.needs),
        named("decisioni", ties.decisions),
        tasks,
        named("priorità a cui porta", ties.priorities),
    ];
    all.into_iter().flatten().collect()
}

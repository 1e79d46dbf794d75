//! A priority: what comes first, for whom, why, and who decided it.

mod add;

use leptos::prelude::*;

use crate::domain::{Kind, Meeting, MicroTerritory, Need, Priority, RecordId, SteeringGroup, Valence};
use crate::insight::observatory::priority_rows::is_of_plan;
use crate::insight::reading::Reading;
use crate::ui::components::Choice;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::territories::known::{Line, field, known, link, links, of_field, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

pub use add::AddPriority;

/// How a priority is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Priority;

/// How much of a need stands in a list to choose from.
const LONGEST_CHOICE: usize = 90;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(priority) = reading.get::<Priority>(&typed(id)) else { return Vec::new() };
    let territory = priority.micro_territory.as_ref().and_then(|id| reading.mention(id));
    let mut rows = vec![
        text(KIND, "name", Some(&priority.name)),
        text(KIND, "description", priority.description.as_ref()),
        of_field(KIND, "valence", sentence(priority.valence.label())),
        match territory {
            Some(mention) => link(KIND, "micro_territory", Some(mention)),
            None if is_of_plan(priority) => {
                of_field(KIND, "micro_territory", "Nessuno in particolare: il Piano non lo dice")
            }
            None => of_field(KIND, "micro_territory", "Nessuno in particolare"),
        },
        link(KIND, "group", priority.group.as_ref().and_then(|id| reading.mention(id))),
        field(KIND, "rank", priority.rank.map(|rank| numbers::whole(rank.into()))),
        text(KIND, "rationale", priority.rationale.as_ref()),
        field(KIND, "decided_on", priority.decided_on.map(when::day)),
    ];
    let meeting = priority.meeting.as_ref().and_then(|id| reading.mention(id));
    rows.extend(meeting.map(|it| link(KIND, "meeting", Some(it))));
    let needs: Vec<_> = priority.needs.iter().filter_map(|id| reading.mention(id)).collect();
    rows.extend((!needs.is_empty()).then(|| links(KIND, "needs", needs)));
    rows.push(known(KIND, priority.provenance.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Priority>(id, ways, draw, read)
}

/// The fields of a priority.
pub fn draw(drawing: &Drawing<Priority>) -> Vec<AnyView> {
    let (fields, priority) = (drawing.fields, drawing.before);
    let (meetings, needs) = (drawing.choices::<Meeting>(), drawing.choices::<Need>());
    let territory = priority.micro_territory.as_ref().map(|id| id.record());
    let mut drawn = vec![
        fields.hint("In poche parole, come la direbbe il gruppo.").line(
            "name",
            drawing.seen(&priority.name),
            Asked::Must,
        ),
        fields.long("description", priority.description.as_ref(), Asked::May),
        fields.word("valence", Valence::ALL, Valence::code, Some(priority.valence), Asked::Must),
        fields.record("micro_territory", drawing.choices::<MicroTerritory>(), territory, Asked::May),
        fields.record(
            "group",
            drawing.choices::<SteeringGroup>(),
            priority.group.as_ref().map(|id| id.record()),
            Asked::May,
        ),
        fields.number("rank", priority.rank, Asked::May),
        fields.long("rationale", priority.rationale.as_ref(), Asked::May),
        fields.day("decided_on", priority.decided_on, Asked::May),
    ];
    let meeting = priority.meeting.as_ref().map(|id| id.record());
    drawn.extend(fields.record_if_any("meeting", meetings, meeting));
    let line = |it: Choice| Choice { label: labels::short(&it.label, LONGEST_CHOICE), ..it };
    let needs = needs.into_iter().map(line).collect();
    drawn.extend(fields.choose_if_any("needs", needs, priority.needs.iter().map(ToString::to_string)));
    drawn
}

/// Reads a priority.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Priority) -> Option<Priority> {
    let name = parse.required("name");
    let valence = parse.word("valence", Valence::of_code);
    let rank = parse.count("rank");
    if rank == Some(0) {
        parse.wrong("rank", "Posto nell’ordine: si comincia da 1.");
    }
    Some(Priority {
        name: name?,
        description: parse.optional("description"),
        valence: valence?,
        micro_territory: parse.chosen_record("micro_territory"),
        group: parse.chosen_record("group"),
        rank,
        rationale: parse.optional("rationale"),
        decided_on: parse.past_day("decided_on"),
        meeting: parse.chosen_record("meeting"),
        needs: parse.chosen_records("needs"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

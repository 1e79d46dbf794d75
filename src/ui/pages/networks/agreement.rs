//! An agreement: between whom, what for, from when to when, and how much it is worth.

use leptos::prelude::*;

use crate::domain::{Agreement, AgreementKind, Area, Existence, Id, Kind, Period, RecordId};
use crate::insight::guide::card::mention_of;
use crate::insight::networks::agreements::term;
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::app::session;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, numbers, sentence, when};
use crate::ui::pages::territories::known::{Line, field, known, link, links, list, of_field, row, text};
use crate::ui::pages::territories::opened::edit::{Drawing, edit, typed};
use crate::ui::pages::territories::opened::sheet::Noun;
use crate::workspace::Workspace;

use super::actors;
use super::linked::{must, some_text, unnamed};
use super::terms::TermTag;

/// How an agreement is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Agreement;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(it) = reading.get::<Agreement>(&typed(id)) else { return Vec::new() };
    let term = term(it, session().today().get());
    let mut rows = vec![
        text(KIND, "name", Some(&it.name)),
        of_field(KIND, "kind", sentence(it.kind.label())),
        links(KIND, "parties", it.parties.iter().filter_map(|actor| mention_of(&reading, actor)).collect()),
        list(KIND, "object", it.object.iter().map(ToString::to_string).collect()),
        row("quanto dura", view! { <TermTag term /> }),
        field(KIND, "starts_on", it.starts_on.map(when::day)),
        field(KIND, "expires_on", it.expires_on.map(when::day)),
        text(KIND, "renewal", it.renewal.as_ref()),
        field(KIND, "amount_cents", it.amount_cents.map(numbers::euros)),
        match it.comune.as_ref() {
            Some(id) => link(KIND, "comune", reading.mention(id)),
            None => of_field(KIND, "comune", "Nessuno in particolare"),
        },
        field(KIND, "area", it.area.map(|area| sentence(area.label()))),
        of_field(KIND, "status", sentence(it.status.label())),
    ];
    rows.extend(some_text(KIND, "annex", it.annex.as_ref()));
    rows.extend(some_text(KIND, "note", it.note.as_ref()));
    rows.push(known(KIND, it.provenance.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Agreement>(id, ways, draw, read)
}

/// The fields of an agreement.
pub fn draw(drawing: &Drawing<Agreement>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let object: Vec<&str> = it.object.iter().map(|line| line.as_str()).collect();
    let amount = it.amount_cents.map(typed_euros).unwrap_or_default();
    vec![
        fields.line("name", drawing.seen(&it.name), Asked::Must),
        fields.word("kind", AgreementKind::ALL, AgreementKind::code, drawing.seen(it.kind), Asked::Must),
        fields.hint("Organizzazioni e reti.").choose(
            "parties",
            actors::choices(drawing.reading.workspace()),
            it.parties.iter().map(actors::code),
        ),
        fields.hint("Una cosa per riga.").long("object", Some(object.join("\n")), Asked::May),
        fields.day("starts_on", it.starts_on, Asked::May),
        fields.hint("Senza scadenza, lascia vuoto.").day("expires_on", it.expires_on, Asked::May),
        fields.hint("Per esempio: tacito, di anno in anno.").line("renewal", it.renewal.as_ref(), Asked::May),
        fields.hint("Per esempio 12.500 o 12.500,50.").named(
            "amount_cents",
            "Euro all’anno",
            FieldKind::Number,
            amount,
            Asked::May,
        ),
        fields.hint("Se vale ovunque siano i firmatari, lascia vuoto.").record(
            "comune",
            drawing.comuni(),
            it.comune.as_ref().map(Id::record),
            Asked::May,
        ),
        fields.word("area", Area::ALL, Area::code, it.area, Asked::May),
        fields.line("annex", it.annex.as_ref(), Asked::May),
        fields.word("status", Existence::ALL, Existence::code, Some(it.status), Asked::Must),
        fields.long("note", it.note.as_ref(), Asked::May),
    ]
}

/// Reads an agreement.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Agreement) -> Option<Agreement> {
    let name = parse.required("name");
    let kind = parse.word("kind", AgreementKind::of_code);
    let kind = must(parse, "kind", kind, "Tipo: scegli che cos’è.");
    let period = Period { from: parse.day("starts_on"), until: parse.day("expires_on") };
    if !period.is_in_order() {
        parse.wrong("expires_on", "Scade il: questo giorno viene prima dell’inizio. Controlla le due date.");
    }
    Some(Agreement {
        name: name?,
        kind: kind?,
        parties: parse.typed_list("parties").iter().filter_map(|code| actors::of_code(code)).collect(),
        object: parse.lines("object"),
        comune: parse.chosen_record("comune"),
        area: parse.word("area", Area::of_code),
        amount_cents: parse.hundredths("amount_cents"),
        starts_on: period.from,
        expires_on: period.until,
        renewal: parse.optional("renewal"),
        annex: parse.optional("annex"),
        status: parse.word("status", Existence::of_code).unwrap_or(before.status),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// Money as it is typed: 1250050 cents are `12500,50`.
fn typed_euros(cents: u64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        part => format!("{},{part:02}", cents / 100),
    }
}

/// An agreement of which nothing is known yet.
pub fn blank(session: Session) -> Agreement {
    Agreement {
        id: session.fresh_id(),
        name: unnamed(),
        kind: AgreementKind::Accord,
        parties: Default::default(),
        object: Vec::new(),
        comune: None,
        area: None,
        amount_cents: None,
        starts_on: None,
        expires_on: None,
        renewal: None,
        annex: None,
        status: Existence::Existing,
        note: None,
        provenance: None,
        binned: None,
    }
}

#[cfg(test)]
mod tests {
    use super::typed_euros;

    #[test]
    fn money_is_typed_as_it_is_read_back() {
        assert_eq!([typed_euros(1_250_050), typed_euros(125_000)], ["12500,50", "1250"]);
    }
}

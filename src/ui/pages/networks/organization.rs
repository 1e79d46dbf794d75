//! An organisation: what it is, where, how to reach it, what it gives, and with whom it works.

use leptos::prelude::*;

use crate::domain::{
    Actor, Area, Existence, Id, Kind, Location, MicroTerritory, Organization, OrganizationKind, RecordId,
};
use crate::insight::reading::Reading;
use crate::insight::territories::territory_sheet::There;
use crate::insight::{Mention, dealings, whereabouts};
use crate::session::Session;
use crate::ui::app::session;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::territories::known::{
    Line, Missing, RecordLink, RecordLinks, SourceOf, fact, field, known, link, list, of_field, text,
};
use crate::ui::pages::territories::opened::edit::{Drawing, edit, typed};
use crate::ui::pages::territories::opened::sheet::Noun;
use crate::workspace::Workspace;

use super::checked::{self, Checked};
use super::contacts::{self, PUBLIC, WORKING};
use super::linked::{doings, links_told, must, some_list, some_text, unnamed};
use super::place::AddPlace;

/// How an organisation is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Organization;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(it) = reading.get::<Organization>(&typed(id)) else { return Vec::new() };
    let actor = Actor::Organization(it.id.clone());
    let today = session().today().get();
    let families = if it.useful_to_families { "Sì" } else { "No" };
    let territory = territory_of(&reading, it).or_else(|| derived(whereabouts(workspace, &it.id, today)));
    let places: Vec<_> = it.locations.iter().filter_map(|id| reading.mention(id)).collect();
    let mut rows =
        vec![text(KIND, "name", Some(&it.name)), of_field(KIND, "kind", sentence(it.kind.label()))];
    rows.extend(some_list(KIND, "alternate_names", it.alternate_names.iter().map(ToString::to_string)));
    rows.extend([
        fact(KIND, "description", it.description.as_ref(), ToString::to_string),
        list(KIND, "roles", it.roles.iter().map(ToString::to_string).collect()),
        of_field(KIND, "status", sentence(it.status.label())),
        of_field(KIND, "useful_to_families", families),
        link(KIND, "comune", it.comune.as_ref().and_then(|id| reading.mention(id))),
        field(KIND, "area", it.area.map(|area| sentence(area.label()))),
        field(KIND, "micro_territory", territory),
        of_field(KIND, "locations", located(it.id.clone(), places)),
        field(KIND, "public_contacts", it.public_contacts.as_ref().map(|it| contacts::said(&PUBLIC, it))),
        field(KIND, "working_contacts", it.working_contacts.as_ref().map(|it| contacts::said(&WORKING, it))),
        of_field(KIND, "assurance", view! { <Checked id=it.id.clone() assurance=it.assurance.clone() /> }),
    ]);
    rows.extend(doings(dealings(workspace, &actor, today)));
    rows.extend(links_told(workspace, &actor));
    rows.extend(some_text(KIND, "note", it.note.as_ref()));
    rows.push(known(KIND, it.provenance.as_ref()));
    rows
}

/// The territory that its record says, with its source.
fn territory_of(reading: &Reading, it: &Organization) -> Option<AnyView> {
    let fact = it.micro_territory.as_ref()?;
    let (mention, source) = (reading.mention(&fact.value)?, fact.provenance.clone());
    let drawn = view! {
        <span class="cluster" data-gap="s2">
            <RecordLink mention />
            <SourceOf source of="micro-territorio" />
        </span>
    };
    Some(drawn.into_any())
}

/// The territories that follow from its comune, when nobody has said which.
fn derived(there: Vec<(Mention, There)>) -> Option<AnyView> {
    let (_, how) = there.first()?;
    let why = match how {
        There::ByPartOfComune if there.len() > 1 => {
            "Il comune è diviso: uno di questi, ma nessuno ha ancora scritto quale."
        }
        There::Said | There::ByComune | There::ByPartOfComune => "Si ricava dal comune.",
    };
    let mentions = there.into_iter().map(|(mention, _)| mention).collect();
    Some(view! { <RecordLinks mentions /> <p class="small">{why}</p> }.into_any())
}

/// Its places, and the way to add one.
fn located(id: Id<Organization>, places: Vec<Mention>) -> AnyView {
    let known = match places.is_empty() {
        true => view! { <Missing /> }.into_any(),
        false => view! { <RecordLinks mentions=places /> }.into_any(),
    };
    view! { <div class="cluster">{known} <AddPlace organization=id /></div> }.into_any()
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Organization>(id, ways, draw, read)
}

/// The fields of an organisation.
pub fn draw(drawing: &Drawing<Organization>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let territory = it.micro_territory.as_ref().map(|fact| fact.value.record());
    let roles: Vec<&str> = it.roles.iter().map(|role| role.as_str()).collect();
    let description = it.description.as_ref().map(|fact| &fact.value);
    let families = "Un giudizio nostro: una famiglia che la trova sa che cosa chiederle.";
    vec![
        fields.line("name", drawing.seen(&it.name), Asked::Must),
        fields
            .hint("Come la chiamano le persone, le sigle.")
            .chips("alternate_names", it.alternate_names.iter().map(ToString::to_string)),
        fields.word(
            "kind",
            OrganizationKind::ALL,
            OrganizationKind::code,
            drawing.seen(it.kind),
            Asked::Must,
        ),
        fields.hint("Due frasi semplici.").long("description", description, Asked::May),
        fields.hint("Una cosa per riga.").long("roles", Some(roles.join("\n")), Asked::May),
        fields.hint(families).check("useful_to_families", it.useful_to_families).1,
        fields.word("status", Existence::ALL, Existence::code, Some(it.status), Asked::Must),
        fields.record("comune", drawing.comuni(), it.comune.as_ref().map(Id::record), Asked::May),
        fields.word("area", Area::ALL, Area::code, it.area, Asked::May),
        fields.hint("Se non lo scrivi, si ricava dal comune quando si può.").record(
            "micro_territory",
            drawing.choices::<MicroTerritory>(),
            territory,
            Asked::May,
        ),
        fields.hint("Un posto nuovo si aggiunge dalla scheda, dopo aver salvato.").choose(
            "locations",
            drawing.choices::<Location>(),
            it.locations.iter().map(ToString::to_string),
        ),
        contacts::draw(&PUBLIC, fields, it.public_contacts.as_ref()),
        contacts::draw(&WORKING, fields, it.working_contacts.as_ref()),
        checked::draw(fields, it.assurance.as_ref()),
        fields.long("note", it.note.as_ref(), Asked::May),
    ]
}

/// Reads an organisation.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Organization) -> Option<Organization> {
    let name = parse.required("name");
    let kind = parse.word("kind", OrganizationKind::of_code);
    let kind = must(parse, "kind", kind, "Tipo: scegli che cos’è.");
    let description = parse.optional("description");
    let territory = parse.chosen_record("micro_territory");
    Some(Organization {
        name: name?,
        alternate_names: parse.texts("alternate_names"),
        kind: kind?,
        description: sourcing.fact(before.description.as_ref(), description),
        roles: parse.lines("roles"),
        comune: parse.chosen_record("comune"),
        area: parse.word("area", Area::of_code),
        micro_territory: sourcing.fact(before.micro_territory.as_ref(), territory),
        locations: parse.chosen_records("locations"),
        status: parse.word("status", Existence::of_code).unwrap_or(before.status),
        useful_to_families: parse.ticked("useful_to_families"),
        public_contacts: contacts::read(&PUBLIC, parse),
        working_contacts: contacts::read(&WORKING, parse),
        assurance: checked::read(parse),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// An organisation of which nothing is known yet.
pub fn blank(session: Session) -> Organization {
    Organization::named(session.fresh_id(), unnamed())
}

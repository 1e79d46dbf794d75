//! A version of the profile of a territory, whole: its twelve parts, its state, who wrote it and when.

use leptos::prelude::*;

use crate::domain::{CommunityProfile, Id, Kind, PROFILE_PARTS, RecordId};
use crate::insight::reading::Reading;
use crate::insight::territories::profiles::part_to_write;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::territories::known::{
    Line, Missing, SourceOf, field, link, list, of_field, paragraphs, row,
};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a version is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::CommunityProfile;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let id: Id<CommunityProfile> = typed(id);
    let Some(profile) = reading.get(&id) else { return Vec::new() };
    let mut rows = vec![
        link(KIND, "micro_territory", reading.mention(&profile.micro_territory)),
        of_field(KIND, "version", numbers::whole(profile.version.into())),
        of_field(KIND, "status", sentence(profile.status.label())),
        field(KIND, "dated", profile.dated.map(when::day)),
        list(KIND, "authors", profile.authors.iter().map(ToString::to_string).collect()),
    ];
    rows.extend(PROFILE_PARTS.into_iter().map(|name| {
        let value = match profile.part(name).and_then(Option::as_ref) {
            Some(fact) => {
                let source = fact.provenance.clone();
                let words = paragraphs(&fact.value);
                view! { {words}<SourceOf source of=labels::part(name) /> }.into_any()
            }
            None => view! { <Missing /> }.into_any(),
        };
        row(labels::part(name), value)
    }));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<CommunityProfile>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<CommunityProfile>) -> Vec<AnyView> {
    let (fields, profile) = (drawing.fields, drawing.before);
    let mut drawn = vec![
        fields.day("dated", profile.dated, Asked::May),
        fields.hint("Ruoli, mai nomi.").chips("authors", profile.authors.iter().map(ToString::to_string)),
    ];
    drawn.extend(PROFILE_PARTS.into_iter().map(|name| {
        let written = profile.part(name).and_then(Option::as_ref).map(|fact| fact.value.to_string());
        let asked = fields.hint(labels::part_hint(name));
        asked.named(name, labels::part(name), FieldKind::Long, written.unwrap_or_default(), Asked::May)
    }));
    drawn
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &CommunityProfile) -> Option<CommunityProfile> {
    let mut profile = before.clone();
    profile.dated = parse.past_day("dated");
    profile.authors = parse.texts("authors");
    for name in PROFILE_PARTS {
        let words = parse.optional(name);
        let was = before.part(name).and_then(Option::as_ref);
        let fact = sourcing.fact(was, words);
        if let Some(part) = part_to_write(&mut profile, name) {
            *part = fact;
        }
    }
    Some(profile)
}

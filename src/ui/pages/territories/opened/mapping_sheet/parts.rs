//! The parts of a mapping sheet: what each holds, as it is read, and who may read it.

use leptos::prelude::*;

use crate::domain::{Assurance, Kind, MappingSheet, NonEmptyText, Place, SheetStatus};
use crate::insight::guide::giving::services_of;
use crate::insight::mapping::sources::{interviews_of, meetings_of};
use crate::insight::reading::Reading;
use crate::insight::{Mention, Total};
use crate::ui::form::Parse;
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::heads::Heads;
use crate::ui::pages::networks::linked::{some_list, some_text};
use crate::ui::pages::territories::known::{Line, field, known, link, links, of_field, row, text};
use crate::ui::pages::territories::opened::edit::Drawing;

use super::fields;

const KIND: Kind = Kind::MappingSheet;

/// A part of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What it is and what it gives.
    What,
    /// Where and when.
    Where,
    /// For whom.
    Whom,
    /// How much there is.
    HowMuch,
    /// How it really is.
    HowWell,
    /// Who told it, who checked it.
    Source,
}

impl Part {
    /// Every part, in the order of the sheet.
    pub const ALL: [Part; 6] =
        [Part::What, Part::Where, Part::Whom, Part::HowMuch, Part::HowWell, Part::Source];

    /// The part in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Part::What => "che-cosa",
            Part::Where => "dove-e-quando",
            Part::Whom => "per-chi",
            Part::HowMuch => "quanto",
            Part::HowWell => "come-e-davvero",
            Part::Source => "chi-lo-dice",
        }
    }

    /// The part with this code.
    pub fn of_code(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The heading of the part.
    pub const fn words(self) -> &'static str {
        match self {
            Part::What => "Che cos’è",
            Part::Where => "Dove e quando",
            Part::Whom => "Per chi",
            Part::HowMuch => "Quanto c’è",
            Part::HowWell => "Com’è davvero",
            Part::Source => "Chi lo ha raccontato, chi ha verificato",
        }
    }

    /// Whether families read it once the sheet is published.
    pub const fn is_public(self) -> bool {
        matches!(self, Part::What | Part::Where | Part::Whom)
    }

    /// The part in which a field stands.
    pub fn of_field(field: &str) -> Part {
        match field {
            "micro_territory" | "place" | "address" | "opening" | "frequency" => Part::Where,
            "target" | "phases" | "policy_areas" | "useful_to_families" => Part::Whom,
            "what_exists" | "people_reached" | "capacity" | "since" => Part::HowMuch,
            "specificity" | "strengths" | "limits" | "openness" | "links" | "asks_for" => Part::HowWell,
            "interviews" | "meetings" | "operator_role" | "opened_on" | "assurance" | "review_on"
            | "consent_to_publish" | "service" | "provenance" => Part::Source,
            _ => Part::What,
        }
    }

    /// What is known of it. Only what a sheet needs is called missing; the rest is told when it is there.
    pub fn facts(self, reading: &Reading, it: &MappingSheet) -> Vec<Line> {
        let some = |name: &'static str, value: &Option<NonEmptyText>| some_text(KIND, name, value.as_ref());
        let must = |name: &'static str, value: &Option<NonEmptyText>| Some(text(KIND, name, value.as_ref()));
        let useful = if it.useful_to_families { "Sì" } else { "No" };
        let organization = it.organization.as_ref().and_then(|id| reading.mention(id));
        let territory = it.micro_territory.as_ref().and_then(|id| reading.mention(id));
        let place = it.place.as_ref().and_then(|place| named(reading, place));
        let people = it.people_reached.map(|people| view! { <Heads people=Total::of(people) /> });
        let told: Vec<Option<Line>> = match self {
            Part::What => vec![
                Some(text(KIND, "name", Some(&it.name))),
                Some(of_field(KIND, "kind", sentence(it.kind.label()))),
                Some(of_field(KIND, "formal", sentence(formal(it.formal)))),
                must("what_it_does", &it.what_it_does),
                must("offer_to_families", &it.offer_to_families),
                organization.map(|mention| link(KIND, "organization", Some(mention))),
                some("code", &it.code),
            ],
            Part::Where => vec![
                Some(link(KIND, "micro_territory", territory)),
                Some(link(KIND, "place", place)),
                some("address", &it.address),
                must("opening", &it.opening),
                some("frequency", &it.frequency),
            ],
            Part::Whom => vec![
                must("target", &it.target),
                some_list(KIND, "phases", it.phases.iter().map(|phase| sentence(phase.label()))),
                some_list(KIND, "policy_areas", it.policy_areas.iter().map(|it| sentence(it.label()))),
                Some(of_field(KIND, "useful_to_families", useful)),
            ],
            Part::HowMuch => vec![
                some("what_exists", &it.what_exists),
                Some(field(KIND, "people_reached", people)),
                some("capacity", &it.capacity),
                some("since", &it.since),
            ],
            Part::HowWell => vec![
                some("specificity", &it.specificity),
                must("strengths", &it.strengths),
                must("limits", &it.limits),
                some("openness", &it.openness),
                some("links", &it.links),
                some("asks_for", &it.asks_for),
            ],
            Part::Source => source_facts(reading, it).into_iter().map(Some).collect(),
        };
        told.into_iter().flatten().collect()
    }

    /// Its fields.
    pub fn draw(self, drawing: &Drawing<MappingSheet>) -> Vec<AnyView> {
        fields::draw(self, drawing)
    }

    /// Reads its fields; the rest of the sheet stays as it was.
    pub fn read(self, parse: &mut Parse, before: &MappingSheet) -> Option<MappingSheet> {
        fields::read(self, parse, before)
    }
}

/// Whether it has a statute, a seat, somebody who answers for it.
pub const fn formal(formal: bool) -> &'static str {
    if formal { "formale" } else { "informale" }
}

fn named(reading: &Reading, place: &Place) -> Option<Mention> {
    match place {
        Place::Comune(id) => reading.mention(id),
        Place::Frazione(id) => reading.mention(id),
    }
}

fn source_facts(reading: &Reading, it: &MappingSheet) -> Vec<Line> {
    let checked = |it: &Assurance| format!("{}, {}", it.by, when::on(it.on));
    let agreed = if it.consent_to_publish { "Sì" } else { "Non ancora" };
    let services: Vec<Mention> = services_of(reading, it).into_iter().map(Mention::of).collect();
    let mut rows = vec![
        links(KIND, "interviews", interviews_of(reading, it)),
        text(KIND, "operator_role", it.operator_role.as_ref()),
        field(KIND, "opened_on", it.opened_on.map(when::day)),
        match it.status {
            SheetStatus::Archived => row("chi ha archiviato", it.assurance.as_ref().map(checked)),
            _ => field(KIND, "assurance", it.assurance.as_ref().map(checked)),
        },
        of_field(KIND, "consent_to_publish", agreed),
    ];
    let meetings = meetings_of(reading, it);
    rows.extend((!meetings.is_empty()).then(|| links(KIND, "meetings", meetings)));
    rows.extend(it.review_on.map(|on| of_field(KIND, "review_on", when::day(on))));
    rows.extend((!services.is_empty()).then(|| links(KIND, "service", services)));
    rows.push(known(KIND, it.provenance.as_ref()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_part_and_every_field_stands_in_one() {
        for part in Part::ALL {
            assert_eq!(Part::of_code(part.code()), Some(part));
        }
        assert_eq!(Part::of_code("altro"), None);
        assert_eq!(Part::of_field("target"), Part::Whom);
        assert_eq!(Part::of_field("offer_to_families"), Part::What);
    }
}

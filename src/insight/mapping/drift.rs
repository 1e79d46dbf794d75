//! A sheet and its card in the guide when they drift apart: what says something else, what was written after
//! the last check, and the acts that bring them together again.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::domain::{
    Actor, Assurance, CoverageScope, Fact, Id, Location, MappingSheet, NonEmptyText, Place, Record, Service,
    SheetStatus,
};
use crate::insight::guide::giving::{Asking, Given, given, hours, service_of};
use crate::insight::reading::Reading;
use crate::workspace::findings::DAYS_UNTIL_STALE;

/// A sheet and its card that no longer say the same, or a card that changed after the sheet was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Fields of the service that say something else than the sheet.
    pub apart: Vec<&'static str>,
    /// Fields of the service that the sheet does not hold, written after its last check.
    pub since: Vec<&'static str>,
    /// Whether whoever gives it agreed no more once families could read it.
    pub disagreed: bool,
}

/// What families read and a sheet does not hold.
const BESIDE: [&str; 24] = [
    "alternate_name",
    "kind",
    "provider",
    "partners",
    "protected",
    "languages",
    "language_note",
    "status_note",
    "say_on_phone",
    "schedule_exceptions",
    "application_process",
    "phones",
    "email",
    "url",
    "cost",
    "fees_description",
    "schedules",
    "schedule_note",
    "required_documents",
    "minimum_age",
    "maximum_age",
    "status",
    "service_area",
    "locations",
];

/// Whether a sheet must be checked again because its card in the guide is other than it was.
pub fn drift(reading: &Reading, sheet: &MappingSheet) -> Option<Drift> {
    if sheet.status == SheetStatus::Archived {
        return None;
    }
    let service = service_of(reading, sheet).filter(|service| service.is_in_guide())?;
    let apart = apart(reading, sheet, service);
    let mut since = since(reading, sheet, service);
    since.retain(|field| !apart.contains(field));
    let drift = Drift { apart, since, disagreed: disagreed(reading, sheet) };
    (drift != Drift::default()).then_some(drift)
}

fn apart(reading: &Reading, sheet: &MappingSheet, service: &Service) -> Vec<&'static str> {
    let nowhere = (service.id.clone(), Id::new(service.id.record().clone()));
    let Given { service: said, place } = given(reading, sheet, &Asking::of(service), &nowhere);
    let same = [
        ("name", said.name == service.name),
        ("heading", said.heading == service.heading),
        ("description", said.description == service.description),
        ("eligibility", said.eligibility == service.eligibility),
        ("phases", said.phases == service.phases),
        ("policy_areas", said.policy_areas == service.policy_areas),
        ("provider", said.provider == service.provider),
        ("schedule_note", said.schedule_note == service.schedule_note),
        ("service_area", said.service_area == service.service_area),
        ("locations", place.is_none()),
    ];
    same.into_iter().filter(|(_, same)| !same).map(|(field, _)| field).collect()
}

fn disagreed(reading: &Reading, sheet: &MappingSheet) -> bool {
    let own = reading.workspace().entry(sheet.id.record());
    let written = |field| own.and_then(|own| own.revision.written(field));
    !sheet.consent_to_publish && written("consent_to_publish") > written("service")
}

fn since(reading: &Reading, sheet: &MappingSheet, service: &Service) -> Vec<&'static str> {
    let workspace = reading.workspace();
    let entries = (workspace.entry(sheet.id.record()), workspace.entry(service.id.record()));
    let (Some(own), Some(card)) = entries else { return Vec::new() };
    let check =
        ["assurance", "review_on", "service"].into_iter().filter_map(|field| own.revision.written(field));
    let Some(check) = check.max() else { return Vec::new() };
    // What the sheet holds is compared by what it says, not by when.
    let held = |field: &str| field == "schedule_note" && hours(sheet).is_some();
    // Of a card that was joined to the sheet's own, only what it says otherwise is news to whoever checked the sheet.
    let became = reading.all_of(sheet).filter_map(|sheet| sheet.service.as_ref());
    let joined = became.filter(|own| reading.same(own, &service.id)).find(|own| **own != service.id);
    let known = joined.and_then(|own| Service::peel(&workspace.entry(own.record())?.record));
    let news = known.map(|known| known.differing(service));
    let later = |field: &&str| {
        let is_news = news.as_ref().is_none_or(|news| news.contains(field));
        is_news && !held(field) && card.revision.written(field).is_some_and(|at| at > check)
    };
    BESIDE.into_iter().filter(later).collect()
}

/// The sheet as it is once somebody has checked it. Half a year is counted from this check, and a day of the next look that
/// has come by then is no more. A check that says nothing new is written all the same, in the day of the next look, so that
/// the notebook knows that it was made after what came before.
pub fn verified(sheet: &MappingSheet, assurance: Assurance) -> MappingSheet {
    let counted = next_look(sheet);
    let review_on = sheet.review_on.filter(|day| *day > assurance.on && Some(*day) != counted);
    let assurance = Some(assurance);
    let after = MappingSheet { status: SheetStatus::Verified, assurance, review_on, ..sheet.clone() };
    if after == *sheet { looked_at(sheet) } else { after }
}

/// The sheet as it is once it is in the guide as this service.
pub fn published(sheet: &MappingSheet, service: &Id<Service>) -> MappingSheet {
    let after = MappingSheet { service: Some(service.clone()), useful_to_families: true, ..sheet.clone() };
    if after.service == sheet.service { looked_at(&after) } else { after }
}

/// The day of the next look, counted from the last check.
fn next_look(sheet: &MappingSheet) -> Option<NaiveDate> {
    sheet.assurance.as_ref().and_then(|it| it.on.checked_add_days(Days::new(DAYS_UNTIL_STALE + 1)))
}

/// The day of the next look is the same whether it is written or counted from the check.
fn looked_at(sheet: &MappingSheet) -> MappingSheet {
    let on = next_look(sheet);
    let review_on = match sheet.review_on {
        None => on,
        day if day == on => None,
        day => day,
    };
    MappingSheet { review_on, ..sheet.clone() }
}

/// The sheet as it is when the guide is right: what families read goes back into it.
pub fn taken_back(reading: &Reading, sheet: &MappingSheet, service: &Service) -> MappingSheet {
    let mut after = sheet.clone();
    after.name = service.name.clone();
    back(&mut after.offer_to_families, service.heading.as_ref());
    back(&mut after.what_it_does, service.description.as_ref());
    back(&mut after.target, service.eligibility.as_ref());
    back_set(&mut after.phases, service.phases.as_ref());
    back_set(&mut after.policy_areas, service.policy_areas.as_ref());
    let differs = apart(reading, sheet, service);
    if differs.contains(&"provider") {
        after.organization = match &service.provider {
            Some(Actor::Organization(id)) => Some(id.clone()),
            _ => None,
        };
    }
    if service.protected {
        return after;
    }
    if service.schedules.is_empty() && service.schedule_note != hours(sheet) {
        after.opening = service.schedule_note.clone();
        after.frequency = None;
    }
    let places: Vec<&Location> =
        service.locations.iter().filter_map(|id| reading.get(id)).map(|it| it.as_ref()).collect();
    let area = service.service_area.as_ref().map(|fact| &fact.value);
    match (places.as_slice(), area) {
        ([only], _) if !only.confidential => {
            after.address = only.address.clone();
            let whole = only.comune.clone().map(Place::Comune);
            after.place = only.frazione.clone().map(Place::Frazione).or(whole).or(after.place);
        }
        ([], Some(area)) if area.scope == CoverageScope::Listed && area.comuni.len() == 1 => {
            let there = |id: &Id<_>| sheet.place != Some(Place::Comune(Clone::clone(id)));
            let elsewhere = area.comuni.first().filter(|id| there(id) && differs.contains(&"service_area"));
            after.place = elsewhere.cloned().map(Place::Comune).or(after.place);
        }
        _ => {}
    }
    after
}

fn back(own: &mut Option<NonEmptyText>, fact: Option<&Fact<NonEmptyText>>) {
    *own = fact.map(|fact| fact.value.clone());
}

fn back_set<T: Clone>(own: &mut BTreeSet<T>, fact: Option<&Fact<BTreeSet<T>>>) {
    *own = fact.map(|fact| fact.value.clone()).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    use crate::domain::{Area, Publication};
    use crate::insight::builders::*;
    use crate::insight::mapping::sheets::{NextStep, next_step};
    use crate::workspace::{Edit, Stamp, Workspace};

    fn stamp(second: i64) -> Stamp {
        Stamp { replica: "a.a".parse().unwrap(), at: DateTime::from_timestamp(second, 0).unwrap() }
    }

    fn change<T: Record>(workspace: &mut Workspace, of: &Id<T>, second: i64, how: impl FnOnce(&mut T)) {
        let before = workspace.get(of).unwrap().clone();
        let mut after = before.as_ref().clone();
        how(&mut after);
        let edit =
            Edit { before: T::wrap(before), after: T::wrap(after.into()), seen: workspace.seen(of.record()) };
        workspace.edit(&edit, &stamp(second)).unwrap();
    }

    /// A sheet in the guide, all written in one moment.
    fn in_guide() -> (Workspace, Id<MappingSheet>, Id<Service>) {
        let mut workspace =
            Filling::default().with(comune("commessaggio", "Commessaggio", Area::Viadanese)).0;
        let sheet = MappingSheet { assurance: checked("2026-11-20"), ..sheet("auto", SheetStatus::Verified) };
        let asking = Asking { phone: "0375 1".parse().ok(), ..Asking::default() };
        let fresh = (id("service-auto"), id("location-auto"));
        let given = given(&Reading::of(&workspace), &sheet, &asking, &fresh);
        let (create, change) = given.records(&workspace, published(&sheet, &given.service.id));
        assert!(change.is_empty());
        for record in create {
            workspace.create(record, &stamp(10)).unwrap();
        }
        (workspace, sheet.id, given.service.id)
    }

    fn drifted(workspace: &Workspace, id: &Id<MappingSheet>) -> Drift {
        let reading = Reading::of(workspace);
        drift(&reading, reading.get(id).unwrap()).unwrap_or_default()
    }

    #[test]
    fn a_card_that_says_something_else_is_seen_and_can_be_believed() {
        let (mut workspace, sheet, service) = in_guide();
        assert_eq!(drifted(&workspace, &sheet), Drift::default());
        change(&mut workspace, &service, 20, |it| {
            it.eligibility = Some(stated(text("chi abita a Commessaggio")));
            it.schedule_note = Some(text("il martedì"));
        });
        assert_eq!(drifted(&workspace, &sheet).apart, ["eligibility", "schedule_note"]);
        let back = {
            let reading = Reading::of(&workspace);
            taken_back(&reading, reading.get(&sheet).unwrap(), reading.get(&service).unwrap())
        };
        assert_eq!(back.target, Some(text("chi abita a Commessaggio")));
        change(&mut workspace, &sheet, 30, |it| *it = back);
        assert_eq!(drifted(&workspace, &sheet).apart, [""; 0]);
    }

    #[test]
    fn what_is_taken_out_of_a_sheet_is_taken_out_of_the_guide() {
        let (mut workspace, sheet, service) = in_guide();
        let read = |workspace: &Workspace| {
            let reading = Reading::of(workspace);
            let card = reading.get(&service).unwrap();
            let nowhere = (id("service-x"), id("location-x"));
            given(&reading, reading.get(&sheet).unwrap(), &Asking::of(card), &nowhere).service
        };
        change(&mut workspace, &service, 20, |it| it.languages = ["ar".parse().unwrap()].into());
        assert_eq!(drifted(&workspace, &sheet).since, ["languages"]);
        change(&mut workspace, &sheet, 30, |it| {
            (it.target, it.opening) = (None, None);
            it.organization = Some(id("organization-b"));
        });
        assert_eq!(drifted(&workspace, &sheet).apart, ["eligibility", "provider", "schedule_note"]);
        let after = read(&workspace);
        assert_eq!((&after.eligibility, &after.schedule_note), (&None, &None));
        assert_eq!(after.provider, Some(Actor::Organization(id("organization-b"))));
        change(&mut workspace, &service, 40, |it| *it = after);
        assert_eq!(drifted(&workspace, &sheet).apart, [""; 0]);
        change(&mut workspace, &service, 50, |it| it.description = Some(stated(text("solo qui"))));
        change(&mut workspace, &sheet, 50, |it| it.what_it_does = None);
        let back = {
            let reading = Reading::of(&workspace);
            taken_back(&reading, reading.get(&sheet).unwrap(), reading.get(&service).unwrap())
        };
        assert_eq!(back.what_it_does, Some(text("solo qui")), "the guide is right");
    }

    #[test]
    fn when_the_guide_is_right_what_it_does_not_say_goes_from_the_sheet() {
        let (mut workspace, sheet, service) = in_guide();
        change(&mut workspace, &service, 20, |it| (it.heading, it.phases) = (None, None));
        let back = {
            let reading = Reading::of(&workspace);
            taken_back(&reading, reading.get(&sheet).unwrap(), reading.get(&service).unwrap())
        };
        assert_eq!(back.offer_to_families, None);
        change(&mut workspace, &sheet, 30, |it| *it = back);
        assert_eq!(drifted(&workspace, &sheet), Drift::default());
    }

    #[test]
    fn of_a_card_joined_to_the_sheets_own_only_what_it_says_otherwise_is_news() {
        let (mut workspace, sheet, own) = in_guide();
        let twin = Service { id: id("service-a-twin"), ..workspace.get(&own).unwrap().as_ref().clone() };
        workspace.create(Service::wrap(twin.clone().into()), &stamp(60)).unwrap();
        workspace
            .create(
                crate::domain::Match::wrap(same("service-a-twin", own.record().as_str()).into()),
                &stamp(70),
            )
            .unwrap();
        assert_eq!(
            drifted(&workspace, &sheet),
            Drift::default(),
            "all of it was written later, none of it is new"
        );
        change(&mut workspace, &twin.id, 80, |it| it.languages = ["ar".parse().unwrap()].into());
        assert_eq!(drifted(&workspace, &sheet).since, ["languages"]);
    }

    #[test]
    fn a_consent_that_was_taken_back_is_seen_one_that_nobody_asked_for_is_not() {
        let (mut workspace, sheet, service) = in_guide();
        let step = |workspace: &Workspace| {
            let reading = Reading::of(workspace);
            next_step(&reading, reading.get(&sheet).unwrap(), day("2026-11-23"))
        };
        assert!(!drifted(&workspace, &sheet).disagreed);
        change(&mut workspace, &sheet, 20, |it| it.consent_to_publish = true);
        change(&mut workspace, &sheet, 30, |it| it.consent_to_publish = false);
        assert!(drifted(&workspace, &sheet).disagreed);
        assert_eq!(step(&workspace), NextStep::Withdraw);
        change(&mut workspace, &service, 40, |it| it.publication = Publication::Withdrawn);
        assert_eq!(drifted(&workspace, &sheet), Drift::default());
        assert_eq!(step(&workspace), NextStep::Rest, "nobody is urged to put it back");
    }

    #[test]
    fn half_a_year_is_counted_from_the_last_check() {
        let checked_on = |on: &str| checked(on).unwrap();
        let sheet = MappingSheet { assurance: checked("2026-05-20"), ..sheet("auto", SheetStatus::Verified) };
        let told =
            published(&MappingSheet { service: Some(id("service-a")), ..sheet.clone() }, &id("service-a"));
        assert_eq!(told.review_on, Some(day("2026-11-17")));
        assert_eq!(verified(&told, checked_on("2026-11-10")).review_on, None, "it was only counted");
        let asked = |on: &str| MappingSheet { review_on: Some(day(on)), ..sheet.clone() };
        assert_eq!(verified(&asked("2026-11-01"), checked_on("2026-11-10")).review_on, None, "it has come");
        let later = verified(&asked("2026-12-01"), checked_on("2026-11-10")).review_on;
        assert_eq!(later, Some(day("2026-12-01")), "somebody asked for it");
    }

    #[test]
    fn a_card_changed_after_the_check_is_checked_again_even_on_the_same_day() {
        let (mut workspace, sheet, service) = in_guide();
        change(&mut workspace, &service, 20, |it| it.phones = vec![phone("0375 2")]);
        assert_eq!(drifted(&workspace, &sheet), Drift { since: vec!["phones"], ..Drift::default() });
        change(&mut workspace, &sheet, 30, |it| *it = verified(it, it.assurance.clone().unwrap()));
        assert_eq!(
            drifted(&workspace, &sheet),
            Drift::default(),
            "the same role on the same day is a check too"
        );
        change(&mut workspace, &service, 40, |it| it.phones = vec![phone("0375 3")]);
        change(&mut workspace, &sheet, 50, |it| *it = verified(it, it.assurance.clone().unwrap()));
        assert_eq!(drifted(&workspace, &sheet), Drift::default());
        change(&mut workspace, &service, 60, |it| it.note = Some(text("interna")));
        assert_eq!(drifted(&workspace, &sheet), Drift::default(), "families do not read notes");
    }

    #[test]
    fn what_is_not_in_the_guide_or_put_away_does_not_drift() {
        let (mut workspace, sheet, service) = in_guide();
        change(&mut workspace, &service, 20, |it| it.heading = None);
        assert_eq!(drifted(&workspace, &sheet).apart, ["heading"]);
        let mut gone = workspace.clone();
        change(&mut gone, &service, 30, |it| it.publication = Publication::Withdrawn);
        assert_eq!(drifted(&gone, &sheet), Drift::default());
        change(&mut workspace, &sheet, 30, |it| it.status = SheetStatus::Archived);
        assert_eq!(drifted(&workspace, &sheet), Drift::default());
    }
}

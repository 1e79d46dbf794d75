//! What the default data answer to the questions of the screens.

#![allow(clippy::unwrap_used, reason = "a question that has no answer fails where it stands")]

use filo::domain::{Id, MicroTerritory, Service};
use filo::exchange::{Trust, read};
use filo::insight::territories::figures::{Knowledge, Why};
use filo::insight::{
    Audience, DeviceFacts, GuideQuery, Index, answers, card, comparison, sharing, territory_sheet, what_now,
};
use filo::workspace::Workspace;

fn plan() -> Workspace {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/dati-del-piano.json");
    let text = std::fs::read_to_string(path).expect("the default data are in the repository");
    read(&text, Trust::File).expect("the default data are a snapshot").workspace
}

fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar")
}

fn first_answer(workspace: &Workspace, words: &str) -> String {
    let index = Index::of(workspace, Audience::Guide);
    let query = GuideQuery { words: words.into(), ..GuideQuery::default() };
    let answers = answers(workspace, Some(&index), &query, today());
    answers.found.first().map(|answer| answer.service.to_string()).unwrap_or_default()
}

#[test]
fn five_territories_ten_comuni_and_a_comune_that_three_share() {
    let workspace = plan();
    let comparison = comparison(&workspace, today());
    assert_eq!(comparison.territories.len(), 5);
    assert_eq!(comparison.comuni.len(), 10);
    assert_eq!(comparison.together.population.value.unwrap().total, 46_266);
    let sharing = sharing(&workspace, today());
    let shared: Vec<_> = sharing.iter().filter(|(_, territories)| territories.len() > 1).collect();
    assert_eq!(shared.len(), 1);
    assert_eq!((shared[0].0.as_str(), shared[0].1.len()), ("comune-viadana", 3));
}

#[test]
fn what_holds_parts_of_viadana_has_no_population_but_its_table_has() {
    let workspace = plan();
    for slug in ["viadana-parazzi", "viadana-vanoni"] {
        let id: Id<MicroTerritory> = format!("micro-territory-{slug}").parse().unwrap();
        let figures = territory_sheet(&workspace, &id, today()).unwrap().figures;
        assert_eq!(figures.own.population.value, None);
        assert_eq!(figures.own.population.knowledge, Knowledge::Unknown(Why::HoldsParts));
        assert_eq!(figures.of_whole_comuni, None);
        let table = figures.table.unwrap();
        assert_eq!((table.population.value, table.territories), (18_000, 2));
    }
}

#[test]
fn all_that_is_published_is_found_and_protected_cards_keep_their_silence() {
    let workspace = plan();
    let index = Index::of(&workspace, Audience::Guide);
    let answers = answers(&workspace, Some(&index), &GuideQuery::default(), today());
    let published = workspace.live::<Service>().filter(|service| service.is_in_guide()).count();
    assert_eq!(answers.found.len() + answers.planned.len(), published);
    let cards = answers.found.iter().chain(&answers.planned);
    let cards = cards.map(|answer| card(&workspace, &answer.service, today()).unwrap());
    let protected: Vec<_> = cards.filter(|card| card.protected).collect();
    assert_eq!(protected.len(), 7);
    for card in protected {
        assert!(card.place.spots.is_empty() && card.place.comuni.is_empty() && card.week.is_empty());
        assert_eq!(card.first_numbers(), ["112", "1522", "114"]);
    }
}

#[test]
fn words_of_families_find_what_they_need() {
    let workspace = plan();
    for (words, service) in [
        ("badante", "service-sportello-badanti"),
        ("pagare l’affitto", "service-sostegno-affitto"),
        ("violenza", "service-accoglienza-donne"),
        ("mio figlio fa fatica a scuola", "service-saes"),
        ("psicologo a scuola", "service-psicologo-scolastico"),
        ("soldi", "service-rdc-puc"),
    ] {
        assert_eq!(first_answer(&workspace, words), service, "{words}");
    }
}

#[test]
fn the_first_day_has_five_things_to_do() {
    assert_eq!(what_now(&plan(), today(), &DeviceFacts::default()).len(), 5);
}

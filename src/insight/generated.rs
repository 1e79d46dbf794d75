//! Large notebooks made by rule, the same every time, for laws and for sizes.

use proptest::prelude::*;

use crate::domain::*;
use crate::insight::builders::*;
use crate::insight::guide::answers::GuideQuery;
use crate::insight::{
    Audience, DeviceFacts, Index, NetworkQuery, agreements, answers, comparison, gaps, networks,
    organizations, what_now,
};
use crate::workspace::Workspace;

const COMUNI: [&str; 4] = ["viadana", "bozzolo", "dosolo", "marcaria"];
const WORDS: [&str; 12] = [
    "scuola",
    "anziani",
    "casa",
    "lavoro",
    "bambini",
    "ascolto",
    "trasporto",
    "compiti",
    "salute",
    "lingua",
    "oratorio",
    "famiglia",
];

/// Numbers that look drawn but are the same every time (a linear congruence, after Knuth).
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.of(&WORDS)).collect::<Vec<_>>().join(" ")
    }
}

fn drawn_service(number: usize, draw: &mut Draw) -> Service {
    let heading = format!("{} {number}", draw.words(3));
    let mut it = service(&format!("{number}"), &heading);
    it.description = Some(stated(text(&draw.words(20))));
    it.status = draw.of(ServiceStatus::ALL);
    it.publication = draw.of(&[Publication::Published, Publication::Published, Publication::Unpublished]);
    it.protected = draw.below(12) == 0;
    it.phases = (draw.below(4) > 0).then(|| stated([draw.of(LifePhase::ALL)].into()));
    it.policy_areas = (draw.below(4) > 0).then(|| stated([draw.of(PolicyArea::ALL)].into()));
    it.situations = [draw.of(LifeSituation::ALL)].into();
    it.cost = (draw.below(3) > 0).then(|| stated(draw.of(Cost::ALL)));
    it.assurance = checked("2026-10-01").filter(|_| draw.below(2) == 0);
    it.languages =
        (draw.below(3) == 0).then(|| draw.of(&["ar", "pa"]).parse().unwrap()).into_iter().collect();
    let listed = format!("comune-{}", draw.of(&COMUNI));
    it.service_area = reaching(draw.of(CoverageScope::ALL), &[&listed]).filter(|_| draw.below(5) > 0);
    if draw.below(2) == 0 {
        it.schedules = vec![slot(draw.of(Weekday::ALL), "09:00", "12:00")];
    }
    it.provider = Some(Actor::Organization(id(&format!("organization-{}", draw.below(20)))));
    it
}

/// A notebook with so many services, and what is around them.
pub fn notebook(services: usize, seed: u64) -> Workspace {
    let mut draw = Draw(seed);
    let mut filling = Filling::default();
    for slug in COMUNI {
        filling.put(counted(slug, slug, [(100, 110), (90, 120)], 2_000, (190, 20)));
    }
    filling.put(frazione("nord", "Viadana nord", "comune-viadana"));
    filling.put(territory(1, "Uno", vec![whole("comune-bozzolo"), whole("comune-marcaria")]));
    filling.put(territory(2, "Due", vec![whole("comune-dosolo"), part("frazione-nord")]));
    for number in 0..20 {
        let mut it = organization(&format!("{number}"), &draw.words(2));
        it.comune = Some(id(&format!("comune-{}", draw.of(&COMUNI))));
        filling.put(it);
        let to = Actor::Network(id(&format!("network-{}", number % 3)));
        filling.put(link(
            &format!("{number}"),
            Actor::Organization(id(&format!("organization-{number}"))),
            to,
        ));
    }
    for number in 0..3 {
        filling.put(network(&format!("{number}"), &draw.words(2)));
        filling.put(agreement(&format!("{number}"), Some("2021-01-01"), Some("2026-12-31")));
    }
    for number in 0..services {
        filling.put(drawn_service(number, &mut draw));
    }
    for number in 0..services * 2 {
        filling.put(need(&format!("{number}"), &draw.words(8), u32::try_from(number % 9).unwrap()));
    }
    for number in 0..services / 4 {
        filling.put(task(&format!("{number}"), Some("2026-11-01"), None));
    }
    filling.0
}

/// Any question about [`notebook`].
pub fn query() -> impl Strategy<Value = GuideQuery> {
    fn choice<T: Clone + std::fmt::Debug + 'static>(list: Vec<T>) -> impl Strategy<Value = Option<T>> {
        prop::option::weighted(0.2, prop::sample::select(list))
    }
    let words =
        prop::sample::select(vec!["", "", "", "scuola", "scuola anz", "doposcuola", "lavroo", "zzzzzz"]);
    let comuni = COMUNI.map(|slug| id(&format!("comune-{slug}"))).to_vec();
    let territories = ["micro-territory-1", "micro-territory-2", "micro-territory-9"].map(id).to_vec();
    let ground = (words, choice(comuni), choice(territories));
    let kinds = (
        choice(LifePhase::ALL.to_vec()),
        choice(PolicyArea::ALL.to_vec()),
        choice(ServiceStatus::ALL.to_vec()),
        choice(LifeSituation::ALL.to_vec()),
    );
    let days = choice(vec![day("2026-11-23"), day("2026-11-28")]);
    let flags = (prop::bool::weighted(0.2), days, prop::bool::weighted(0.2));
    let language = choice(vec!["ar".parse().unwrap(), "pa".parse().unwrap()]);
    (ground, kinds, flags, language).prop_map(|(ground, kinds, flags, language)| GuideQuery {
        words: ground.0.to_owned(),
        comune: ground.1,
        micro_territory: ground.2,
        phase: kinds.0,
        area: kinds.1,
        status: kinds.2,
        situation: kinds.3,
        cost_free: flags.0,
        open_on: flags.1,
        checked_recently: flags.2,
        language,
    })
}

#[test]
fn a_thousand_services_and_two_thousand_needs_answer() {
    let workspace = notebook(1_000, 3);
    let today = day("2026-11-23");
    let guide = Index::of(&workspace, Audience::Guide);
    let everything = Index::of(&workspace, Audience::Everything);
    assert!(everything.len() > 3_000);
    for words in ["scuola", "scu", "doposcuola viadana", "oratoiro", "bambini lingua salute casa"] {
        let query = GuideQuery { words: words.into(), ..GuideQuery::default() };
        assert!(!answers(&workspace, Some(&guide), &query, today).found.is_empty(), "{words}");
        assert!(!everything.search(words).unwrap().hits.is_empty(), "{words}");
    }
    assert_eq!(what_now(&workspace, today, &DeviceFacts::default()).len(), 5);
    assert_eq!(organizations(&workspace, &NetworkQuery::default(), today).len(), 20);
    assert_eq!(networks(&workspace, &NetworkQuery::default()).len(), 3);
    assert_eq!(agreements(&workspace, &NetworkQuery::default(), today).len(), 3);
    assert_eq!(comparison(&workspace, today).comuni.len(), 4);
    assert!(gaps(&workspace, today).len() > 500);
}

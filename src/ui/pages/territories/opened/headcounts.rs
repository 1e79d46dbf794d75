//! Who takes part, by category: eight small numbers in a form, never a name.

use leptos::prelude::*;

use crate::domain::{Headcount, ParticipantCategory};
use crate::insight::groups::seats::of_category;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Parse};
use crate::ui::labels::{Label, sentence};

/// The most people that a form takes for one category: more is a slip of the hand.
pub const MOST: u32 = 9_999;

/// The name under which a draft keeps how many of a category there are.
fn name(category: ParticipantCategory) -> &'static str {
    match category {
        ParticipantCategory::Children => "people_children",
        ParticipantCategory::Families => "people_families",
        ParticipantCategory::Institutions => "people_institutions",
        ParticipantCategory::Youth => "people_youth",
        ParticipantCategory::Elderly => "people_elderly",
        ParticipantCategory::Partners => "people_partners",
        ParticipantCategory::LocalActors => "people_local_actors",
        ParticipantCategory::Migrants => "people_migrants",
    }
}

/// The eight numbers of a form under one heading.
pub fn draw_headcounts(fields: Fields, legend: String, counts: &[Headcount]) -> AnyView {
    let one = |category: &ParticipantCategory| {
        let said = counts.iter().any(|count| count.category == *category);
        let people = if said { of_category(counts, *category).to_string() } else { String::new() };
        fields.named(name(*category), sentence(category.label()), FieldKind::Number, people, Asked::Must)
    };
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            <p class="hint">
                "Quante persone, mai i nomi. Di chi non c’è lascia vuoto: si vedrà che manca."
            </p>
            <div class="grid" data-min="13">{ParticipantCategory::ALL.iter().map(one).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// Reads the eight numbers. What was not changed stays as it was written, row by row.
pub fn read_headcounts(parse: &mut Parse, before: &[Headcount]) -> Vec<Headcount> {
    let mut counts = Vec::new();
    for category in ParticipantCategory::ALL {
        let people =
            parse.whole(name(*category), 0..=u64::from(MOST)).and_then(|people| u32::try_from(people).ok());
        counts.extend(people.map(|people| Headcount { category: *category, people }));
    }
    if same(&counts, before) { before.to_vec() } else { counts }
}

/// Whether two counts say the same of every category.
fn same(a: &[Headcount], b: &[Headcount]) -> bool {
    let said = |counts: &[Headcount], category| {
        counts.iter().any(|count| count.category == category).then(|| of_category(counts, category))
    };
    ParticipantCategory::ALL.iter().all(|category| said(a, *category) == said(b, *category))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParticipantCategory::{Families, Youth};

    fn heads(counts: &[(ParticipantCategory, u32)]) -> Vec<Headcount> {
        counts.iter().map(|(category, people)| Headcount { category: *category, people: *people }).collect()
    }

    #[test]
    fn the_same_people_in_other_rows_are_the_same() {
        let rows = heads(&[(Youth, 1), (Families, 2), (Families, 3)]);
        assert!(same(&rows, &heads(&[(Families, 5), (Youth, 1)])));
        assert!(!same(&rows, &heads(&[(Families, 5)])));
        assert!(!same(&heads(&[(Youth, 0)]), &[]), "nobody is not the same as not known");
    }

    #[test]
    fn every_category_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> =
            ParticipantCategory::ALL.iter().map(|it| name(*it)).collect();
        assert_eq!(names.len(), ParticipantCategory::ALL.len());
    }
}
